/**
 * For tests/unit/test_rules_agree.py. Reads a list of [course (CourseData), attempts] from standard input; writes, for each
 * attempt, what the player makes of the rules: keys of what is left out and of what is locked, and whether all is complete.
 */

import { readFileSync } from "node:fs";
import { newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { isComplete } from "../../scormkit/player/src/core/completion.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { isOut, ruleLock } from "../../scormkit/player/src/core/rules.js";
import { TYPES } from "./fixtures.js";

const results = JSON.parse(readFileSync(0, "utf8")).map(([course, attempts]) => {
  const index = indexCourse(course, TYPES);
  return attempts.map(({ visited, best, answers, reached }) => {
    const attempt = {
      ...newAttempt(() => 0),
      visited: new Set(visited),
      reached: new Set(reached),
      assessments: new Map(best.map(([key, value]) => [key, { rounds: 1, finished: true, best: value, seen: new Set(), ended: 0 }])),
      questions: new Map(answers.map(([key, answer, credit]) => [key, { used: 1, answer, credit }])),
    };
    const keys = (test) => index.pages.filter((page) => test(index, attempt, page)).map(({ key }) => key);
    return { out: keys(isOut), locked: keys(ruleLock), complete: isComplete(index, attempt) };
  });
});
process.stdout.write(JSON.stringify(results));
