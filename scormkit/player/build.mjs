/**
 * Builds the player in pieces, so that pages/bundle.py can put into a package those that its course needs and no others.
 * What a course may need are the roots: a target's entry script, and question types, their encodings, blocks and features.
 * A root comes with all that it uses; what two of them share comes once.
 *
 *   node scormkit/player/build.mjs           writes built/
 *   node scormkit/player/build.mjs --check   writes nothing; exits with 1 when built/ is not what the sources give
 *
 * built/scripts.json and built/styles.json hold the pieces in an order in which each stands behind those it needs:
 *
 *   {"shared/0": {"needs": [], "code": "..."}, "features/search": {"needs": ["shared/0"], "code": "..."}, ...}
 *
 * All scripts share one scope, in which no name stands twice: they are shortened together, and then cut apart.
 *
 * built/hashes.json holds a digest of every source file and of every built one, so that a test without Node can tell that
 * a source, or a bundle, was changed by itself (tests/unit/test_bundle_fresh.py computes the same).
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { ownProperties } from "./properties.mjs";
import { piecesOf, statementsOf } from "./pieces.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = dirname(HERE);
const INTERACTIONS = join(PACKAGE, "interactions");
const SRC = join(HERE, "src");
const BUILT = join(HERE, "built");
/** What hospitals and ministries still run, and the web views of LMS apps. Newer syntax than that is not written. */
const TARGET = { script: "es2021", style: ["chrome100", "edge100", "firefox100", "safari15.4"] };
/** The encodings of answers: the name of a question type's file that holds them. */
const ENCODINGS = ["scorm12", "scorm2004"];

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
  const interactions = filesBelow(INTERACTIONS).filter((file) => /\.(js|css)$/.test(file));
  const own = readdirSync(HERE).filter((file) => file.endsWith(".mjs"));
  return [...filesBelow(SRC), ...interactions, ...own.map((file) => join(HERE, file))];
}

/** Folders of interactions/ that hold a question type; the type's name is the folder's with hyphens. */
const typeFolders = () =>
  readdirSync(INTERACTIONS)
    .filter((folder) => existsSync(join(INTERACTIONS, folder, "type.js")))
    .sort();

/** @param {string} folder */
const typeName = (folder) => folder.replaceAll("_", "-");

/** Files in a folder of src/ that can be asked for by name; those that begin with _ are parts of others. @param {string} folder @param {string} suffix */
const named = (folder, suffix) =>
  existsSync(join(SRC, folder))
    ? readdirSync(join(SRC, folder))
        .filter((file) => file.endsWith(suffix) && !file.startsWith("_"))
        .sort()
        .map((file) => basename(file, suffix))
    : [];

/**
 * Modules that put something into a list of core/registry.js, by the name of the root.
 *
 * @returns {Map<string, string>}
 */
function rooted() {
  const registry = JSON.stringify(join(SRC, "core/registry.js"));
  /** @param {string} list @param {string} name @param {string} file */
  const put = (list, name, file) =>
    `import { ${list} } from ${registry}; import it from ${JSON.stringify(file)}; ${list}[${JSON.stringify(name)}] = it;`;
  const roots = new Map();
  for (const folder of typeFolders()) {
    const name = typeName(folder);
    roots.set(`types/${name}`, put("TYPES", name, join(INTERACTIONS, folder, "type.js")));
    for (const kind of ENCODINGS) {
      const file = join(INTERACTIONS, folder, `${kind}.js`);
      if (!existsSync(file)) continue;
      roots.set(
        `encodings/${kind}/${name}`,
        `import { ENCODINGS } from ${registry}; import { patterns, response, type } from ${JSON.stringify(file)};` +
          `ENCODINGS[${JSON.stringify(name)}] = { patterns, response, type };`,
      );
    }
  }
  for (const [folder, list] of [["blocks", "BLOCKS"], ["features", "FEATURES"]]) {
    for (const name of named(folder, ".js")) {
      roots.set(`${folder}/${name}`, put(list, name, join(SRC, folder, `${name}.js`)));
    }
  }
  for (const name of named("", ".js")) roots.set(`targets/${name}`, `import ${JSON.stringify(join(SRC, `${name}.js`))};`);
  return roots;
}

/** @param {Map<string, string>} roots @returns {import("esbuild").Plugin} */
const virtual = (roots) => ({
  name: "roots",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^root:/ }, ({ path }) => ({ path: path.slice(5), namespace: "root" }));
    onLoad({ filter: /./, namespace: "root" }, ({ path }) => ({ contents: roots.get(path) ?? "", resolveDir: HERE }));
  },
});

/** @typedef {Record<string, { needs: string[], code: string }>} Modules */

/** @type {import("terser").MinifyOptions["compress"]} */
const COMPRESS = { passes: 3, pure_getters: true, unsafe_arrows: true, toplevel: true, lhs_constants: false, inline: 1 };

/**
 * Every script in one scope, cut apart by who needs it.
 *
 * @returns {Promise<Modules>}
 */
async function scripts() {
  const roots = rooted();
  const { outputFiles, metafile } = await build({
    stdin: { contents: [...roots.keys()].map((name) => `import "root:${name}";`).join("\n"), resolveDir: HERE, sourcefile: "all" },
    plugins: [virtual(roots)],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    target: TARGET.script,
    minifySyntax: true,
    legalComments: "none",
    charset: "ascii",
    logLevel: "warning",
    absWorkingDir: PACKAGE,
  });
  // esbuild writes a comment with its path before each module.
  const statements = outputFiles[0].text.split(/^(?=\/\/ \S+$)/m).flatMap((text) => {
    const [, path = ""] = /^\/\/ (\S+)$/m.exec(text) ?? [];
    if (!metafile.inputs[path] && text.trim() !== "") throw new Error(`A part of the bundle belongs to no module: ${text.slice(0, 200)}`);
    return statementsOf(text, path);
  });
  /** All that a module imports, and itself. @param {string} path @param {Set<string>} found */
  const imported = (path, found = new Set()) => {
    if (!found.has(path)) {
      found.add(path);
      for (const each of metafile.inputs[path]?.imports ?? []) imported(each.path, found);
    }
    return found;
  };
  const modules = new Map([...roots.keys()].map((name) => [name, imported(`root:${name}`)]));
  const pieces = piecesOf(statements, modules, [...roots.keys()].filter((name) => name.startsWith("targets/")));

  const codes = [];
  for (const piece of pieces) {
    const others = pieces.filter((other) => other !== piece);
    // What one declares and another speaks of must stay.
    const top_retain = [...piece.speaks].filter((word) => others.some(({ speaks }) => speaks.has(word)));
    const { code = "" } = await minify(piece.code, { ecma: 2020, compress: { ...COMPRESS, top_retain }, mangle: false });
    codes.push(code);
  }
  const { code: all = "" } = await minify(codes.map((code, at) => `CUT(${at});${code}`).join(";\n"), {
    ecma: 2020,
    compress: false,
    mangle: { toplevel: true, properties: { regex: new RegExp(`^(${ownProperties().join("|")})$`) } },
    format: { ascii_only: true },
  });
  const cut = all.split(/CUT\(\d+\);?/).slice(1);

  /** A root's own piece is called after it; what is shared has a number. @type {Modules} */
  const found = Object.fromEntries([...roots.keys()].map((name) => [name, { needs: [], code: "" }]));
  const ordered = pieces.map(({ roots }, at) => {
    const name = roots.length === 1 ? String(roots[0]) : `shared/${at}`;
    for (const root of roots) if (root !== name) found[root]?.needs.push(name);
    return [name, { needs: found[name]?.needs ?? [], code: `${(cut[at] ?? "").replace(/[;\s]*$/, "")};` }];
  });
  return Object.fromEntries([...ordered, ...Object.entries(found).filter(([name]) => !ordered.some(([each]) => each === name))]);
}

/**
 * Every style sheet by itself; an @import is a need.
 *
 * @returns {Promise<Modules>}
 */
async function styles() {
  /** @type {Modules} */
  const found = {};
  /** @param {string} file @param {string} [name] */
  const add = async (file, name = nameOf(file).replace(/^player\/src\//, "")) => {
    if (found[name]) return name;
    const needs = [];
    const text = readFileSync(file, "utf8");
    for (const [, path = ""] of text.matchAll(/^@import "([^"]+)";$/gm)) needs.push(await add(join(dirname(file), path)));
    const own = text.replace(/^@import "[^"]+";$/gm, "");
    const { code } = await transform(own, { loader: "css", minify: true, target: TARGET.style, charset: "ascii", legalComments: "none" });
    found[name] = { needs, code: code.trim() };
    return name;
  };
  await add(join(SRC, "styles/player.css"), "player");
  for (const folder of typeFolders()) {
    const file = join(INTERACTIONS, folder, "style.css");
    if (existsSync(file)) await add(file, `types/${typeName(folder)}`);
  }
  for (const folder of ["blocks", "features"]) {
    for (const name of named(folder, ".css")) await add(join(SRC, folder, `${name}.css`), `${folder}/${name}`);
  }
  return found;
}

/**
 * The bridges of `scormkit convert` (src/bridge/): a script each, by the standard that the package is converted into.
 *
 * @returns {Promise<[string, string][]>}
 */
async function bridges() {
  const { outputFiles } = await build({
    entryPoints: ["scorm12", "scorm2004", "cmi5", "xapi"].map((name) => join(SRC, "bridge", `${name}.js`)),
    outdir: BUILT,
    bundle: true,
    write: false,
    format: "iife",
    target: TARGET.script,
    minify: true,
    legalComments: "none",
    charset: "ascii",
    logLevel: "warning",
    absWorkingDir: PACKAGE,
  });
  return outputFiles.map(({ path, text }) => [`bridge-${basename(path)}`, text]);
}

/** One module a line, so that a change can be read. @param {Modules} modules */
const lines = (modules) =>
  `{\n${Object.entries(modules).map(([name, module]) => `${JSON.stringify(name)}: ${JSON.stringify(module)}`).join(",\n")}\n}\n`;

/** @param {[string, string][]} hashes */
const sorted = (hashes) => Object.fromEntries(hashes.sort(([one], [other]) => (one < other ? -1 : 1)));

async function main() {
  /** @type {[string, string][]} */
  const built = [
    ["scripts.json", lines(await scripts())],
    ["styles.json", lines(await styles())],
    ...(await bridges()),
  ];
  const hashes = {
    built: sorted(built.map(([name, content]) => [name, sha256(content)])),
    sources: sorted(sources().map((file) => [nameOf(file), sha256(readFileSync(file))])),
  };
  built.push(["hashes.json", JSON.stringify(hashes, null, 2) + "\n"]);

  if (process.argv.includes("--check")) {
    const stale = built.filter(([name, content]) => {
      const file = join(BUILT, name);
      return !existsSync(file) || readFileSync(file, "utf8") !== content;
    });
    for (const [name] of stale) console.log(`built/${name} is not what the sources give: run "npm run build" and commit it.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  for (const [name, content] of built) writeFileSync(join(BUILT, name), content);
}

await main();
