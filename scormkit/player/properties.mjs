/**
 * Which names of properties only the player itself speaks, so that the build may shorten them.
 *
 * A name is the player's own when every place in the sources that has it is seen, by the type checker, to mean a property
 * that the player made for itself. One place that may mean something else (the browser's objects, data in the page or on its
 * way to an LMS, a value of no known type, a name put together at run time), and it stays as it is.
 */

import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const TYPES = join(HERE, "src/types.d.ts");
/** Types of types.d.ts whose values come from outside, or go there; so do those that they are made of. */
const DATA = ["CourseData", "Statement", "RecordDoc"];
/** Files in which an object of no declared type may be on its way to a record store. */
const TO_STORES = /^player\/src\/adapters\/(xapi|cmi5|web|records|uuid)/;
/** Folders whose own types describe no data. */
const INTERNAL = /^player\/src\/core\//;

function program() {
  const { config } = ts.readConfigFile(join(HERE, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, HERE);
  return ts.createProgram(fileNames, options);
}

/** @param {ts.Node} node */
const fileOf = (node) => relative(dirname(HERE), node.getSourceFile().fileName).split(sep).join("/");

/** Names of the types that DATA are made of, and DATA. @param {ts.SourceFile} types */
function dataTypes(types) {
  const declared = new Map();
  types.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, node);
  });
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node)) add(node.text);
    node.forEachChild(visit);
  };
  /** @param {string} name */
  const add = (name) => {
    if (!declared.has(name) || found.has(name)) return;
    found.add(name);
    visit(declared.get(name));
  };
  DATA.forEach(add);
  return found;
}

/** @returns {string[]} Sorted. */
export function ownProperties() {
  const all = program();
  const checker = all.getTypeChecker();
  const types = /** @type {ts.SourceFile} */ (all.getSourceFile(TYPES));
  const data = dataTypes(types);
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const foreign = new Set();

  /** @param {ts.Declaration} declaration */
  const isOwn = (declaration) => {
    const file = fileOf(declaration);
    if (declaration.getSourceFile() === types) {
      /** @type {ts.Node} */
      let top = declaration;
      while (!ts.isSourceFile(top.parent)) top = top.parent;
      return (ts.isInterfaceDeclaration(top) || ts.isTypeAliasDeclaration(top)) && !data.has(top.name.text);
    }
    if (file.startsWith("..")) return false;
    return ts.isObjectLiteralExpression(declaration.parent) ? !TO_STORES.test(file) : INTERNAL.test(file);
  };
  /** @param {ts.Symbol | undefined} symbol */
  const isOwnSymbol = (symbol) => !!symbol?.declarations?.length && symbol.declarations.every(isOwn);
  /** Whether a property of a type is ours in all of its variants. @param {ts.Type} type @param {string} name */
  const isOwnIn = (type, name) => {
    const variants = type.isUnion() ? type.types : [type];
    const found = variants.flatMap((each) => checker.getPropertyOfType(checker.getNonNullableType(each), name) ?? []);
    return found.length > 0 && found.every(isOwnSymbol);
  };
  /** @param {ts.Node} name @param {boolean} own */
  const note = (name, own) => void (own ? seen : foreign).add(name.getText());
  /** @param {ts.Type} type */
  const keepAll = (type) => {
    for (const each of checker.getPropertiesOfType(checker.getNonNullableType(type))) foreign.add(each.name);
  };

  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) foreign.add(node.text);
    else if (ts.isPropertyAccessExpression(node)) note(node.name, isOwnSymbol(checker.getSymbolAtLocation(node.name)));
    else if (ts.isElementAccessExpression(node)) {
      if (!(checker.getTypeAtLocation(node.argumentExpression).flags & ts.TypeFlags.NumberLike)) {
        keepAll(checker.getTypeAtLocation(node.expression));
      }
    } else if (ts.isCallExpression(node) && /^(Object\.(?!create$)|JSON\.)/.test(node.expression.getText())) {
      for (const each of node.arguments) keepAll(checker.getTypeAtLocation(each));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
      const name = node.propertyName ?? node.name;
      note(name, isOwnIn(checker.getTypeAtLocation(node.parent), name.getText()));
    } else if (ts.isObjectLiteralElementLike(node) && node.name && !ts.isComputedPropertyName(node.name)) {
      const type = checker.getContextualType(node.parent);
      const name = node.name.getText();
      note(node.name, type ? isOwnIn(type, name) : !TO_STORES.test(fileOf(node)));
    }
    node.forEachChild(visit);
  };
  for (const file of all.getSourceFiles()) {
    if (!file.isDeclarationFile) visit(file);
    else if (file !== types) namesOf(file, foreign);
  }
  return [...seen].filter((name) => /^\w+$/.test(name) && !foreign.has(name)).sort();
}

/** What the browser's own types call their properties. @param {ts.SourceFile} file @param {Set<string>} found */
function namesOf(file, found) {
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isTypeElement(node) && node.name) found.add(node.name.getText());
    node.forEachChild(visit);
  };
  visit(file);
}
