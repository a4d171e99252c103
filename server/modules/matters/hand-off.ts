// Decides the hand-offs of a matter: until when a body may object, what counts as a bounce, how an official letter is numbered.
// 信访工作条例 23, 24: objection only for lack of competence, with its basis, within its limit; competence in dispute is designated.
import { type Due, computeDue, type PeriodUnit } from '../../kernel/period.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';

/** Until when the body to which the matter was assigned may object. @param rule the profile's step.object */
export function objectionLimit(
  assignedAt: Date,
  rule: { readonly unit: PeriodUnit; readonly amount: number },
  calendar: CalendarSnapshot,
): Due {
  return computeDue({ from: assignedAt, amount: rule.amount, unit: rule.unit }, calendar);
}

/** @returns Refusal `objection-too-late` with the last day */
export function inTime(limit: Due, at: Date): Refusal | undefined {
  return at.getTime() > limit.dueAt.getTime()
    ? refuse('too-late', 'objection-too-late', { until: limit.dueDate })
    : undefined;
}

export interface ObjectionRow {
  readonly organisationId: number;
  readonly upheld: boolean | null;
}

/** Bounces: objections that were upheld. A dismissed one sent nobody anywhere. */
export function bouncesOf(objections: readonly ObjectionRow[]): number {
  return objections.filter((one) => one.upheld === true).length;
}

/** Why this body may not object (again). */
export function barredFrom(
  organisationId: number,
  objections: readonly ObjectionRow[],
  designatedTo: readonly number[],
): 'designated' | 'objected' | undefined {
  if (designatedTo.includes(organisationId)) return 'designated';
  return objections.some((one) => one.organisationId === organisationId) ? 'objected' : undefined;
}

/** Of the hand-offs, what the history tells: enough to offer only acts that can succeed. */
export interface HandedOff {
  readonly bounces: number;
  /** The body that holds it may not object (again): designated, or it did before. */
  readonly mayNotObject: boolean;
  /** A body was asked to help and has neither given its opinion nor been released. */
  readonly helpAwaited: boolean;
  /** A letter to a body outside has no receipt yet. */
  readonly receiptAwaited: boolean;
}

/** Folds the history of a matter; designating another body over an open objection upholds it. */
export function handedOff(
  history: readonly { readonly act: string; readonly facts: Readonly<Record<string, unknown>> }[],
  holder: number | null,
): HandedOff {
  const bounced = history.filter(
    ({ act, facts }) =>
      (act === 'ruleOnObjection' && facts['upheld'] === true) ||
      (act === 'designateBody' && typeof facts['from'] === 'number' && facts['from'] !== facts['organisationId']),
  );
  const barred = history.some(
    ({ act, facts }) => (act === 'objectToAssignment' || act === 'designateBody') && facts['organisationId'] === holder,
  );
  const count = (...acts: readonly string[]): number => history.filter(({ act }) => acts.includes(act)).length;
  return {
    bounces: bounced.length,
    mayNotObject: barred,
    // Each asking is ended once, by an opinion or by a release; each letter by one receipt.
    helpAwaited: count('askCoHandler') > count('recordOpinion', 'releaseCoHandler'),
    receiptAwaited: count('transferOutside') > count('recordTransferReceipt'),
  };
}

/** 文号 as offices write it: 安综移〔2026〕3号. @param template with {body} {year} {serial} */
export function letterNumber(
  template: string,
  of: { readonly body: string; readonly year: number; readonly serial: number },
): string {
  return template.replace('{body}', of.body).replace('{year}', String(of.year)).replace('{serial}', String(of.serial));
}
