// Decides the ladder of supervision (督办): which body answers for a term, when it is urged, when a letter follows, what is only proposed, and who may decide.
// About bodies and terms, never about a person. 信访工作条例 39; courts, procuratorates and arbitration are asked for the receipt of a transfer and nothing else.
import { localDateOf } from '../../kernel/instant.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { type CalendarSnapshot, workingDaysBetween } from '../../kernel/working-days.ts';
import type { Stage } from './lifecycle.ts';

/** 催办, 通报督办: letters of ours. 约谈, 挂牌督办: proposed by us, decided elsewhere. */
export const LEVELS = ['urge', 'notice', 'talk', 'listing'] as const;
export type Level = (typeof LEVELS)[number];
export const PROPOSED_LEVELS = ['talk', 'listing'] as const;
export type ProposedLevel = (typeof PROPOSED_LEVELS)[number];

/** Bodies whose work nobody supervises from here: whether they received what was sent is all that is asked. */
export const INDEPENDENT_KINDS: readonly string[] = ['court', 'procuratorate', 'arbitration_commission'];

/** Roles that see all that is late in their scope; others see what their own body is late with. */
export const LATE_FOR_ALL: readonly string[] = [
  'window_clerk',
  'coordinator',
  'checker',
  'follow_up',
  'centre_head',
  'leader',
];

/** Stages in which it is the holder's turn; in all others it is the centre's that keeps the matter. */
export const HOLDERS_TURN: readonly Stage[] = ['assigned', 'handling'];

export interface Turn {
  readonly stage: Stage;
  readonly holderOrganisationId: number | null;
  readonly centreOrganisationId: number;
}

/** The body that answers for the terms of ours that run now. While papers of a party are awaited it is nobody's turn. */
export function bodyOfTurn(matter: Turn): number | undefined {
  if (matter.stage === 'correcting') return undefined;
  return HOLDERS_TURN.includes(matter.stage) && matter.holderOrganisationId !== null
    ? matter.holderOrganisationId
    : matter.centreOrganisationId;
}

/**
 * What may be asked of a body of this kind about a term: to finish; of an independent one to sign for what it was sent, and nothing else.
 * @returns Refusal `receipt-only`
 */
export function askedOf(kind: string, ruleId: string): 'finish' | 'receipt' | Refusal {
  if (!isIndependent(kind)) return 'finish';
  return isSigning(ruleId) ? 'receipt' : refuse('conflict', 'receipt-only');
}

/** The term of signing for a matter: `step.sign`, or its row for an urgency. */
function isSigning(ruleId: string): boolean {
  return ruleId === 'step.sign' || ruleId.startsWith('step.sign.');
}

export function isIndependent(kind: string): boolean {
  return INDEPENDENT_KINDS.includes(kind);
}

/** Working days that have passed since the last day of a term. */
export function daysLate(dueDate: LocalDate, today: LocalDate, calendar: CalendarSnapshot): number {
  return today <= dueDate ? 0 : workingDaysBetween(calendar, dueDate, today);
}

/**
 * The last day on which an urging must have gone out for its working days to be over before `today`: first day not counted.
 * An urging of that day or before may be followed by the letter.
 */
export function urgedUpTo(today: LocalDate, workingDays: number, calendar: CalendarSnapshot): LocalDate {
  const yesterday = addDays(today, -1);
  let day = addDays(yesterday, -workingDays);
  while (workingDaysBetween(calendar, day, yesterday) < workingDays) day = addDays(day, -1);
  return day;
}

/** A row of the ladder as the rules read it. */
export interface Rung {
  readonly level: Level;
  readonly organisationId: number | null;
  readonly asks: 'finish' | 'receipt';
  /** Day on which it was issued. */
  readonly issuedOn: LocalDate;
  readonly decision: 'adopted' | 'declined' | null;
  readonly replied: boolean;
}

/** @returns Refusal `urged-already`: once a term */
export function mayUrge(rungs: readonly Rung[]): Refusal | undefined {
  return rungs.some((one) => one.level === 'urge') ? refuse('conflict', 'urged-already') : undefined;
}

/** @returns Refusal `urge-missing`, `noticed-already`, `notice-too-early` (with the last day on which it is), `receipt-only` */
export function mayNotice(
  rungs: readonly Rung[],
  of: {
    readonly kind: string;
    readonly today: LocalDate;
    readonly workingDays: number;
    readonly calendar: CalendarSnapshot;
  },
): Refusal | undefined {
  if (isIndependent(of.kind)) return refuse('conflict', 'receipt-only');
  const urge = rungs.find((one) => one.level === 'urge');
  if (!urge) return refuse('conflict', 'urge-missing');
  if (rungs.some((one) => one.level === 'notice')) return refuse('conflict', 'noticed-already');
  if (urge.issuedOn > urgedUpTo(of.today, of.workingDays, of.calendar))
    return refuse('conflict', 'notice-too-early', { urgedOn: urge.issuedOn, workingDays: of.workingDays });
  return undefined;
}

/** @param rungs of the whole matter @returns Refusal `receipt-only`, `notice-missing`, `proposed-already`, `decider-not-competent` */
export function mayPropose(
  rungs: readonly Rung[],
  of: {
    readonly level: ProposedLevel;
    readonly kind: string;
    readonly deciderKind: string;
    readonly deciders: readonly string[];
  },
): Refusal | undefined {
  if (isIndependent(of.kind)) return refuse('conflict', 'receipt-only');
  if (!rungs.some((one) => one.level === 'notice')) return refuse('conflict', 'notice-missing');
  if (rungs.some((one) => one.level === of.level && one.decision === null))
    return refuse('conflict', 'proposed-already');
  return competent(of.deciderKind, of.deciders);
}

/** Whether the rule names bodies of this kind. @returns Refusal `decider-not-competent` */
export function competent(kind: string, deciders: readonly string[]): Refusal | undefined {
  return deciders.includes(kind) ? undefined : refuse('conflict', 'decider-not-competent', { kinds: deciders });
}

/** @returns Refusal `supervision-not-yours`, `receipt-only` (signing is the answer), `supervision-not-decided`, `supervision-replied` */
export function mayReply(rung: Rung, ownOrganisationId: number): Refusal | undefined {
  if (rung.organisationId !== ownOrganisationId) return refuse('forbidden', 'supervision-not-yours');
  if (rung.asks === 'receipt') return refuse('conflict', 'receipt-only');
  const letter = rung.level === 'urge' || rung.level === 'notice';
  if (!letter && rung.decision !== 'adopted') return refuse('conflict', 'supervision-not-decided');
  return rung.replied ? refuse('conflict', 'supervision-replied') : undefined;
}

/** What a decision says beside its words: when, where and with whom a talk is, or when a listing ends. */
export interface DecisionSaid {
  readonly talkAt?: string | undefined;
  readonly talkPlace?: string | undefined;
  readonly talkCalled?: string | undefined;
  readonly takenOffWhen?: string | undefined;
}

/**
 * A body that is called must know when and where; nothing is said of a talk that was not decided.
 * @returns Refusal `talk-unset`, `talk-before-decision`, `not-of-this-decision`
 */
export function wellSaid(
  of: { readonly level: ProposedLevel; readonly adopted: boolean; readonly decidedOn: LocalDate },
  said: DecisionSaid,
): Refusal | undefined {
  const { talkAt, talkPlace, talkCalled, takenOffWhen } = said;
  const talk = of.adopted && of.level === 'talk';
  const foreign = talk ? takenOffWhen : (talkAt ?? talkPlace ?? talkCalled);
  if (foreign !== undefined || (takenOffWhen !== undefined && !of.adopted))
    return refuse('invalid', 'not-of-this-decision', {
      field: talk || foreign === undefined ? 'takenOffWhen' : 'talkAt',
    });
  if (!talk) return undefined;
  if (talkAt === undefined || talkPlace === undefined)
    return refuse('invalid', 'talk-unset', { field: talkAt === undefined ? 'talkAt' : 'talkPlace' });
  if (localDateOf(new Date(talkAt)) < of.decidedOn)
    return refuse('invalid', 'talk-before-decision', { field: 'talkAt' });
  return undefined;
}
