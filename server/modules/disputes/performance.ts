// Decides how an obligation of an agreement in effect stands, who may say that it was performed and who confirms it, and when a breach may be recorded.
// 人民调解法 31: parties perform what they agreed; the committee watches over it. Nothing here decides who is right: the sides say, an officer records.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export interface ObligationFacts {
  readonly debtorId: string;
  readonly creditorId: string;
  /** `YYYY-MM-DD`; the last day counts (民法典 1259). */
  readonly dueOn: string;
  readonly performed: 'yes' | 'partly' | 'no' | null;
  readonly breachedOn: string | null;
  /** A report that the other side has yet to confirm or dispute, and for whom it was made. */
  readonly waitingFrom: string | null;
}

/** 已履行、部分履行、等对方确认、未到期、逾期、违约 */
export const STANDINGS = ['performed', 'partly', 'reported', 'due', 'late', 'breached'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOn(o: ObligationFacts, today: string): Standing {
  if (o.performed === 'yes') return 'performed';
  if (o.breachedOn !== null) return 'breached';
  if (o.waitingFrom !== null) return 'reported';
  if (today > o.dueOn) return 'late';
  return o.performed === 'partly' ? 'partly' : 'due';
}

/** Either side may say that it was performed; one word at a time. @returns Refusal `obligation-not-yours`, `obligation-performed`, `report-waits` */
export function mayReport(o: ObligationFacts, principalId: string): Refusal | undefined {
  if (principalId !== o.debtorId && principalId !== o.creditorId) return refuse('forbidden', 'obligation-not-yours');
  if (o.performed === 'yes') return refuse('conflict', 'obligation-performed');
  return o.waitingFrom === null ? undefined : refuse('conflict', 'report-waits');
}

/** Only the other side confirms. @returns Refusal `obligation-not-yours`, `report-unknown`, `own-report` */
export function mayConfirm(o: ObligationFacts, principalId: string): Refusal | undefined {
  if (principalId !== o.debtorId && principalId !== o.creditorId) return refuse('forbidden', 'obligation-not-yours');
  if (o.waitingFrom === null) return refuse('conflict', 'report-unknown');
  return o.waitingFrom === principalId ? refuse('forbidden', 'own-report') : undefined;
}

/** Past its day, not performed, not recorded yet. @returns Refusal `obligation-performed`, `obligation-not-due`, `breach-recorded` */
export function mayBreach(o: ObligationFacts, today: string): Refusal | undefined {
  if (o.performed === 'yes') return refuse('conflict', 'obligation-performed');
  if (o.breachedOn !== null) return refuse('conflict', 'breach-recorded');
  return today > o.dueOn ? undefined : refuse('too-early', 'obligation-not-due', { dueOn: o.dueOn });
}
