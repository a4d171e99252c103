// Decides when an agreement may be signed on a screen: every party agrees, identity was checked, and it is not about marriage, adoption or
// inheritance (电子签名法 3), by its category, by its words or by what the officer knows. A screen takes a written signature only: no fingerprint, and no seal is ever drawn by software.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export const SIGNATURE_LAW = { law: '中华人民共和国电子签名法', article: '第三条' } as const;

const familyMatters =
  /继承|遗产|遗嘱|遗赠|收养|送养|养父母|养子女|婚姻|离婚|结婚|婚约|\b(?:inherit|adopt(?:ion|ed|s)?\b|marriage|divorce)/iu;

/** The first word of an agreement that speaks of marriage, adoption or inheritance, whatever its category: then it is signed on paper. */
export function familyWordIn(texts: readonly (string | null)[]): string | undefined {
  for (const text of texts) {
    const found = familyMatters.exec((text ?? '').normalize('NFKC').replaceAll(/(?<=\P{ASCII})\s+(?=\P{ASCII})/gu, ''));
    if (found) return found[0];
  }
  return undefined;
}

/** All that an agreement says. */
export function wordsOf(
  agreement: { facts: string; points: string; responsibilities: string | null; other_terms: string | null },
  obligations: readonly { readonly what: string }[],
): (string | null)[] {
  const { facts, points, responsibilities, other_terms: other } = agreement;
  return [facts, points, responsibilities, other, ...obligations.map((o) => o.what)];
}

export interface ScreenFacts {
  readonly categoryAllows: boolean;
  /** Word of the agreement that `familyWordIn` found. */
  readonly familyWord?: string | undefined;
  readonly principals: readonly string[];
  readonly screen: { readonly agreedBy: readonly string[]; readonly notFamilyStatus: boolean } | undefined;
  readonly signatures: readonly { readonly how: string; readonly hasPicture: boolean }[];
}

/** @returns a Refusal `screen-signing-refused`, `screen-consent-missing`, `screen-hand-only` or `screen-picture-missing`, or undefined */
export function screenFault(facts: ScreenFacts): Refusal | undefined {
  if (!facts.categoryAllows || facts.screen?.notFamilyStatus === false)
    return refuse('conflict', 'screen-signing-refused', SIGNATURE_LAW);
  if (facts.familyWord !== undefined)
    return refuse('conflict', 'screen-signing-refused', { found: facts.familyWord, ...SIGNATURE_LAW });
  const waiting = facts.principals.filter((id) => !facts.screen?.agreedBy.includes(id));
  if (waiting.length > 0) return refuse('conflict', 'screen-consent-missing', { waiting, ...SIGNATURE_LAW });
  if (facts.signatures.some((s) => s.how !== 'signature')) return refuse('invalid', 'screen-hand-only');
  if (facts.signatures.some((s) => !s.hasPicture)) return refuse('invalid', 'screen-picture-missing');
  return undefined;
}
