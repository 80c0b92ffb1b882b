/** Values of the bridge: a package's old run time inside the launch of another standard. */

export type Old = "scorm12" | "scorm2004";

/** The data model of a SCORM as scormkit/cmi has it (converting/page.py writes it into the launch page). */
export interface Model {
  /** By name, with # for an index: who may use it, its type in words, lowest, highest, most characters, value at the beginning. */
  elements: Record<
    string,
    {
      access: "read" | "write" | "both";
      form: string;
      low?: number;
      high?: number;
      limit?: number;
      initial?: string;
    }
  >;
  /** What `_children` answers, by name. */
  children: Record<string, string>;
  /** Names that have a `_count`. */
  arrays: string[];
  /** Sentences of error codes. */
  errors: Record<string, string>;
}

/** One thing that is launched. */
export interface Unit {
  /** The publisher's name of it: the identifier of its item; for records an address. */
  id: string;
  title: string;
  /** The page to open, seen from the launch page, with its parameters. */
  href: string;
  /** It calls no API: opening it is all that there is to do. */
  asset?: boolean;
  launchData?: string;
  /** masteryscore (0 to 100) or minNormalizedMeasure (-1 to 1), as the old manifest has it. */
  passing?: string;
  threshold?: string;
  maxTime?: string;
  limitAction?: string;
  /** Objectives that the old manifest names: a run time of SCORM 2004 begins with them. */
  objectives?: string[];
  /** The objective of the new manifest by which others learn that this one is done. */
  done?: string;
  /** Objectives of the new manifest that are none of the content's. */
  own?: string[];
}

/** What the launch page holds for the bridge. */
export interface BridgeData {
  old: Old;
  model: Model;
  title: string;
  language: string;
  units: Unit[];
  /** The activity of the course, for record stores. */
  course?: string;
  words: Record<string, string>;
}

/** What an LMS knows of learner and unit at the launch, in the words of both standards. */
export interface Given {
  learnerId: string;
  learnerName: string;
  mode: "normal" | "browse" | "review";
  credit: boolean;
  /** The content goes on where it was: `kept` is what it left. */
  resumes: boolean;
  /** There was a session before, so that entry is no beginning. */
  begun: boolean;
  totalSeconds: number;
  launchData: string;
  passing: string;
  threshold: string;
  maxTime: string;
  limitAction: string;
  objectives: string[];
  /** Values of the old data model, by element. */
  kept: Record<string, string>;
  /** Entries that the store holds already and cannot show, by array. */
  counts: Record<string, number>;
}

export interface Scored {
  scaled: number | null;
  raw: number | null;
  min: number | null;
  max: number | null;
}

export interface Interaction {
  id: string;
  /** In the words of SCORM 2004; patterns and response in its notation, which xAPI shares. */
  type: string;
  objectives: string[];
  /** A moment (2004) or a time of day (1.2). */
  time: string;
  patterns: string[];
  weighting: string;
  response: string | null;
  result: string;
  /** Seconds; null: not said. */
  latency: number | null;
  description: string;
}

export interface Objective {
  id: string;
  completion: Completion;
  success: Success;
  score: Scored | null;
  progress: string;
  description: string;
}

export type Completion = "completed" | "incomplete" | "not attempted" | "unknown";
export type Success = "passed" | "failed" | "unknown";

/** What a learner did, in no standard's words. */
export interface Attempt {
  completion: Completion;
  success: Success;
  score: Scored | null;
  progress: string;
  location: string;
  suspend: string;
  /** suspend, normal, time-out, logout or "". */
  exit: string;
  /** Of this session; null: the content did not say. */
  seconds: number | null;
  objectives: Objective[];
  /** By index; undefined: it lies in the store and was not touched. */
  interactions: (Interaction | undefined)[];
  comments: { text: string; location: string; time: string }[];
  preferences: { audio: string; language: string; speed: string; captions: string };
}

/** Where the bridge stores: the LMS that launched it. */
export interface Outer {
  given: Given;
  /** Why a value could not be kept by this store; null: it can. `next`: all values as they would be. */
  refuses(element: string, next: () => Record<string, string>): string | null;
  /** Stores an attempt; `ended`: the session is over. false: it was refused, or did not come through. */
  save(attempt: Attempt, values: Record<string, string>, ended: boolean): boolean;
  /** Ends a session in which the content never began: what earlier ones left stays. */
  close(): void;
  /** The page goes: what comes from now on must be on its way at once. */
  goes(): void;
  /** The page may go at any moment: everything must be on its way now. */
  leave(): void;
}

/** How saving stands, where a store takes its time. */
export type Telling = (state: import("../types.js").SaveState) => void;

export type Problem = { code: number; why: string };

/** An old run time: the object that content looks for, and what it holds. */
export interface RunTime {
  /** API or API_1484_11. */
  name: string;
  api: Record<string, (...args: unknown[]) => string>;
  /** What the content has set or was given, by element. */
  values(): Record<string, string>;
  state(): "new" | "running" | "ended";
  attempt(ended: boolean): Attempt;
}
