/**
 * Bundles the player: one classic script a target, one style sheet, and a script and a style sheet a question type and a
 * block (where they have one), in built/, which is committed. pages/ puts a target's script together with those of the
 * types and blocks that a course uses:
 *
 *   (()=>{"use strict";const TYPES={"choice":(()=>{ types/choice.js return T.default})()};const BLOCKS={...};  scorm12.js  })();
 *
 *   node scormkit/player/build.mjs           writes built/
 *   node scormkit/player/build.mjs --check   writes nothing; exits with 1 when built/ is not what the sources give
 *
 * built/hashes.json holds a digest of every source file and of every built one, so that a test without Node can tell that
 * a source, or a bundle, was changed by itself (tests/unit/test_bundle_fresh.py computes the same).
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = dirname(HERE);
const BUILT = join(HERE, "built");
/** What hospitals and ministries still run, and the web views of LMS apps. Older syntax than that is not written. */
const TARGET = { script: 2019, style: ["chrome100", "edge100", "firefox100", "safari15.4"] };

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
  const interactions = filesBelow(join(PACKAGE, "interactions")).filter((file) => /\.(js|css)$/.test(file));
  return [...filesBelow(join(HERE, "src")), ...interactions, join(HERE, "build.mjs")];
}

/** Folders of interactions/ that hold a question type; the type's name is the folder's with hyphens. */
const typeFolders = () =>
  readdirSync(join(PACKAGE, "interactions"))
    .filter((folder) => existsSync(join(PACKAGE, "interactions", folder, "type.js")))
    .sort();

/** Names and endings of the files in src/blocks/ that are bundled by themselves; those that begin with _ are parts of others. */
const blockFiles = () =>
  readdirSync(join(HERE, "src", "blocks"))
    .filter((file) => !file.startsWith("_"))
    .sort()
    .map((file) => [basename(file, extname(file)), extname(file)]);

/** @param {string} entry Relative to the package. @param {object} options @returns {Promise<Uint8Array>} */
async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(PACKAGE, entry)],
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

/**
 * A bundled script, with names that are short and, what counts once it is compressed, the same ones everywhere: a package's
 * script is put together from many, and each of them alone esbuild names by its own letters. That is a twelfth of the whole.
 *
 * @param {string} entry Relative to the package. @param {"iife" | "esm"} format
 */
async function script(entry, format) {
  const bundled = await bundle(entry, { format, target: `es${TARGET.script}` });
  const { code = "" } = await minify(Buffer.from(bundled).toString(), {
    ecma: TARGET.script,
    module: format === "esm",
    compress: { passes: 2 },
    format: { ascii_only: true },
  });
  return `${code}\n`;
}

/**
 * A type's script, which leaves its module in T.default: what esbuild writes around a classic script for that is longer
 * than some types.
 *
 * @param {string} entry Relative to the package.
 */
async function typeBundle(entry) {
  const module = await script(entry, "esm");
  const code = module.replace(/export\{([\w$]+) as default\};?\s*$/, "return $1");
  if (code === module) throw new Error(`${entry} must have one export, the default.`);
  // In a function of its own: shortened names of the type may be T as well.
  return `var T={default:(()=>{${code}})()};\n`;
}

/** @param {[string, string][]} hashes */
const sorted = (hashes) => Object.fromEntries(hashes.sort(([one], [other]) => (one < other ? -1 : 1)));

async function main() {
  /** @type {[string, Uint8Array | string][]} */
  const built = [
    ["player.css", await bundle("player/src/styles/player.css", { target: TARGET.style })],
    ["scorm12.js", await script("player/src/scorm12.js", "iife")],
  ];
  for (const folder of typeFolders()) {
    const [room, name] = [`interactions/${folder}`, `types/${folder.replaceAll("_", "-")}`];
    built.push([`${name}.js`, await typeBundle(`${room}/type.js`)]);
    if (!existsSync(join(PACKAGE, room, "style.css"))) continue;
    built.push([`${name}.css`, await bundle(`${room}/style.css`, { target: TARGET.style })]);
  }
  for (const [name, suffix] of blockFiles()) {
    const entry = `player/src/blocks/${name}${suffix}`;
    const content = suffix === ".js" ? await typeBundle(entry) : await bundle(entry, { target: TARGET.style });
    built.push([`blocks/${name}${suffix}`, content]);
  }
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
  // From scratch, so that no script of a type that is gone stays behind.
  rmSync(BUILT, { recursive: true, force: true });
  for (const folder of ["types", "blocks"]) mkdirSync(join(BUILT, folder), { recursive: true });
  for (const [name, content] of built) writeFileSync(join(BUILT, name), content);
}

await main();
