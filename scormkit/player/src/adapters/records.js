/** A record store behind the adapter's interface: xAPI and cmi5 differ in what `dialect` says. */

import { indexCourse } from "../core/course.js";
import { RANKS, higher } from "../core/status.js";
import { createQueue } from "./queue.js";
import { mergeStates } from "./xapi-merge.js";
import { createSender } from "./xapi-sender.js";
import { createState } from "./xapi-state.js";
import { duration, scoreOf } from "./xapi-voice.js";

/** @import { Adapter, Clock, CourseData, PageData, RecordDoc, SaveState, Session, Snapshot, Statement, Stored, Types } from "../types.js" */
/** @import { Lrs } from "./xapi-lrs.js" */

/**
 * @typedef {object} Dialect
 * @property {"normal" | "browse" | "review"} mode In all but normal, only the beginning and the end are said.
 * @property {boolean} suspends "suspended" and "resumed" are said.
 * @property {boolean} once "completed" and "passed" are said once in a registration, and either "passed" or "failed" in a session.
 * @property {number | null} mastery The LMS's own pass mark, 0 to 1.
 * @property {string[]} said What was said in this session before a reload.
 * @property {string} learnerName
 * @property {string} languages That the learner wants, with commas between them.
 * @property {(said: string[]) => void} keepSaid
 * @property {() => void} ended Everything is stored, and the learner has left.
 */

/** @typedef {{ doc: RecordDoc | null, pending: Statement[], dirty: boolean }} Kept What this browser keeps until the store has it. */

/** @returns {RecordDoc} */
export const newDoc = () => ({ data: "", location: "", status: "", score: null, told: {} });

/**
 * The better of two of everything; of what cannot be compared, mine.
 *
 * @param {RecordDoc} mine
 * @param {RecordDoc} theirs
 * @param {import("../core/course.js").Index} index
 * @returns {RecordDoc}
 */
export function mergeDocs(mine, theirs, index) {
  const scores = [mine.score, theirs.score].filter((each) => each !== null);
  return {
    ...mine,
    data: mergeStates(mine.data, theirs.data, index),
    status: higher(mine.status || "not attempted", theirs.status || "not attempted"),
    score: scores.length > 0 ? Math.max(...scores) : null,
    told: { ...theirs.told, ...mine.told },
  };
}

/**
 * @param {object} parts
 * @param {CourseData} parts.course
 * @param {Types} parts.types
 * @param {Clock} parts.clock
 * @param {Lrs} parts.lrs
 * @param {ReturnType<typeof import("./xapi-voice.js").createVoice>} parts.voice
 * @param {Record<string, string>} parts.query Of the State document.
 * @param {RecordDoc | null} parts.remote What the store holds.
 * @param {Kept | null} parts.kept What this browser kept of a session that was cut off.
 * @param {(kept: Kept) => void} parts.keep
 * @param {ReturnType<typeof createState>} parts.state
 * @param {(meet: (theirs: RecordDoc) => void) => void} parts.onMeet
 * @param {Dialect} parts.dialect
 * @param {() => boolean} parts.isHidden Nobody sees the page any more.
 */
export function recordAdapter({ course, types, clock, lrs, voice, query, remote, kept, keep, state, onMeet, dialect, isHidden }) {
  const index = indexCourse(course, types);
  const recording = dialect.mode === "normal";
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  /** @type {Snapshot | null} */
  let latest = null;
  let doc = kept?.doc && kept.dirty ? (remote ? mergeDocs(kept.doc, remote, index) : kept.doc) : (remote ?? kept?.doc ?? newDoc());
  /** What another session reached that this one does not know. */
  let others = "";
  let dirty = kept?.dirty ?? false;
  let over = false;
  let busy = false;
  let lost = false;
  /** The page goes away, and may come back by a reload. */
  let leaving = false;
  let percent = -1;

  const keepAll = () => keep({ doc, pending: sender.pending, dirty });
  const sender = createSender({
    lrs,
    pending: kept?.pending ?? [],
    keep: keepAll,
    alive: async () => ![401, 403].includes((await lrs("GET", "activities/state", query)).status),
    refused(statement, status) {
      console.warn(`Refused "${statement.verb.display.en}" (${status})`, statement);
      lost ||= /(completed|passed|failed)$/.test(statement.verb.id) && !statement.context.contextActivities.parent;
    },
  });
  onMeet((theirs) => {
    others = others ? mergeStates(others, theirs.data, index) : theirs.data;
    doc = { ...mergeDocs(doc, theirs, index), told: { ...theirs.told, ...doc.told } };
  });

  /** @param {Statement[]} statements */
  const say = (...statements) => {
    sender.add(...statements);
    const words = statements.map((each) => each.verb.display.en);
    dialect.said.push(...words);
    dialect.keepSaid(dialect.said);
  };

  const takeLatest = () => {
    if (!latest || !recording) return;
    const { suspendData, location, status, score } = latest;
    const next = {
      ...doc,
      data: others ? mergeStates(suspendData, others, index) : suspendData,
      location,
      status: higher(status, doc.status || "not attempted"),
      score: score ? score.raw : doc.score,
    };
    if (JSON.stringify(next) === JSON.stringify(doc)) return;
    doc = next;
    dirty = true;
    keepAll();
  };

  /** @returns {Promise<Stored>} */
  const writeState = async () => {
    if (!dirty || !recording) return true;
    /** @type {RecordDoc | null} */
    let written = null;
    const stored = await state.write(() => (written = doc));
    if (stored === true) dirty = doc !== written;
    keepAll();
    return stored;
  };

  const write = async () => {
    busy = true;
    try {
      // What was said of the result is marked in the state once the store has it. After "terminated" an LMS takes nothing any
      // more, so then the state comes first; and where the page goes away, nothing waits for anything.
      const steps = over ? [writeState, sender.send] : [sender.send, writeState];
      const under = leaving ? steps.map((step) => step()) : [];
      for (const [at, step] of steps.entries()) {
        const went = await (under[at] ?? step());
        if (went !== true) return went;
      }
      // What came meanwhile has asked to be written by itself.
      return !lost;
    } finally {
      busy = false;
    }
  };
  const queue = createQueue({
    clock,
    write,
    tell(now) {
      tell(now);
      if (now !== "saved" || !over || sender.pending.length > 0) return;
      if (leaving) {
        terminate();
        sender.dash();
      }
      else dialect.ended();
    },
  });

  /** The page may be gone before an answer comes. */
  const dash = () => {
    if (!busy || !isHidden()) return;
    sender.dash();
    if (dirty && recording) void state.write(() => doc);
  };

  const lasting = () => ({ result: { duration: duration(latest?.sessionSeconds ?? 0) } });

  /** The last word of a session that is over. */
  const terminate = () => {
    if (over && !dialect.said.includes("terminated")) say(voice.say("terminated", "", lasting()));
    dash();
  };

  /** @param {Snapshot} snapshot @param {boolean} success */
  const judge = (snapshot, success) => {
    const { score, sessionSeconds } = snapshot;
    const scaled = score ? (score.raw - score.min) / (score.max - score.min) : null;
    const { mastery, once } = dialect;
    const contradicts = mastery !== null && scaled !== null && (success ? scaled < mastery : scaled >= mastery);
    // An LMS's own pass mark decides: it refuses a "passed" below it, and a failure above it is one of a single check.
    if (contradicts && success) return;
    say(voice.judged(success, contradicts ? null : score, sessionSeconds, mastery, once));
    doc = { ...doc, told: { ...doc.told, [success ? "passed" : "owed"]: success } };
    dirty = true;
  };

  /** What the status deserves to be said of, as far as it was not said. @param {Snapshot} snapshot */
  const report = (snapshot) => {
    const { status, score, sessionSeconds } = snapshot;
    const silenced = dialect.once && dialect.said.includes("failed");
    // A score is told whether or not it is enough, and told again when it is better.
    if (score && score.raw !== doc.told.score) {
      say(voice.say("scored", "", { result: { score: scoreOf(score) } }));
      doc = { ...doc, told: { ...doc.told, score: score.raw } };
      dirty = true;
    }
    const complete = status === "completed" || status === "passed" || (status === "failed" && snapshot.complete);
    if (complete && !doc.told.completed) {
      say(voice.completed(sessionSeconds, snapshot.score, dialect.once));
      doc = { ...doc, told: { ...doc.told, completed: true } };
      dirty = true;
    }
    if (status === "passed" && !doc.told.passed && !silenced) judge(snapshot, true);
  };

  /** @type {Adapter & { follow(session: Session): void, leaves(): void, tell(statement: Statement): void }} */
  const adapter = {
    start() {
      const begun = dialect.said.includes("initialized");
      if (!begun) say(voice.say("initialized", ""));
      if (!begun && dialect.suspends && doc.data) say(voice.say("resumed", ""));
      if (recording) keepAll();
      else tell("review");
      queue.schedule();
      return {
        tracking: true,
        mode: dialect.mode,
        learnerName: dialect.learnerName,
        location: doc.location,
        suspendData: doc.data,
        status: RANKS.includes(/** @type {any} */ (doc.status)) ? doc.status : "",
        score: doc.score,
      };
    },

    save(snapshot, records) {
      latest = snapshot;
      if (!recording) return;
      sender.add(...records.map((record) => voice.answered(record)));
      report(snapshot);
      takeLatest();
      queue.schedule();
    },

    flush(snapshot) {
      latest = snapshot;
      takeLatest();
      dash();
      if (!dirty && sender.pending.length === 0) return !lost;
      return queue.flush(true);
    },

    // A token may run out where nothing is said for long.
    keepAlive(snapshot) {
      if (over || !recording) return;
      latest = snapshot;
      takeLatest();
      dirty = true;
      queue.flush(true);
    },

    finish(snapshot) {
      if (over) return false;
      latest = snapshot;
      // A reload takes the same session up again, so it must not be over; a learner who is done will not miss it.
      const ends = dialect.suspends || !leaving || snapshot.done;
      // A store may let nothing in after "terminated" (cmi5 section 9.3.8). Of a learner who is done the state holds everything
      // but the last time already, or it goes first; should the page be gone by then, the LMS says "abandoned", and nothing is lost.
      const hurries = leaving && ends && !dialect.suspends;
      if (recording && !dialect.said.includes("terminated")) {
        if (ends && doc.told.owed && !doc.told.passed && !(dialect.once && dialect.said.includes("passed"))) judge(snapshot, false);
        if (!hurries) takeLatest();
        if (dialect.suspends && !snapshot.done) say(voice.say("suspended", "", lasting()));
      }
      over = ends;
      if (hurries && dirty) dash();
      else terminate();
      // After Exit the page is still there: what does not get through is tried again.
      return leaving ? queue.close() : queue.flush(true);
    },

    leave() {
      over = true;
      queue.close();
      tell("elsewhere");
      tell = () => {};
    },

    support: () => lrs.told,

    onState(listener) {
      tell = listener;
    },

    leaves() {
      leaving = true;
    },

    tell(statement) {
      if (!recording || over) return;
      sender.add(statement);
      queue.schedule();
    },

    languages: () => dialect.languages,

    /** What the snapshot does not tell: pages, progress, rounds of checks. */
    follow(session) {
      /** @type {PageData | null} */
      let shown = null;
      const checks = session.pages.filter((page) => page.kind === "assessment");
      const finished = () => checks.map((page) => session.assessment(page.key).rounds);
      let before = finished();
      session.subscribe((change) => {
        if (!recording || over || change === "save" || change === "clock") return;
        if (session.screen !== "page") shown = null;
        else if (session.page !== shown) {
          shown = session.page;
          if (shown.kind === "page") adapter.tell(voice.experienced(shown));
        }
        const now = session.progress().percent;
        if (now > percent) adapter.tell(voice.progressed(now));
        percent = Math.max(percent, now);
        const after = finished();
        const done = checks.filter((_, at) => (after[at] ?? 0) > (before[at] ?? 0));
        before = after;
        for (const page of done) handedIn(session, page);
      });
      percent = session.progress().percent;
    },
  };

  /** @param {Session} session @param {PageData} page */
  const handedIn = (session, page) => {
    const result = session.result(page.key);
    if (result) sender.add(voice.scored(page, result.percent, result.percent >= (page.passingScore ?? 0)));
    if (!latest || session.status !== "failed" || doc.told.passed) return;
    const last = session.pages.every((each) => {
      const view = each.kind === "assessment" && !each.pretest ? session.assessment(each.key) : null;
      return !view || view.passed || view.left === 0;
    });
    // In a cmi5 session either "passed" or "failed" is said: not before it is certain.
    if (!dialect.once || (last && !dialect.said.includes("failed"))) judge(latest, false);
    else doc = { ...doc, told: { ...doc.told, owed: true } };
    dirty = true;
    takeLatest();
    queue.schedule();
  };

  return adapter;
}
