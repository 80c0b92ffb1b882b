/**
 * Reads an array of xAPI statements from standard input; writes for each the faults that two validators of others find.
 * They are two lines of one project: 2.x is what many record stores still run.
 */
const { readFileSync } = require("node:fs");

const VALIDATORS = ["@learninglocker/xapi-validation", "xapi-validation"];

/** A warning names its place and its kind. */
const told = (name, warning) => `${name}: ${warning.constructor.name} at ${(warning.path ?? []).join(".")}`;

const faults = (statement) => VALIDATORS.flatMap((name) => require(name).default(statement).map((each) => told(name, each)));

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(faults)));
