/**
 * For tests/unit/test_state_agrees.py. Reads a list of courses (CourseData) from standard input; writes, for each, the
 * length of the fullest state that the player's codec gives, and the longest of many states with parts left out.
 */

import { readFileSync } from "node:fs";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { encode, MOST } from "../../scormkit/player/src/core/state.js";
import { markOf, parts, varies } from "../../scormkit/player/src/features/sections.js";
import { TYPES } from "./fixtures.js";

/** The fullest attempt, of what `keep` lets in. */
function fullest(course, keep) {
  const index = indexCourse(course, TYPES);
  const pages = index.pages.filter(keep);
  /** Of a section that varies, as many as it draws; and all of it was met. */
  const drawn = new Set(
    index.pages.flatMap((page) =>
      page.sections
        ? parts(page).flatMap(({ section, pool }) => (varies(section) ? pool.slice(0, section.draw) : pool))
        : page.questions,
    ),
  );
  const met = (page) =>
    page.attempts === 1 ? [] : parts(page).flatMap(({ section, pool }) => (varies(section) ? pool.map(markOf) : []));
  const answer = ({ multiple, options }) => {
    const keys = options.map(({ key }) => key).sort((one, other) => one - other);
    return multiple ? keys : keys.slice(-1);
  };
  return {
    page: Math.max(...index.page.keys()),
    seconds: MOST.seconds,
    sent: MOST.sent,
    seed: MOST.seed,
    status: "passed",
    visited: new Set(pages.map(({ key }) => key)),
    reached: new Set(index.goals.filter(keep).map(({ key }) => key)),
    assessments: new Map(
      pages
        .filter(({ kind }) => kind === "assessment")
        .map((page) => [
          page.key,
          {
            ...{ rounds: MOST.rounds, finished: true, best: 10000, seen: new Set(met(page)) },
            ended: page.cooling && page.attempts !== 1 ? MOST.ended : 0,
          },
        ]),
    ),
    kept: new Map(
      [...index.kept.values()]
        .filter(keep)
        .map(({ key, entries, limit }) => [key, entries ?? ["\u4e00".repeat(limit)]]),
    ),
    questions: new Map(
      [...index.question.values()]
        .filter((question) => drawn.has(question) && keep(question))
        .map((question) => [question.key, { used: MOST.used, answer: answer(question), credit: 1 }]),
    ),
  };
}

const size = (course, keep) => encode(fullest(course, keep), indexCourse(course, TYPES)).length;

const courses = JSON.parse(readFileSync(0, "utf8"));
const sizes = courses.map((course) => {
  let longest = 0;
  for (let n = 0; n < 40; n++) {
    let at = n;
    longest = Math.max(longest, size(course, () => (at = (at * 7919 + 13) % 104729) % 100 < 20 + 2 * n));
  }
  return { fullest: size(course, () => true), longest };
});
process.stdout.write(JSON.stringify(sizes));
