// Decides which matter can take a report of the same matter along: one that was accepted and is not over for good. One rule for what is suggested and for the act.
// A matter answered or just closed takes it too: the reporter gets that answer, is checked, asked and rates by itself. Nothing is closed by linking.
import { DAY_MS } from '../../kernel/instant.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { MatterState, Stage } from './lifecycle.ts';

/** Closed matters are looked at, and take reports along, for so long. */
export const RECENT_MS = 90 * DAY_MS;

export const WHY_NO_MAIN = ['not-accepted', 'refused', 'withdrawn', 'goes-with-another', 'closed-long-ago'] as const;
export type WhyNoMain = (typeof WHY_NO_MAIN)[number];

export interface Main {
  readonly stage: Stage;
  readonly result: string | null;
  readonly closedAt: Date | null;
}

const notYet: readonly Stage[] = ['registered', 'correcting', 'refusing'];
const over: readonly Stage[] = ['answered', 'follow_up', 'closed'];

/** Why this matter cannot take a report along; null when it can. */
export function whyNoMain(main: Main, at: Date): WhyNoMain | null {
  if (notYet.includes(main.stage)) return 'not-accepted';
  if (main.stage === 'refused') return 'refused';
  if (main.stage === 'linked' || main.result === 'merged') return 'goes-with-another';
  // Whoever withdrew spoke for himself alone: nobody works on it, and there is no answer for anybody else.
  if (main.result === 'withdrawn') return 'withdrawn';
  if (main.closedAt !== null && main.closedAt.getTime() <= at.getTime() - RECENT_MS) return 'closed-long-ago';
  return null;
}

/** @returns a Refusal `main-linked` or `main-not-open` with why */
export function noMain(main: Main, at: Date): Refusal | undefined {
  const why = whyNoMain(main, at);
  if (why === null) return undefined;
  if (why === 'goes-with-another') return refuse('conflict', 'main-linked');
  return refuse('conflict', 'main-not-open', { stage: main.stage, why });
}

/** Whether the answer is there already: then the report gets it at once. */
export function answersAtOnce(main: Pick<Main, 'stage'>): boolean {
  return over.includes(main.stage);
}

/** A report that goes with another, or was answered with it and not yet checked, can go by itself again. */
export function mayGoAlone(report: Pick<MatterState, 'stage' | 'result'>): boolean {
  return report.stage === 'linked' || (report.stage === 'answered' && report.result === 'merged');
}
