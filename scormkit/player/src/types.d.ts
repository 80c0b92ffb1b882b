/** The data that pages/ writes into a launch page (script#course, JSON) and the player reads. */

export type Navigation = "free" | "linear" | "linear-first";
export type Reporting = "completed" | "passed-incomplete" | "passed-failed";

/** How a partly right answer counts: not at all; the share that is right; that share less what is wrong. */
export type Credit = "all-or-nothing" | "partial" | "penalty";

/**
 * What a learner answered. Numbers are option keys, strings are what was typed. A type whose answers are sets (`list: false`)
 * has keys in ascending order; else the order is the type's own: pairs, gaps, steps.
 */
export type Answer = (number | string)[];

export interface OptionData {
  id: string;
  /** Stable small integer from course.lock, unique in the question; the bit in saved state. */
  key: number;
  /** One character 0-9 a-z for SCORM 1.2 responses, unique in the group. */
  letter: string;
  /** Which of the question's lists it stands in, such as "source" and "target"; "" where there is one list. */
  group: string;
  correct: boolean;
}

export interface QuestionData {
  /** Unique in the course, a legal CMIIdentifier. */
  id: string;
  key: number;
  /** A key of Types. */
  type: string;
  multiple: boolean;
  options: OptionData[];
  /** What only its type knows and reads; options are named by key. */
  data: unknown;
  objectives: string[];
  points: number;
  /** null: unlimited. */
  attempts: number | null;
  shuffle: boolean;
  credit: Credit;
  /** false: nothing to be right about (a survey); never counts for points, and may be changed while tries are left. */
  graded: boolean;
  /** false: never sent to the LMS. */
  record: boolean;
  /** Of the course (BCP 47): how learners write numbers, and what their texts are marked with. */
  language: string;
}

/**
 * A condition over what the learner did: a part of several; a unit or a page (checks, too) done and, with `passed`, passed;
 * an objective reached; the last answer to a question. See core/rules.js.
 */
export type Rule =
  | { least: number; of: Rule[] }
  | { unit: number; passed: boolean }
  | { page: number; passed: boolean }
  | { objective: string; key: number }
  | { not: Rule }
  | { question: number; how: "right" | "wrong" | "chose"; options: number[] }
  | HeardRule;

/** What another item of the package tells by way of the LMS: it was told to hold, or (`holds` false) it was not. */
export interface HeardRule {
  heard: string;
  holds: boolean;
  /** What is missing until then. */
  need: { key: string; slots: Record<string, string> };
}

/** Of a unit or a page. */
export interface RulesData {
  /** Locked until it holds. */
  requires?: Rule;
  /** Left out while it holds. */
  skipIf?: Rule;
  /** Left out while it does not hold. */
  showIf?: Rule;
  /** The course is complete without it. */
  optional?: boolean;
}

/** When the course is complete: all of what is not null, or with `any` one of it. */
export interface CompletionData {
  /** Percent of the pages that count. */
  pages: number | null;
  minutes: number | null;
  checks: "submitted" | "passed" | null;
  /** Percent over all checks that count; takes the place of their own pass marks. */
  score: number | null;
  any: boolean;
}

/** A block that keeps something for the learner: a checklist with the keys of its entries, or a text of so many characters. */
export interface KeptData {
  key: number;
  entries?: number[];
  limit?: number;
}

export interface PageData extends RulesData {
  id: string;
  key: number;
  title: string;
  kind: "page" | "assessment";
  /** Of an assessment all that it can ask, section by section. */
  questions: QuestionData[];
  /** Pages only: ids of the objectives that the author says it teaches. */
  objectives?: string[];
  /** Pages only: so many recordings must be played before the page counts as visited; left out: none. */
  holds?: number;
  /** Pages only: checklists and reflections. */
  kept?: KeptData[];
  /** Assessments only, as all that follows. Percent, 0 to 100. */
  passingScore?: number;
  /** null: unlimited. */
  attempts?: number | null;
  /** Left out: all questions are one part, asked as they stand. */
  sections?: SectionData[];
  /** Nobody is told how an answer came out before the result. */
  silent?: boolean;
  /** When the result shows the answers; left out: after-submit. */
  review?: "never" | "after-submit" | "after-pass";
  /** Minutes between two rounds. */
  cooling?: number;
  /** The result names the pages to read again. */
  remediation?: boolean;
  /** Counts for nothing, but passing it makes the unit's pages done. */
  pretest?: boolean;
  /** After how many of the attempts the learner goes through the unit again before the next. */
  lap?: number;
}

/** A part of an assessment: the next `size` of its questions. */
export interface SectionData {
  /** "": it has none. */
  title: string;
  size: number;
  /** How many a round asks, in an order of chance; null: all, as they stand. */
  draw: number | null;
  /** At least so many on each objective that the questions name. */
  each: number;
  /** How much it counts beside the other sections; null in all: by its points. */
  weight: number | null;
}

export interface UnitData extends RulesData {
  id: string;
  key: number;
  title: string;
  minutes: number | null;
  /** Each learner gets `count` of the units with this `group`. */
  draw?: { group: number; count: number };
  /** Electives: each learner does `count` of the units with this `group`, and chooses which. */
  choose?: { group: number; count: number; title: string };
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
  /** The language of `text`, where there is none in the language of the course. */
  spoken?: string;
  version: string;
  revised: string | null;
  minutes: number | null;
  navigation: Navigation;
  reporting: Reporting;
  /** Percent; null when the manifest carries none. */
  masteryScore: number | null;
  recordInteractions: boolean;
  /** Minutes without a save until the LMS is touched, so that it does not end the session; left out: 5. */
  keepAliveMinutes?: number;
  /** The address of a harmless page, where learners may have to leave unseen. */
  quickExit?: string;
  units: UnitData[];
  /** Left out: all pages, all checks handed in. */
  completion?: CompletionData;
  /** Addresses of the languages of a package by their tags, the usual one first; left out: the page has the only one. */
  languages?: Record<string, string>;
  /** Where the course is one of several items of a package. */
  among?: AmongData;
  /** Interface strings by key; {name} marks a slot. */
  text: Record<string, string>;
  /** xAPI, cmi5 and web: what statements are made of. */
  records?: Recorded;
}

/** The activities of a package. A part is what stands behind `base` in the identifier of one: questions/one.check.q1. */
export interface Recorded {
  base: string;
  /** Identifier of the course. */
  course: string;
  /** Part of what is launched; "": the course. */
  root: string;
  /** Definitions by part; "" has that of what is launched. */
  activities: Record<string, object>;
  /** Parts of films and sounds, by the name of the file in the package. */
  recordings: Record<string, string>;
}

export interface Statement {
  id: string;
  actor: Record<string, unknown>;
  verb: { id: string; display: { en: string } };
  object: { id: string };
  context: { contextActivities: Record<string, object[]>; [name: string]: unknown };
  timestamp: string;
}

/** The progress of a learner as a record store keeps it. */
export interface RecordDoc {
  /** The packed state, as in suspend data. */
  data: string;
  location: string;
  status: LessonStatus | "";
  score: number | null;
  /** What was said of the result: it is said once. `owed`: failed, and not said yet. `score`: the last one. */
  told: { completed?: boolean; passed?: boolean; owed?: boolean; score?: number };
}

/** One item of several: what the others wait for, told by an objective each. */
export interface AmongData {
  signals: { id: string; rule: Rule }[];
  /** By which objectives it hears of the others, where its pages ask for them. */
  heard?: string[];
  /** The platform's store that keeps the saved state, whatever becomes of the attempt at the unit. */
  store?: string;
  /** Also where there is no store: the objectives that keep that the unit is completed, and that it is passed, with the score. */
  kept?: string[];
  /** By which objective the platform hears that the learner takes the unit again, and begins it anew. */
  again?: string;
  /** The platform counts how often it begins the unit, and closes it after so many times: the store for that number. */
  begun?: { store: string; total: number };
  /** Nothing comes after it: the LMS calls Continue valid here, too, as it ends the session. */
  last?: boolean;
}

/** What a learner did on one question. */
export interface QuestionState {
  /** Attempts used in the present round. */
  used: number;
  /** The last submitted answer; empty when there is none, or when it no longer fits the question. */
  answer: Answer;
  /** What the answer earned, 0 to 1; 1 for whatever answer to a question that is not graded. */
  credit: number;
}

/** One assessment over all its rounds. */
export interface AssessmentState {
  /** Rounds submitted. */
  rounds: number;
  /** The round under way is submitted and its result is shown. */
  finished: boolean;
  /** Best percent of all submitted rounds, in whole hundredths (0 to 10000); -1 before the first. */
  best: number;
  /** Marks (draw.js) of the questions met in the rounds before this one; of those sections that vary. */
  seen: Set<number>;
  /** When the last round ended, in minutes since the beginning of 2026; 0 where there is no wait. */
  ended: number;
}

/** Everything that is saved. Pure data; keys are the lock's. */
export interface Attempt {
  page: number | null;
  visited: Set<number>;
  /** Keys of the objectives that rules ask for and that were reached once. */
  reached: Set<number>;
  questions: Map<number, QuestionState>;
  assessments: Map<number, AssessmentState>;
  /** What learners left in checklists (keys of what is ticked) and reflections (one text), by key. */
  kept: Map<number, Answer>;
  /** Seconds of being active in the course, over all sessions. */
  seconds: number;
  /** Interactions sent to the LMS so far, over all sessions. */
  sent: number;
  /** Seed of every shuffle of this attempt, 0 to 32767. */
  seed: number;
  /** Best status ever reported, never lowered. */
  status: LessonStatus;
}

export type LessonStatus = "not attempted" | "browsed" | "incomplete" | "failed" | "completed" | "passed";
/**
 * none: nothing was saved yet, and nothing is to be. saving: on its way. saved: everything is stored, and known to be.
 * unsaved: it could not be stored, and is tried again. offline: as unsaved, because there is no line. ended: the session at
 * the LMS is over, or this window's is: nothing can be saved from here any more. elsewhere: as ended, because the course was
 * opened in another window, which goes on from what this one saved. review: nothing is to be recorded. untracked: there is
 * nobody to record it.
 */
export type SaveState =
  | "none"
  | "saving"
  | "saved"
  | "unsaved"
  | "offline"
  | "ended"
  | "elsewhere"
  | "review"
  | "untracked";

/** How a write went. null: it cannot be said yet, and is looked at again soon. ended: the LMS knows no session of ours. */
export type Stored = boolean | null | "ended";

export interface Score { raw: number; min: number; max: number }

export interface InteractionRecord {
  /** How many interactions this attempt sent before this one, over all sessions. */
  index: number;
  question: QuestionData;
  answer: Answer;
  /** 0 to 1. */
  credit: number;
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
  /** Everything that completion asks for is done, passed or not. */
  complete: boolean;
  /** 0 to 1: the share of what has to be done that is done. */
  progress: number;
  /** What other items of the package wait for; `holds` null: nothing can be said yet. */
  signals: Signal[];
  /** The learner leaves by Exit, or for the next item; null while the course goes on. */
  leaving: Leaving | null;
}

/** `scaled`: a score beside it, 0 to 1. */
export interface Signal {
  id: string;
  holds: boolean | null;
  scaled?: number | null;
}

export type Leaving = "exit" | "next" | "again";

export interface Launch {
  /** false: no API, or it would not initialize. */
  tracking: boolean;
  mode: "normal" | "review" | "browse";
  learnerName: string;
  location: string;
  suspendData: string;
  /** The saved state is from earlier attempts: this one has told nothing yet. */
  anew?: boolean;
  status: LessonStatus | "";
  /** The score the LMS holds already (0 to 100); null when it holds none or does not tell. */
  score: number | null;
  /** Which objectives of `AmongData.heard` are told to hold; left out: the run time cannot tell. */
  heard?: string[] | undefined;
  /**
   * What the learner should know at the start; left out: "untracked" where there is no tracking, else nothing. "kept": the LMS
   * holds a result, and nothing of what led to it.
   */
  notice?: "refused" | "unreachable" | "counted" | "kept" | undefined;
  /** Which attempt at the unit this is, of how many, where the LMS counts. */
  counted?: { n: number; total: number } | undefined;
}

/**
 * One interface for every run time; only adapters touch window.API and its kin. No method ever throws. A run time that
 * answers at once (SCORM) and one that takes its time (an LRS) differ in one thing: the latter's `flush` and `finish` return
 * false, and `onState` says "saved" later.
 */
export interface Adapter {
  /** Once. What has to be fetched first was fetched before the adapter was made: see `play` in launch/play.js. */
  start(): Launch;
  /** Queue what changed; it is written and committed once a burst, and after a failure tried again until it is stored. */
  save(snapshot: Snapshot, interactions: InteractionRecord[]): void;
  /**
   * Write now what is not stored yet (page hidden, Exit). true: all of it is stored, and known to be; also when there was
   * nothing to write. false: not known, or not stored; trying goes on, and `onState` says what becomes of it.
   */
  flush(snapshot: Snapshot): boolean;
  /** Nothing changed for long: keep the run time from ending the session. Left out where none ends by itself. */
  keepAlive?(snapshot: Snapshot): void;
  /**
   * Last write; ends the session. Called once, and nothing but `onState` after it. Returns as flush does; where it is not
   * known yet, what is under way goes on although the page may be gone, and `onState` says "saved" when it has come.
   */
  finish(snapshot: Snapshot): boolean;
  /** Whether the LMS would open another item after this one. Left out where there is nothing after it. */
  hasNext?(): boolean;
  /** Hands a saved state to the next try at this unit, which the LMS opens after exit("again"); false when it cannot. */
  carry?(state: string): boolean;
  /** Another window took the course over: write nothing more, and leave the run time's session to that window. */
  leave(): void;
  /** Before start. Every change of the state of saving; the first is told by `start`, unless it is "none". */
  onState(listener: (state: SaveState) => void): void;
  /** What the run time answered last, and its last error, in its own words, for those who help. */
  support?(): { answer: string; error: string };
  /** The languages that the learner wants, as the run time knows: tags with commas between them, the best first; or "". */
  languages?(): string;
}

/** The API object of an LMS: nothing throws, all is text. */
export interface Lms {
  /** The last call that says whether it succeeded, with the answer. */
  answered: string;
  /** The last call that did not, with the error code. */
  failed: string;
  /** A call since this was last set to false said that the session is over. */
  over: boolean;
  /** A call threw: the object, or the frame that held it, is gone. */
  thrown: boolean;
  /** Looks for the object (again); "": there is none (any more). */
  connect(): "" | "same" | "another";
  initialize(): boolean;
  /** "" where there is none. "null" and "undefined", from LMSs that print what they lack, are none. */
  get(element: string): string;
  set(element: string, value: string): boolean;
  commit(): boolean;
  finish(): boolean;
  lastError(): string;
}

/** `createWriter` of adapters/writer.js. */
export type ScormWriter = ReturnType<typeof import("./adapters/writer.js").createWriter>;

export interface ScormElement {
  name: string;
  /** Progress is lost without it; else a refusal is borne. */
  required: boolean;
  /** That it changed is no reason to commit; it comes along when there is another. */
  quiet?: boolean;
  /** Characters. */
  limit: number;
  /** null: nothing to write yet. */
  value: (snapshot: Snapshot) => string | null;
}

/** Objectives and interactions: lists that grow by index. */
export interface ScormLists {
  add(records: InteractionRecord[]): void;
  write(snapshot: Snapshot): void;
  /** What was written is stored, and known to be. */
  stored(): void;
  /** What is not known to be stored is written again: the LMS has begun another session, or has lost it. */
  restart(): void;
}

/** What is different from one version of SCORM to the next. */
export interface ScormModel {
  methods: Record<"initialize" | "finish" | "get" | "set" | "commit" | "lastError", string>;
  /** Error codes: all is well; there is no session (any more). */
  errors: { none: string; over: string[] };
  /** Name of the element that takes "suspend". */
  exit: string;
  suspendData: string;
  /** The element with the language that the learner wants. */
  language: string;
  /** What is written of a snapshot beside the lists, in order. */
  burst: ScormElement[];
  lists: (lms: Lms, writer: ScormWriter, encodings: Record<string, Encoding>) => ScormLists;
  begin: (lms: Lms) => boolean;
  /** Tells `writer` what the LMS holds of the elements that were read. */
  launch: (lms: Lms, writer: ScormWriter) => Launch;
  /** Whether the LMS would open another item after this one. */
  hasNext?: (lms: Lms) => boolean;
  /** Hands a saved state to the next attempt. */
  carry?: (lms: Lms, state: string) => boolean;
}

/** Time, and whether there is a line; passed in so that tests can turn the hands and cut it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
  /** false: surely offline. Left out: nobody knows. */
  isOnline?(): boolean;
}

/**
 * A sentence for the learner: a key of CourseData.text and what goes into its slots. The core speaks these only:
 *   locked.rule              (the author's rules; what is missing is in `parts`: need_*)
 *   locked.out               (left out for this learner)
 *   locked.choose {title, left} (finish so many more of those electives first)
 *   locked.linear            (menu, linear courses: use Back and Next)
 *   locked.visit {title}     (read that page first)
 *   locked.submit {title}    (finish that check first)
 *   open.visit {title}       (page not read yet)
 *   open.submit {title}      (check not finished yet)
 *   open.pass {title, percent}  (check finished but not passed; percent is its pass mark)
 *   open.choose {title, left}  (so many electives not begun yet)
 *   open.pages {n}, open.score {percent}, open.minutes {n}
 */
export interface Phrase {
  /** With a slot n, the key may have plural forms. */
  key: string;
  slots: Record<string, string | number>;
  /** Sentences that go into the slot {what}. */
  parts?: Phrase[];
}

/** Something that is still to do, and where; null where it is no page's. */
export interface OpenItem extends Phrase {
  page: PageData | null;
}

/** The interface's texts and number forms. A text whose key is unknown is the key itself. */
export interface Words {
  /** A text of the interface; {name} in it is filled from `slots`. */
  say(key: string, slots?: Record<string, string | number>): string;
  phrase(phrase: Phrase): string;
  /** A text that follows a number: key.one, key.other ... with {n}. */
  count(key: string, n: number): string;
  percent(n: number): string;
}

/** What the player brings to a type's view, so that a type imports nothing of it. Made for one question. */
export interface Kit {
  words: Words;
  /** The question's options of one group (all of them when it has but one, ""), shuffled where the question says so. */
  order(group?: string): OptionData[];
  /** One picture of the set in the page, by name; a word always stands beside it. */
  icon(name: string): SVGSVGElement;
  /** An element with attributes and children. `false` and `null` leave an attribute or a child out, `true` sets it bare. */
  element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Record<string, string | boolean | null>,
    ...children: (Node | string | null)[]
  ): HTMLElementTagNameMap[K];
  /** An element that is known to be there. */
  part(root: ParentNode, selector: string): HTMLElement;
  button(
    label: string,
    press: () => void,
    options?: { kind?: "primary" | "quiet"; icon?: string; id?: string },
  ): HTMLButtonElement;
  /** Moves the reader to an element: focused, so that it is read out, and scrolled into sight. */
  focusOn(target: HTMLElement): void;
  /** Says something to screen readers without moving the focus ("moved to place 2 of 5"). */
  announce(message: string): void;
}

/** What `show` is told beside the answer. */
export interface ShownView extends QuestionView {
  /** What is right may be shown now: the last try is used, and the question is none of an assessment's. */
  reveal: boolean;
}

/**
 * How a question type looks. The page has its form (templates/question.html.j2, the type's template in div.answer, all of it in
 * one fieldset); the view reads and fills it. The player does the rest: Check, the error line, `disabled` (on the fieldset, so
 * of every control in it; a view that makes something draggable looks at `view.checked`), aria-invalid, focus, feedback,
 * Try again. Before another try the form is reset: what is not a control's own value follows by the form's "reset" event.
 */
export interface TypeView {
  /** Once, when the form comes on the screen, before the first `show`: brings buttons and drag to life. */
  mount?(form: HTMLFormElement, question: QuestionData, kit: Kit): void;
  /** What is answered so far; may be incomplete or empty. Called when Check is pressed. */
  read(form: HTMLFormElement, question: QuestionData, kit: Kit): Answer;
  /**
   * After every change anywhere in the course: options in order; when `view.checked`, the answer and its marks at each part.
   * When it is not checked, marks go, and what the learner has put in so far stays.
   */
  show(form: HTMLFormElement, question: QuestionData, view: ShownView, kit: Kit): void;
  /** Key of the words said when Check is pressed and the answer read is not accepted. */
  missing(question: QuestionData, answer: Answer): string;
}

/**
 * How answers are told to the LMS: interactions/<type>/scorm12.js (RTE 1.2 section 3.4.4, CMIFeedback; each value at most 255
 * characters) and scorm2004.js (RTE 4th section 4.2.9; xAPI and cmi5 use the same). A package carries those of its target.
 */
export interface Encoding {
  /** true-false, choice, fill-in, matching, performance, sequencing, likert, numeric ... */
  type(question: QuestionData): string;
  /** Each is one correct_responses.n.pattern; none where nothing is right or wrong. */
  patterns(question: QuestionData): string[];
  response(question: QuestionData, answer: Answer): string;
}

/** A question type: the default export of interactions/<type>/type.js. Pure but for `view`; imports nothing of player/src. */
export interface TypeModule {
  /**
   * false: an answer is a set of option keys, saved as a bitmap in ascending order. true: order, repeats or texts matter,
   * saved item by item. Python's `list_items` and `texts` of the type say the same.
   */
  list: boolean;
  /** 0 to 1 by `question.credit`, for an answer that is accepted. Not asked when the question is not graded. */
  score(question: QuestionData, answer: Answer): number;
  /** Complete and legal: only the question's own keys, the right count, no text blank or longer than allowed. Never throws. */
  accepts(question: QuestionData, answer: Answer): boolean;
  view: TypeView;
}

/** The question types of a package by name. */
export type Types = Record<string, TypeModule>;

/** What the player brings to a block. */
export interface BlockKit extends Pick<Kit, "words" | "icon" | "element" | "part" | "button" | "focusOn" | "announce"> {
  session: Session;
  /** The page that the block stands on. */
  page: PageData;
  /** A recording of this page was played as far as it asks. Called once by each. */
  played(): void;
}

/** The script of a block (`:::name`): the default export of src/blocks/<name>.js. It imports nothing of the player. */
export interface BlockModule {
  /** Once, when the page comes on the screen; `root` is the block's element, which can be read without the script, too. */
  mount(root: HTMLElement, kit: BlockKit): void;
}

/**
 * What only some courses use, the default export of src/features/<name>.js (with <name>.css beside it, if it has a style of
 * its own). pages/features.py says which courses. It may import whatever of the player it likes: what is shared comes once.
 */
export interface Feature {
  /** Once, when the session has begun, before anything is shown. */
  begin?(session: Session): void;
  /**
   * After the first screen is shown, and again when the page is there in another language: what stood in the page before is
   * gone by then, with its listeners. Later changes are told by `session.subscribe`.
   */
  mount?(session: Session, words: Words): void;
  /** Of one feature, languages: brings the page in the learner's language, and calls `show` each time it is another one. */
  open?(session: Session, adapter: Adapter, show: (shown: Session) => void): Promise<void>;
}

/** What the questions of a round are asked as; `title` is the section's, "" where it has none. */
export interface DrawnPart {
  title: string;
  asked: QuestionData[];
}

type Index = import("./core/course.js").Index;

/** For courses whose units, pages or packages have rules. core/rules.js and core/session.js say what each is for. */
export interface RulesFeature extends Feature {
  /** The objectives that rules ask for. */
  goals(course: CourseData): { id: string; key: number }[];
  isOut(index: Index, attempt: Attempt, page: PageData): boolean;
  lock(index: Index, attempt: Attempt, page: PageData): Phrase | null;
  /** With the objectives that were reached so far: a new try at a check takes nothing back. */
  keepReached(index: Index, attempt: Attempt): Attempt;
  signals(index: Index, attempt: Attempt, leaving: Leaving | null): Snapshot["signals"];
  /** Where a learner goes on whose page was left out. */
  refuge(index: Index, attempt: Attempt, page: PageData): PageData;
}

/** For courses with electives. features/choices.js says what each is for. */
export interface ChoicesFeature extends Feature {
  isSpare(index: Index, attempt: Attempt, page: PageData): boolean;
  isReplaceable(index: Index, attempt: Attempt, page: PageData): boolean;
  way(index: Index, attempt: Attempt, page: PageData, next: PageData | undefined, step: 1 | -1): PageData | null | undefined;
  lock(index: Index, attempt: Attempt, current: PageData, page: PageData): Phrase | null | undefined;
  gather(index: Index, attempt: Attempt, list: OpenItem[]): OpenItem[];
  note(session: Session, words: Words, next: PageData | null): HTMLElement | null;
}

/** For courses with assessments in sections. Asked only of such assessments. */
export interface SectionsFeature extends Feature {
  drawn(attempt: Attempt, page: PageData): DrawnPart[];
  /** Of the questions that a later round may ask or not. */
  marks(page: PageData): number[];
  /** What was met once the round on the screen is over. */
  seenAfter(attempt: Attempt, page: PageData): Set<number>;
  hundredths(attempt: Attempt, page: PageData): number;
  worth(attempt: Attempt, page: PageData): number;
  /** How each section came out, for the screen. */
  results(words: Words, result: Result): HTMLElement[];
}

/** For courses whose author says when they are complete. */
export interface CompletionFeature extends Feature {
  /** As in core/completion.js; undefined where what is usual holds. */
  criteria(index: Index, attempt: Attempt): OpenItem[][] | undefined;
}

/** For courses with checklists or reflections. */
export interface KeptFeature extends Feature {
  keep(attempt: Attempt, index: Index, key: number, answer: Answer): Attempt;
  known(kept: Attempt["kept"], index: Index): Attempt["kept"];
}

/** For courses with a wait between the rounds of an assessment. Times are in milliseconds. */
export interface WaitsFeature extends Feature {
  /** When a round ended, as it is saved. */
  end(now: number): number;
  /** In minutes. */
  left(attempt: Attempt, page: PageData, now: number): number;
  notInFuture(attempt: Attempt, now: number): Attempt;
}

/** For courses whose checks name the pages to read again. */
export interface RemediationFeature extends Feature {
  pages(attempt: Attempt, index: Index, page: PageData): PageData[];
  /** The same, for the screen. */
  list(session: Session, words: Words, result: Result): HTMLElement[];
}

/** For courses that say what they teach. */
export interface ObjectivesFeature extends Feature {
  states(index: Index, attempt: Attempt): Snapshot["objectives"];
  /** The better of two reports: a later round that goes worse takes nothing back. */
  raise(before: Snapshot["objectives"], now: Snapshot["objectives"]): Snapshot["objectives"];
  /** Of the round that was submitted last. */
  results(index: Index, attempt: Attempt, page: PageData): ObjectiveResult[];
  /** The same, for the screen. */
  list(words: Words, objectives: ObjectiveResult[]): HTMLElement[];
}

/** For courses with units that can be taken again. */
export interface LapsFeature extends Feature {
  /** The next round comes only after the unit was gone through again: the tries of this time are used up. */
  isDue(attempt: Attempt, page: PageData): boolean;
  /**
   * The unit is gone through again, and its check is not handed in this time: to the learner it is as open as its pages,
   * although what was handed in counts.
   */
  isOpen(attempt: Attempt, page: PageData): boolean;
  /** null: it is not due. */
  takeAgain(attempt: Attempt, index: Index, page: PageData, now: number): Attempt | null;
  counted(index: Index, attempt: Attempt, launch: Launch): Attempt;
  lock(index: Index, attempt: Attempt, page: PageData): Phrase | null;
}

/** By name. The core asks for those that are named here. */
export interface Features {
  rules?: RulesFeature;
  choices?: ChoicesFeature;
  sections?: SectionsFeature;
  completion?: CompletionFeature;
  kept?: KeptFeature;
  waits?: WaitsFeature;
  remediation?: RemediationFeature;
  laps?: LapsFeature;
  objectives?: ObjectivesFeature;
  [name: string]: Feature | undefined;
}

/** start: title and Start or Continue. page: `session.page` is shown. summary: the last screen. ended: after Exit, see `stored`. */
export type Screen = "start" | "page" | "summary" | "ended";

/** What a listener is told: which part of what is shown may differ now. */
export type Change = "screen" | "assessment" | "question" | "clock" | "save";

/** One question as it stands in the present round. */
export interface QuestionView {
  used: number;
  /** Tries left; null: unlimited. */
  left: number | null;
  /** The answer last checked; empty when there is none to show. */
  answer: Answer;
  /** What the answer earned, 0 to 1. Between: partly right. */
  credit: number;
  /** All of it is right (or the question is not graded). */
  correct: boolean;
  /** An answer was checked and its feedback is shown. Until then the answer is open. */
  checked: boolean;
  /** `retry` is possible: checked, not all right (or not graded: the answer may be changed), and tries are left. */
  retriable: boolean;
}

/** An assessment as it stands. */
export interface AssessmentView {
  /** intro: Start button. question: number `index` is on the screen. result: the round is submitted. */
  stage: "intro" | "question" | "result";
  /** What the round asks, in order; before Start what the first one will. */
  questions: QuestionData[];
  /** Title of the section of the question on the screen; "" where it has none. */
  section: string;
  /** Index of the question on the screen, from 0. */
  index: number;
  count: number;
  /** The question on the screen is the last: after its feedback the button is "See result". */
  last: boolean;
  /** Rounds submitted. */
  rounds: number;
  /** Rounds left; null: unlimited. */
  left: number | null;
  /** Pass mark in percent. */
  passingScore: number;
  /** Best percent of all submitted rounds; null before the first. */
  best: number | null;
  /** The best percent reaches the pass mark. */
  passed: boolean;
  /** `restartAssessment` is possible once the wait is over: submitted, not passed, rounds left. */
  retriable: boolean;
  /** It leads through the whole unit again. */
  again: boolean;
  /** Minutes until then; 0: now. */
  wait: number;
}

export interface ObjectiveResult {
  id: string;
  text: string;
  percent: number;
  passed: boolean;
}

/** The round that was submitted last, while its answers are still there. */
export interface Result {
  earned: number;
  possible: number;
  /** 0 to 100, two decimals. */
  percent: number;
  best: number;
  passed: boolean;
  objectives: ObjectiveResult[];
  /** Sections that have a title. */
  sections: { title: string; percent: number }[];
  /** The learner may look at the answers again, ... */
  review: boolean;
  /** ... and at what is right. */
  reveal: boolean;
  /** Pages to read again. */
  revisit: PageData[];
}

export interface Answered {
  credit: number;
  correct: boolean;
  used: number;
  /** null: unlimited. */
  left: number | null;
}

/** A screen's only way to the attempt. Everything it returns is a plain value; keys are those of the course. */
export interface Session {
  readonly course: CourseData;
  /** Every question type of the course. */
  readonly types: Types;
  /** Before start() a launch without tracking. */
  readonly launch: Launch;
  readonly screen: Screen;
  /** The page on the screen; on the start screen the one that Start or Continue leads to. */
  readonly page: PageData;
  /** Something was done in an earlier session: the button says Continue. */
  readonly resumed: boolean;
  /** There was saved data, but it is damaged or of another course: the attempt starts anew, and the learner is told. */
  readonly lost: boolean;
  readonly saveState: SaveState;
  /** On "ended": whether everything is stored; null as long as nobody knows, and before. It may still turn true by itself. */
  readonly stored: boolean | null;
  /** As reported to the LMS. */
  readonly status: LessonStatus;
  /** The status is the one that the course asks for. An LMS may hold "completed" by itself where there is something to pass. */
  readonly finished: boolean;

  /** Connects and restores; called once, by the entry, before mount. */
  start(): Launch;
  /** Start or Continue on the first screen. */
  begin(): void;
  /** Shows a page, which is thereby visited. false: it is locked (or unknown), nothing changed. */
  goTo(pageKey: number): boolean;
  /** Back to the first screen, or on to the last. */
  show(screen: "start" | "summary"): void;
  /**
   * The Exit button: saves, shows "ended", and ends the LMS session. Returns whether everything is stored. When it is not, the
   * session stays open and saving goes on: exit() tries again, begin(), goTo() and show() lead back to the course.
   */
  exit(how?: Leaving): boolean;
  /** Whether the LMS would open another item of the package after this one: then exit("next") asks for it. */
  hasNext(): boolean;
  /** The page goes away: saves and ends the LMS session, come what may. Later deeds are not recorded. */
  close(): void;
  /** Commits what is not committed yet (page hidden, line back). */
  flush(): void;
  /** Another window took the course over: saves once more, and nothing after that. */
  leave(): void;

  /** Pages and assessments of all units, in order. */
  readonly pages: PageData[];
  next(): PageData | null;
  previous(): PageData | null;
  isLocked(page: PageData): Phrase | null;
  isVisited(page: PageData): boolean;
  /** A page: visited. An assessment: submitted, and where its unit is taken again, this time. */
  isDone(page: PageData): boolean;
  progress(): { done: number; total: number; percent: number };
  /** What is still to do until the course is done; empty when it is. `page` is where. */
  open(): OpenItem[];
  /** Left out for this learner, by the author's rules. */
  isOut(page: PageData): boolean;
  /** The page that was left out while it was on the screen, so that another came in its place; null when none was. */
  readonly left: PageData | null;
  /** A sign of life: time in which there is none for long does not count as being active. */
  touch(visible: boolean): void;
  /** For those who help: what the LMS answered in its own words, and the saved state, for `scormkit decode-state`. */
  support(): { lms: { answer?: string; error?: string }; state: string };
  /** Course score in percent, the best that the LMS knows; null as long as there is none. */
  score(): number | null;

  question(questionKey: number): QuestionView;
  /** The options, of all groups, in the order to show them. */
  order(question: QuestionData): OptionData[];
  /** Checks an answer. One that the question's type does not accept changes nothing. */
  answer(questionKey: number, answer: Answer): Answered;
  /**
   * Opens a checked question for another answer; does nothing when no try is left. An answer that was not right is cleared;
   * one to a question that is not graded stays until another is given.
   */
  retry(questionKey: number): void;

  /** Calls `take` before the page is left or the attempt saved for the last time, so that it can keep what was typed. */
  draft(take: () => void): void;
  /** Every recording that holds a page was played as far as it asks: the page counts as visited. */
  played(pageKey: number): void;
  /** What the learner left in a checklist or a reflection; empty when nothing. */
  kept(key: number): Answer;
  /** Keeps it. Keys that the checklist does not have, and what is over the limit, are left out. */
  keep(key: number, answer: Answer): void;

  assessment(pageKey: number): AssessmentView;
  beginAssessment(pageKey: number): void;
  /** On to the next question, once the one on the screen was checked. */
  nextQuestion(pageKey: number): void;
  /** Submits the round, once every question was checked. */
  finishAssessment(pageKey: number): void;
  /** A new round: answers cleared, options shuffled anew. */
  restartAssessment(pageKey: number): void;
  /** null until the present round is submitted. */
  result(pageKey: number): Result | null;

  /** Calls back after every change; returns how to stop it. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** The attempt behind a session, and the LMS behind the attempt. */
export interface Sitting {
  readonly launch: Launch;
  readonly attempt: Attempt;
  readonly lost: boolean;
  readonly closed: boolean;
  readonly stored: boolean | null;
  /** Connects and restores; saves nothing yet. */
  start(): Launch;
  save(): void;
  /** As `Session.score`. */
  score(): number | null;
  /** Takes over a changed attempt and saves it with the answers that are news to the LMS; false when nothing changed. */
  take(next: Attempt, records?: (attempt: Attempt) => InteractionRecord[]): boolean;
  /** A clock that was set back must not make anybody wait for ever. */
  setClockRight(): void;
  /** For how long the learner was active, in milliseconds: hours that a device slept through are not in it (core/active.js). */
  now(): number;
  touch(visible: boolean): void;
  /** The saved state as it is sent. */
  packed(): string;
  flush(): void;
  /** Saves, and ends the LMS session if everything is stored. */
  exit(how?: Leaving): void;
  close(): void;
  /** What could not be stored on exit() is stored at last. */
  closeStored(): void;
  leave(): void;
}

/** Which questions are on the screen, and for how long the learner was active since. */
export interface OnScreen {
  /** Questions, by key, whose answer is kept but may be changed: leaving the screen loses nothing. */
  readonly reopened: Set<number>;
  /** The place of an assessment's question on the screen among those asked: the first open one, until the learner went on. */
  place(page: PageData): number;
  /** Starts the clocks of the questions that a page now shows: all of a page's, one of an assessment's. */
  show(page: PageData, at?: number): void;
  showAgain(questionKey: number): void;
  /** Another round starts at its own first question. */
  forget(pageKey: number): void;
  record(attempt: Attempt, question: QuestionData): InteractionRecord;
}

/** What the parts of a session share. */
export interface SessionParts {
  index: import("./core/course.js").Index;
  clock: Clock;
  sitting: Sitting;
  onScreen: OnScreen;
  /** Takes over a changed attempt, saves it and tells; false when the deed was not possible. `answered` is news to the LMS. */
  become(next: Attempt, change: Change, answered?: QuestionData[]): boolean;
  /** The learner goes through a unit again, which the attempt has opened anew. */
  takeAgain(): void;
  tell(change: Change): void;
  /** As long as a wait is on the screen it is told again each minute; one timer at most. */
  watchWait(page: PageData): void;
}

export type QuestionDeeds = Pick<Session, "question" | "order" | "answer" | "retry" | "played" | "kept" | "keep">;

export type CheckDeeds = Pick<
  Session,
  "assessment" | "beginAssessment" | "nextQuestion" | "finishAssessment" | "restartAssessment" | "result"
>;
