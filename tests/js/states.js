/**
 * For tests/unit/saved/test_agrees.py. Reads {course (CourseData), texts} from standard input and writes for each text what
 * the player's codec reads in it, and what it writes of that again; null for what it takes for no state.
 */

import { readFileSync } from "node:fs";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { TYPES } from "./fixtures.js";

const { course, texts } = JSON.parse(readFileSync(0, "utf8"));
const index = indexCourse(course, TYPES);
const sorted = (keys) => [...keys].sort((one, other) => one - other);
const told = texts.map((text) => {
  const attempt = decode(text, index);
  if (!attempt) return null;
  return {
    again: encode(attempt, index),
    ...attempt,
    visited: sorted(attempt.visited),
    reached: sorted(attempt.reached),
    questions: [...attempt.questions],
    assessments: [...attempt.assessments].map(([key, state]) => [key, { ...state, seen: sorted(state.seen) }]),
    kept: [...attempt.kept],
  };
});
process.stdout.write(JSON.stringify(told));
