import type { Pick } from '../acts/sheet-field.tsx';

interface Result {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly needsBasis: boolean;
}

/** What a matter can be answered with; a withdrawal is the party's own act. `basis` stands behind what must be given with reason and law. */
export function resultPicks(results: readonly Result[], say: (words: Result['name']) => string, basis: string): Pick[] {
  return results
    .filter((one) => one.id !== 'withdrawn')
    .map((one) => ({ value: one.id, label: `${say(one.name)}${one.needsBasis ? basis : ''}` }));
}
