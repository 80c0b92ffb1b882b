/** The data that pages/ writes into a launch page (script#course, JSON) and the player reads. */

export type Navigation = "free" | "linear" | "linear-first";
export type Reporting = "completed" | "passed-incomplete" | "passed-failed";

export interface OptionData {
  id: string;
  /** Stable small integer from course.lock; the bit in saved state. */
  key: number;
  /** One character 0-9 a-z for SCORM 1.2 responses. */
  letter: string;
  correct: boolean;
}

export interface QuestionData {
  /** Unique in the course, a legal CMIIdentifier. */
  id: string;
  key: number;
  type: "choice" | "true-false";
  multiple: boolean;
  options: OptionData[];
  objectives: string[];
  points: number;
  /** null: unlimited. */
  attempts: number | null;
  shuffle: boolean;
}

export interface PageData {
  id: string;
  key: number;
  title: string;
  kind: "page" | "assessment";
  questions: QuestionData[];
  /** Assessments only. Percent, 0 to 100. */
  passingScore?: number;
  /** Assessments only; null: unlimited. */
  attempts?: number | null;
}

export interface UnitData {
  id: string;
  key: number;
  title: string;
  minutes: number | null;
  objectives: { id: string; text: string }[];
  pages: PageData[];
}

export interface CourseData {
  format: 1;
  id: string;
  /** Four characters that saved state begins with. */
  tag: string;
  title: string;
  language: string;
  version: string;
  revised: string | null;
  minutes: number | null;
  navigation: Navigation;
  reporting: Reporting;
  /** Percent; null when the manifest carries none. */
  masteryScore: number | null;
  recordInteractions: boolean;
  units: UnitData[];
  /** Interface strings by key; {name} marks a slot. */
  text: Record<string, string>;
}

/** What a learner did on one question. */
export interface QuestionState {
  /** Attempts used in the present round. */
  used: number;
  /** Keys of the options chosen in the last submitted answer, sorted. */
  answer: number[];
  correct: boolean;
}

/** One assessment over all its rounds. */
export interface AssessmentState {
  /** Rounds submitted. */
  rounds: number;
  /** The round under way is submitted and its result is shown. */
  finished: boolean;
  /** Best percent of all submitted rounds, in whole hundredths (0 to 10000); -1 before the first. */
  best: number;
}

/** Everything that is saved. Pure data; keys are the lock's. */
export interface Attempt {
  page: number | null;
  visited: Set<number>;
  questions: Map<number, QuestionState>;
  assessments: Map<number, AssessmentState>;
  /** Seconds in earlier sessions. */
  seconds: number;
  /** Interactions sent to the LMS so far, over all sessions. */
  sent: number;
  /** Seed of every shuffle of this attempt, 0 to 32767. */
  seed: number;
  /** Best status ever reported, never lowered. */
  status: LessonStatus;
}

export type LessonStatus = "not attempted" | "browsed" | "incomplete" | "failed" | "completed" | "passed";
export type SaveState = "none" | "saved" | "saving" | "unsaved" | "ended" | "review" | "untracked";

export interface Score { raw: number; min: number; max: number }

export interface InteractionRecord {
  question: QuestionData;
  answer: number[];
  correct: boolean;
  /** Seconds from shown to submitted. */
  latency: number;
  /** Time of the answer. */
  at: Date;
}

export interface Snapshot {
  status: LessonStatus;
  score: Score | null;
  location: string;
  suspendData: string;
  objectives: { id: string; status: LessonStatus; score: Score | null }[];
  /** Seconds in this session. */
  sessionSeconds: number;
  /** The whole course is complete or passed. */
  done: boolean;
}

export interface Launch {
  /** false: no API, or it would not initialize. */
  tracking: boolean;
  mode: "normal" | "review" | "browse";
  learnerName: string;
  location: string;
  suspendData: string;
  status: LessonStatus | "";
}

/** One interface for every run time; only adapters touch window.API and its kin. */
export interface Adapter {
  start(): Launch;
  /** Queue what changed; it is written and committed once a burst. */
  save(snapshot: Snapshot, interactions: InteractionRecord[]): void;
  /** Write and commit at once (page hidden). */
  flush(snapshot: Snapshot): void;
  /** Last write; ends the session, once. Returns true when the LMS said it is stored. */
  finish(snapshot: Snapshot): boolean;
  onState(listener: (state: SaveState) => void): void;
}
