// Decides what in a built page the oldest browsers (web/browsers.ts) would stumble over: syntax after ES2020, calls and styles that came later.
import { parseAst } from 'vite';

type Tree = Readonly<Record<string, unknown>>;

/** Calls that Chromium 91, Safari 15.4 or Firefox 100 do not know; a library that asks first whether they are there may use them. */
const lateCalls = new Set([
  'findLast',
  'findLastIndex',
  'toSorted',
  'toReversed',
  'toSpliced',
  'hasOwn',
  'structuredClone',
  'randomUUID',
  'groupBy',
  'withResolvers',
  'fromAsync',
  'isWellFormed',
  'toWellFormed',
  'supportedValuesOf',
  'throwIfAborted',
  'checkVisibility',
]);

const lateStyles: readonly (readonly [string, RegExp])[] = [
  [':has()', /:has\(/u],
  ['@container', /@container/u],
  ['@layer', /@layer/u],
  ['@scope', /@scope/u],
  ['@property', /@property/u],
  ['@starting-style', /@starting-style/u],
  ['color-mix()', /color-mix\(/u],
  ['light-dark()', /light-dark\(/u],
  ['oklch(), oklab()', /okl(?:ch|ab)\(/u],
  ['dvh, svh, lvh', /\d[dsl]v(?:h|w|b|i|min|max)\b/u],
  ['nesting', /[{;]\s*&/u],
  ['ranges in @media', /@media[^{]*\((?:width|height)\s*[<>]/u],
  ['subgrid', /subgrid/u],
  ['overflow: clip', /overflow(?:-[xy])?:\s*clip/u],
];

/** What of a script is too new, each with where; empty when nothing is. @throws SyntaxError when it cannot be read at all */
export function tooNewInScript(script: string): string[] {
  const found: string[] = [];
  const say = (what: string, at: unknown): void => {
    const from = typeof at === 'number' ? at : 0;
    found.push(`${what}: ${script.slice(from, from + 60).replaceAll(/\s+/gu, ' ')}`);
  };
  visit(parseAst(script), false, (node, inFunction) => {
    const late = lateSyntax(node, script, inFunction) ?? lateCall(node);
    if (late) say(late, node['start']);
  });
  return found;
}

/** What of a style sheet is too new; a value that stands behind an older one of the same property may be. */
export function tooNewInStyle(style: string): string[] {
  const bare = style.replaceAll(/\{([^{}]*)\}/gu, (_, block: string) => `{${firstOfEach(block)}}`);
  return lateStyles.filter(([, pattern]) => pattern.test(bare)).map(([name]) => name);
}

/** The declarations of a block that every browser reads: of each property the first. */
function firstOfEach(block: string): string {
  const read = new Map<string, string>();
  for (const one of block.split(';')) {
    const name = one.slice(0, one.indexOf(':')).trim();
    if (!read.has(name)) read.set(name, one);
  }
  return [...read.values()].join(';');
}

function lateSyntax(node: Tree, script: string, inFunction: boolean): string | undefined {
  switch (node['type']) {
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(String(node['operator'])) ? 'logical assignment' : undefined;
    case 'PropertyDefinition':
    case 'PrivateIdentifier':
    case 'StaticBlock':
      return 'class fields';
    case 'AwaitExpression':
      return inFunction ? undefined : 'await at the top';
    case 'VariableDeclaration':
      return String(node['kind']).endsWith('using') ? 'using' : undefined;
    case 'Literal':
      return lateLiteral(node, script);
    default:
      return undefined;
  }
}

function lateLiteral(node: Tree, script: string): string | undefined {
  const regex = node['regex'] as { pattern: string; flags: string } | undefined;
  if (regex) {
    // Safari has it since 16.4; before, the whole script does not load.
    if (/\(\?<[=!]/u.test(regex.pattern)) return 'lookbehind';
    if (/\(\?[a-z-]+:/u.test(regex.pattern)) return 'flags within a pattern';
    return /[dv]/u.test(regex.flags) ? 'regular expression flag' : undefined;
  }
  if (typeof node['value'] !== 'number') return undefined;
  return script.slice(Number(node['start']), Number(node['end'])).includes('_') ? 'numeric separator' : undefined;
}

function lateCall(node: Tree): string | undefined {
  if (node['type'] !== 'CallExpression') return undefined;
  const callee = node['callee'] as Tree;
  const named = (callee['type'] === 'MemberExpression' ? callee['property'] : callee) as Tree;
  const name = String(named['name']);
  return lateCalls.has(name) ? `${name}()` : undefined;
}

function visit(node: unknown, inFunction: boolean, see: (node: Tree, inFunction: boolean) => void): void {
  if (Array.isArray(node)) return node.forEach((one) => visit(one, inFunction, see));
  if (typeof node !== 'object' || node === null) return;
  const tree = node as Tree;
  const isNode = typeof tree['type'] === 'string';
  if (isNode) see(tree, inFunction);
  const within = inFunction || (isNode && /Function/u.test(String(tree['type'])));
  for (const value of Object.values(tree)) visit(value, within, see);
}
