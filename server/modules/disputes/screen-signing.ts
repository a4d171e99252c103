// Decides when an agreement may be signed on a screen: every party agrees, identity was checked, and it is not about marriage, adoption or
// inheritance (电子签名法 3). A screen takes a written signature only: no fingerprint, and no seal is ever drawn by software.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export const SIGNATURE_LAW = { law: '中华人民共和国电子签名法', article: '第三条' } as const;

export interface ScreenFacts {
  readonly categoryAllows: boolean;
  readonly principals: readonly string[];
  readonly screen: { readonly agreedBy: readonly string[]; readonly notFamilyStatus: boolean } | undefined;
  readonly signatures: readonly { readonly how: string; readonly hasPicture: boolean }[];
}

/** @returns a Refusal `screen-signing-refused`, `screen-consent-missing`, `screen-hand-only` or `screen-picture-missing`, or undefined */
export function screenFault(facts: ScreenFacts): Refusal | undefined {
  if (!facts.categoryAllows || facts.screen?.notFamilyStatus === false)
    return refuse('conflict', 'screen-signing-refused', SIGNATURE_LAW);
  const waiting = facts.principals.filter((id) => !facts.screen?.agreedBy.includes(id));
  if (waiting.length > 0) return refuse('conflict', 'screen-consent-missing', { waiting, ...SIGNATURE_LAW });
  if (facts.signatures.some((s) => s.how !== 'signature')) return refuse('invalid', 'screen-hand-only');
  if (facts.signatures.some((s) => !s.hasPicture)) return refuse('invalid', 'screen-picture-missing');
  return undefined;
}
