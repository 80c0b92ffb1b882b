/**
 * Cuts a bundle into pieces that can be left out of it.
 *
 * Its statements are what is cut, not its modules: a function that only the search needs travels with the search, wherever
 * it stands in the sources. What the same roots need is one piece, so that terser can make one of what is always together.
 */

import ts from "typescript";

/** @typedef {{ code: string, declares: string | null, speaks: Set<string>, module: string }} Statement */

/**
 * @param {string} text A module's part of the bundle.
 * @param {string} module Its name.
 * @returns {Statement[]} Each declares one name, or none and does something.
 */
export function statementsOf(text, module) {
  const file = ts.createSourceFile("module.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  return file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      const { flags, declarations } = statement.declarationList;
      const kind = flags & ts.NodeFlags.Const ? "const" : flags & ts.NodeFlags.Let ? "let" : "var";
      return declarations.map((each) => {
        if (!ts.isIdentifier(each.name)) throw new Error(`${module}: a name of its own, please: ${each.getText()}`);
        return { code: `${kind} ${each.getText()};`, declares: each.name.text, speaks: spoken(each), module };
      });
    }
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    const declares = isNamed && statement.name ? statement.name.text : null;
    return [{ code: statement.getText(), declares, speaks: spoken(statement), module }];
  });
}

/** The names in a statement that may be those of others. esbuild lets no local name hide one of the top. @param {ts.Node} node */
function spoken(node) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {ts.Node} each */
  const visit = (each) => {
    const { parent } = each;
    const isProperty =
      (ts.isPropertyAccessExpression(parent) && parent.name === each) ||
      (ts.isObjectLiteralElementLike(parent) && parent.name === each && !ts.isShorthandPropertyAssignment(parent)) ||
      (ts.isBindingElement(parent) && parent.propertyName === each);
    if (ts.isIdentifier(each) && !isProperty) names.add(each.text);
    each.forEachChild(visit);
  };
  visit(node);
  return names;
}

/**
 * What each root needs.
 *
 * @param {Statement[]} statements
 * @param {Map<string, Set<string>>} modules By root: the modules that it imports, with all that they import.
 * @returns {Map<string, Set<Statement>>} By root.
 */
function reached(statements, modules) {
  const declared = new Map(statements.flatMap((each) => (each.declares ? [[each.declares, each]] : [])));
  return new Map(
    [...modules].map(([root, imported]) => {
      /** @type {Set<Statement>} */
      const found = new Set();
      // What does something is wanted for what it does.
      const open = statements.filter(({ declares, module }) => declares === null && imported.has(module));
      for (let next = open.pop(); next; next = open.pop()) {
        if (found.has(next)) continue;
        found.add(next);
        for (const name of next.speaks) {
          const other = declared.get(name);
          if (other) open.push(other);
        }
      }
      return [root, found];
    }),
  );
}

/**
 * The pieces in an order in which each stands behind those that it needs.
 *
 * @param {Statement[]} statements In the order of the bundle.
 * @param {Map<string, Set<string>>} modules By root: the modules that it imports, with all that they import.
 * @param {string[]} oneOf Roots of which every page has one: what all of these need, every page has.
 * @returns {{ roots: string[], code: string, speaks: Set<string> }[]} `roots`: who needs it; all of `oneOf`: everybody.
 */
export function piecesOf(statements, modules, oneOf) {
  const needed = [...reached(statements, modules)];
  /** @type {Map<string, { roots: string[], code: string, speaks: Set<string>, last: number }>} */
  const pieces = new Map();
  for (const [place, statement] of statements.entries()) {
    const all = needed.filter(([, found]) => found.has(statement)).map(([root]) => root);
    if (all.length === 0) continue;
    const roots = oneOf.every((root) => all.includes(root)) ? oneOf : all;
    const key = roots.join(" ");
    const piece = pieces.get(key) ?? { roots, code: "", speaks: new Set(), last: 0 };
    piece.code += `${statement.code}\n`;
    piece.last = place;
    for (const name of statement.speaks) piece.speaks.add(name);
    pieces.set(key, piece);
  }
  // Whoever needs a piece needs what that needs: the more need one, the earlier it comes.
  const many = (/** @type {{ roots: string[] }} */ { roots }) => (roots === oneOf ? Infinity : roots.length);
  return [...pieces.values()].sort((one, other) => many(other) - many(one) || one.last - other.last);
}
