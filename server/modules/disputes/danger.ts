// Decides what signs of danger do to a mediation: it is never proposed, and opened only when the person in danger asks for it freely.
// Law: 反家庭暴力法 5 (true wishes of the victim), 13, 14; 未成年人保护法 11 (duty to report); 人民调解法 17, 25.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export interface DangerFacts {
  readonly id: string;
  readonly mustReport: boolean;
}

export interface DangerDeclaration {
  readonly victimAsksFreely: boolean;
  readonly heardAlone: boolean;
  readonly rightsTold: boolean;
  readonly reported?: string | undefined;
}

export const DANGER_LAW = { law: '中华人民共和国反家庭暴力法', article: '第五条' } as const;

/** @returns a Refusal `danger-declaration-needed` that names what is missing, or undefined */
export function checkDanger(
  signs: readonly DangerFacts[],
  declaration: DangerDeclaration | undefined,
): Refusal | undefined {
  if (signs.length === 0) return undefined;
  const missing: string[] = [];
  if (!declaration?.victimAsksFreely) missing.push('victimAsksFreely');
  if (!declaration?.heardAlone) missing.push('heardAlone');
  if (!declaration?.rightsTold) missing.push('rightsTold');
  if (signs.some((sign) => sign.mustReport) && !declaration?.reported) missing.push('reported');
  if (missing.length === 0) return undefined;
  return refuse('conflict', 'danger-declaration-needed', { signs: signs.map((s) => s.id), missing, ...DANGER_LAW });
}

/** Nobody is brought to agree within one visit where somebody is in danger. */
export function checkDangerOnTheSpot(signs: readonly DangerFacts[]): Refusal | undefined {
  return signs.length === 0
    ? undefined
    : refuse('conflict', 'danger-not-on-the-spot', { signs: signs.map((s) => s.id), ...DANGER_LAW });
}

/** Acts that a page may propose, and those that it may only open when the person in danger asks. */
export function splitActs(
  acts: readonly string[],
  endangered: boolean,
): { readonly acts: string[]; readonly actsOnRequest: string[] } {
  if (!endangered) return { acts: [...acts], actsOnRequest: [] };
  const onRequest: ReadonlySet<string> = new Set([
    'startMediation',
    'planSession',
    'draftAgreement',
    'recordOralAgreement',
  ]);
  return {
    acts: acts.filter((act) => act !== 'mediateOnTheSpot' && !onRequest.has(act)),
    actsOnRequest: acts.filter((act) => onRequest.has(act)),
  };
}
