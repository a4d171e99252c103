// Decides whether two reports are likely the same matter, and why: the place first, then near words or the same people in it.
// It looks for this very matter again, never for a person: without the same place nothing is alike, whoever reported it.
import { searchTokens } from '../../kernel/plain-text.ts';

export interface Report {
  readonly villageId: number | null;
  readonly townshipId: number | null;
  readonly category: string;
  readonly text: string;
  /** Keyed hashes of names and telephones of its parties. */
  readonly people: readonly string[];
}

export type Likeness = 'place' | 'category' | 'text' | 'people';

/** From here on words are near: half of the pairs of characters that the shorter text has. */
const NEAR = 0.5;
const WITH_PEOPLE = 0.2;

/** Part of the shorter text's tokens that the other has too, 0 to 1. */
export function nearness(one: string, other: string): number {
  const [a, b] = [new Set(searchTokens(one)), new Set(searchTokens(other))];
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let both = 0;
  for (const token of a) if (b.has(token)) both += 1;
  return both / smaller;
}

/** Why the two are likely the same, the weightiest reason first; empty when they are not. */
export function likenessOf(one: Report, other: Report): Likeness[] {
  const samePlace = one.villageId === null ? one.townshipId === other.townshipId : one.villageId === other.villageId;
  if (!samePlace || (one.villageId === null && one.townshipId === null)) return [];
  const near = nearness(one.text, other.text);
  const shared = one.people.some((hash) => other.people.includes(hash));
  if (near < NEAR && !(shared && near >= WITH_PEOPLE)) return [];
  return [
    ...(near >= NEAR ? (['text'] as const) : []),
    ...(shared ? (['people'] as const) : []),
    'place',
    ...(one.category === other.category ? (['category'] as const) : []),
  ];
}
