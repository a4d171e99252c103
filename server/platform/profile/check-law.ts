// Pure: holds the periods of law of a county's folder against those that this program comes with.
// Decides that a row is read-only: it changes when the law does, as a new version of the row, never within one.
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';

type LawClocks = ProfileContent['lawClocks'];

export function checkLaw(own: LawClocks, shipped: LawClocks): Problem[] {
  return own.flatMap((rule, index) => {
    const law = shipped.find((one) => one.id === rule.id && one.version === rule.version);
    if (!law) return [];
    return changed(rule, law).map((part) => ({
      path: ['lawClocks', index, part],
      sentence: `«${rule.id}» says another ${part} than the text of the law as this program has it; a row is changed only as a new version`,
    }));
  });
}

/** Names of what differs between two versions of one row. */
function changed(one: LawClocks[number], other: LawClocks[number]): string[] {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]);
  const text = (row: LawClocks[number], part: string): string =>
    JSON.stringify(new Map<string, unknown>(Object.entries(row)).get(part));
  return [...parts].filter((part) => text(one, part) !== text(other, part));
}
