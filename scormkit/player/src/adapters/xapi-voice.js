/** Statements: what a learner does, in the words of xAPI. Identifier and time are fixed when something is said, not when it is sent. */

import { uuid, uuidOf } from "./uuid.js";
import { MASTERY_SCORE, PROFILE, PROGRESS, verbIri } from "./xapi-words.js";

/** @import { Clock, CourseData, Encoding, InteractionRecord, Recorded, Score, Statement } from "../types.js" */

/**
 * @typedef {object} Said What a statement has beside its verb and its object.
 * @property {Record<string, unknown>} [result]
 * @property {string[]} [parent] Parts.
 * @property {string[]} [other] Parts.
 * @property {object[]} [category]
 * @property {Record<string, unknown>} [extensions] Of the context.
 * @property {boolean} [once] At most once in a registration: said again, it has the same identifier.
 */

/** Seconds as ISO 8601. @param {number} seconds */
export const duration = (seconds) => `PT${Math.round(seconds * 100) / 100}S`;

/** @param {number} value */
const rounded = (value) => Math.round(value * 10000) / 10000;

/** @param {Score} score */
export const scoreOf = ({ raw, min, max }) => ({ scaled: rounded((raw - min) / (max - min)), raw, min, max });

/** @param {string} id */
const ref = (id) => ({ objectType: "Activity", id });

/** @param {object} definition @param {string} id */
const described = (id, definition) => ({ ...ref(id), definition });

/**
 * @param {object} parts
 * @param {CourseData} parts.course
 * @param {Recorded} parts.records
 * @param {Record<string, unknown>} parts.actor
 * @param {Record<string, any>} parts.context What every statement has in its context.
 * @param {string} parts.rootId Of what was launched.
 * @param {boolean} parts.own The root's definition is ours to give.
 * @param {(verb: string) => string[]} parts.categories Of statements about the root, by verb.
 * @param {Record<string, Encoding>} parts.encodings
 * @param {Clock} parts.clock
 */
export function createVoice({ course, records, actor, context, rootId, own, categories, encodings, clock }) {
  const { base, activities } = records;
  const pages = course.units.flatMap((unit) => unit.pages.map((page) => ({ page, unit })));
  let last = 0;

  /** @param {string} part */
  const idOf = (part) => (part === "" || part === records.root ? rootId : base + part);
  /** @param {string} part */
  const object = (part) => {
    const id = idOf(part);
    const definition = activities[id === rootId ? "" : part];
    return definition && (own || id !== rootId) ? described(id, definition) : ref(id);
  };
  /** @param {import("../types.js").PageData} page */
  const partOf = (page) => `${page.kind === "page" ? "pages" : "checks"}/${page.id}`;

  /**
   * @param {string} word
   * @param {string} part What it is about; "": what was launched.
   * @param {Said} [said]
   * @returns {Statement}
   */
  const say = (word, part, { result, parent, other, category = [], extensions, once } = {}) => {
    const { contextActivities = {}, extensions: given = {}, ...rest } = context;
    const mine = {
      category: [
        ...(part === "" ? categories(word).map(ref) : []),
        described(`${base}profile`, { type: PROFILE }),
        ...category,
      ],
      parent: (parent ?? []).map((each) => ref(idOf(each))),
      grouping: part === "" ? [] : [ref(rootId)],
      other: (other ?? []).map((each) => ref(idOf(each))),
    };
    /** @type {Record<string, object[]>} */
    const all = { ...contextActivities };
    for (const [kind, listed] of Object.entries(mine)) {
      if (listed.length > 0) all[kind] = [...(all[kind] ?? []), ...listed];
    }
    const everything = { ...extensions, ...given };
    last = Math.max(clock.now(), last + 1);
    return {
      id: once ? uuidOf(`${rest.registration} ${rootId} ${word}`) : uuid(),
      actor,
      verb: { id: verbIri(word), display: { en: word } },
      object: object(part),
      ...(result ? { result } : {}),
      context: {
        ...rest,
        language: course.language,
        ...(course.version ? { revision: course.version } : {}),
        contextActivities: all,
        ...(Object.keys(everything).length > 0 ? { extensions: everything } : {}),
      },
      timestamp: new Date(last).toISOString(),
    };
  };

  return {
    say,
    /** A page is read. @param {import("../types.js").PageData} page */
    experienced(page) {
      const unit = pages.find((each) => each.page === page)?.unit;
      return say("experienced", partOf(page), { parent: unit ? [`units/${unit.id}`] : [] });
    },
    /** @param {number} percent */
    progressed: (percent) => say("progressed", "", { result: { extensions: { [PROGRESS]: percent } } }),
    /** @param {InteractionRecord} record */
    answered({ question, answer, credit, latency }) {
      const home = pages.find(({ page }) => page.questions.some((each) => each.key === question.key));
      const response = encodings[question.type]?.response(question, answer);
      const score = scoreOf({ raw: rounded(credit * question.points), min: 0, max: question.points });
      return say("answered", `questions/${question.id}`, {
        result: {
          ...(response ? { response } : {}),
          ...(question.graded ? { success: credit === 1, score } : {}),
          duration: duration(latency),
        },
        parent: home ? [partOf(home.page)] : [],
        other: question.objectives.map((id) => `objectives/${id}`),
      });
    },
    /** A check was handed in. @param {import("../types.js").PageData} page @param {number} percent @param {boolean} success */
    scored(page, percent, success) {
      const unit = pages.find((each) => each.page === page)?.unit;
      const score = scoreOf({ raw: percent, min: 0, max: 100 });
      return say("scored", partOf(page), { result: { score, success }, parent: unit ? [`units/${unit.id}`] : [] });
    },
    /** @param {number} seconds @param {Score | null} score cmi5 has none here. @param {boolean} once */
    completed: (seconds, score, once) =>
      say("completed", "", {
        result: { completion: true, ...(score && !once ? { score: scoreOf(score) } : {}), duration: duration(seconds) },
        once,
      }),
    /**
     * @param {boolean} success @param {Score | null} score @param {number} seconds @param {number | null} mastery
     * @param {boolean} once
     */
    judged(success, score, seconds, mastery, once) {
      const judgedBy = score && mastery !== null ? { [MASTERY_SCORE]: mastery } : {};
      return say(success ? "passed" : "failed", "", {
        result: { success, ...(score ? { score: scoreOf(score) } : {}), duration: duration(seconds) },
        extensions: judgedBy,
        once: once && success,
      });
    },
  };
}
