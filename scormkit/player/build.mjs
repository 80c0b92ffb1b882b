/**
 * Bundles the player: one classic script and one style sheet a target, in built/, which is committed.
 *
 *   node scormkit/player/build.mjs           writes built/
 *   node scormkit/player/build.mjs --check   writes nothing; exits with 1 when built/ is not what the sources give
 *
 * built/hashes.json holds a digest of every source file and of every built one, so that a test without Node can tell that
 * a source, or a bundle, was changed by itself (tests/unit/test_bundle_fresh.py computes the same).
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = dirname(HERE);
const BUILT = join(HERE, "built");
/** What hospitals and ministries still run, and the web views of LMS apps. Older syntax than that is not written. */
const TARGET = { script: "es2019", style: ["chrome100", "edge100", "firefox100", "safari15.4"] };

/** @param {string} folder @returns {string[]} */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** @param {string} file */
const nameOf = (file) => relative(PACKAGE, file).split(sep).join("/");

/** @param {Buffer | Uint8Array | string} content */
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

function sources() {
  const interactions = filesBelow(join(PACKAGE, "interactions")).filter((file) => file.endsWith(".js"));
  return [...filesBelow(join(HERE, "src")), ...interactions, join(HERE, "build.mjs")];
}

/** @param {string} entry @param {object} options @returns {Promise<Uint8Array>} */
async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(HERE, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    charset: "ascii",
    logLevel: "warning",
    absWorkingDir: HERE,
    ...options,
  });
  return result.outputFiles[0].contents;
}

/** @param {[string, string][]} hashes */
const sorted = (hashes) => Object.fromEntries(hashes.sort(([one], [other]) => (one < other ? -1 : 1)));

async function main() {
  /** @type {[string, Uint8Array | string][]} */
  const built = [
    ["player.css", await bundle("styles/player.css", { target: TARGET.style })],
    ["scorm12.js", await bundle("scorm12.js", { format: "iife", target: TARGET.script })],
  ];
  const hashes = {
    built: sorted(built.map(([name, content]) => [name, sha256(content)])),
    sources: sorted(sources().map((file) => [nameOf(file), sha256(readFileSync(file))])),
  };
  built.push(["hashes.json", JSON.stringify(hashes, null, 2) + "\n"]);

  if (process.argv.includes("--check")) {
    const stale = built.filter(([name, content]) => {
      const file = join(BUILT, name);
      return !existsSync(file) || !readFileSync(file).equals(Buffer.from(content));
    });
    for (const [name] of stale) console.log(`built/${name} is not what the sources give: run "npm run build" and commit it.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  mkdirSync(BUILT, { recursive: true });
  for (const [name, content] of built) writeFileSync(join(BUILT, name), content);
}

await main();
