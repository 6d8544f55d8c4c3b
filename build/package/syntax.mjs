/** Reading programs, TypeScript or JavaScript, for the modules and files that they name. */
import { parseAst } from 'vite';

/** @typedef {{ readonly type: string, readonly start: number, readonly [key: string]: any }} Syntax */

/**
 * Every node of a program, parents first. Throws where it is no program.
 * @param {string} text @param {'ts' | 'tsx' | 'js'} lang @returns {Syntax[]}
 */
export const nodesOf = (text, lang) => [...everyNode(parseAst(text, { lang }))];

/** A node and all below it. @param {unknown} value @returns {Generator<Syntax>} */
function* everyNode(value) {
  if (Array.isArray(value)) {
    for (const one of value) yield* everyNode(one);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value) yield/** @type {Syntax} */ (value);
    for (const one of Object.values(value)) yield* everyNode(one);
  }
}

/** What is bound once, by its name. @param {Syntax[]} nodes @returns {Map<string, Syntax>} */
export function constantsOf(nodes) {
  const declared = nodes.filter(
    (node) => node.type === 'VariableDeclarator' && node.id?.type === 'Identifier',
  );
  return new Map(declared.map((node) => [node.id.name, node.init]));
}

/** @param {Syntax | null | undefined} node @param {Map<string, Syntax>} constants @returns {string | null} */
export function textOf(node, constants) {
  const value = node?.type === 'Identifier' ? constants.get(node.name) : node;
  return value?.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

/** The module of an import that is there at run time. @param {Syntax} node @param {Map<string, Syntax>} constants */
export function importedName(node, constants) {
  if (node.type === 'ImportExpression') return textOf(node.source, constants);
  const imports = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
  if (!imports.includes(node.type) || !node.source) return null;
  if (node.importKind === 'type' || node.exportKind === 'type') return null;
  /** @type {Syntax[]} */
  const specifiers = node.specifiers ?? [];
  const onlyTypes = specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
  return onlyTypes ? null : textOf(node.source, constants);
}

/** `@a/b` of `@a/b/c.js`. @param {string} specifier */
export const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** @param {Syntax | null | undefined} node @param {string} name */
export const isCall = (node, name) => node?.type === 'CallExpression' && node.callee?.name === name;

/** `createRequire(import.meta.url)`, called or asked to resolve. @param {Syntax} node @returns {{ name: string, meta: Syntax } | null} */
export function requiredFile(node) {
  if (node.type !== 'CallExpression') return null;
  const { callee } = node;
  const resolves = callee.type === 'MemberExpression' && callee.property?.name === 'resolve';
  const maker = resolves ? callee.object : callee;
  if (!isCall(maker, 'createRequire')) return null;
  const name = textOf(node.arguments[0], new Map());
  return name === null ? null : { name, meta: maker.arguments[0] };
}
