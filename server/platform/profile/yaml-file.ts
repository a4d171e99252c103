// Reads one YAML file and knows the line of every part of it.
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';

export interface YamlFile {
  /** Undefined when the text is not YAML. */
  value: unknown;
  /** What the YAML reader itself objects to, with the line. */
  faults: { line: number; sentence: string }[];
  /** Line (from 1) of the part at `path`; of its nearest parent when the part is missing. With `key`, the line of that member's name. */
  lineOf(path: readonly PropertyKey[], key?: string): number;
}

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    sentence: error.message,
  }));
  const value: unknown = faults.length > 0 ? undefined : document.toJS();
  return { value, faults, lineOf: (path, key) => lines.linePos(offsetOf(document, path, key)).line };
}

/** A member of a map is where its name stands, an item of a list where it begins. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  const full = key === undefined ? path : [...path, key];
  for (let depth = full.length; depth > 0; depth--) {
    const holder: unknown = depth === 1 ? document.contents : document.getIn(full.slice(0, depth - 1), true);
    const last = full[depth - 1];
    if (isMap(holder)) {
      const pair = holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(full.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
