// Decides which of the acts that stage and post allow can also be done now: a clock act where a rule leaves something to ask for, a hand-off or a
// review where it can still be made or ended. One rule for the page of a matter and for what an act answers with.
import { handedOff } from './hand-off.ts';
import type { ActName, MatterState } from './lifecycle.ts';
import { mayGoAlone } from './linking.ts';

interface Entry {
  readonly act: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the record tells beside the row. */
export interface Standing {
  /** The history, the first first; entries of other acts than TELLING do not matter. */
  readonly history: readonly Entry[];
  /** What the running clocks leave to ask for. */
  readonly clocks: readonly { readonly pause: boolean; readonly extend: boolean; readonly paused: boolean }[];
  /** An agreement was made in one of its procedures. */
  readonly agreed: boolean;
  /** Objections upheld that make the head designate, by its profile. */
  readonly bouncesToHead: number;
}

export type Asked = Pick<MatterState, 'stage' | 'result' | 'restriction'> & { readonly holder: number | null };

/** Acts whose entries are looked at. */
export const TELLING: readonly string[] = [
  'askForMaterial',
  'reviewRefusal',
  'askRefusalReview',
  'decideRefusalReview',
  'objectToAssignment',
  'ruleOnObjection',
  'designateBody',
  'askCoHandler',
  'recordOpinion',
  'releaseCoHandler',
  'transferOutside',
  'recordTransferReceipt',
  'askReopening',
  'declineReopening',
  'reopenMatter',
];

/** What waits for somebody, by the record. */
export interface Waiting {
  /** Bounced so often that only the head says who handles it. */
  readonly headDesignates: boolean;
  readonly bounces: number;
  /** A review of the refusal was asked for and is not decided. */
  readonly refusalReview: boolean;
  /** The refusal stands and nobody asked for its review yet. */
  readonly mayAskReview: boolean;
  /** A party asked to have it taken up again. */
  readonly reopening: boolean;
}

export function waitingFor(standing: Standing, holder: number | null): Waiting {
  const { bounces } = handedOff(standing.history, holder);
  const refusal = last(standing, 'reviewRefusal', 'askRefusalReview', 'decideRefusalReview');
  return {
    bounces,
    headDesignates: bounces >= standing.bouncesToHead,
    refusalReview: refusal === 'askRefusalReview',
    mayAskReview: refusal === 'reviewRefusal',
    reopening: last(standing, 'askReopening', 'declineReopening', 'reopenMatter') === 'askReopening',
  };
}

export function askable(acts: readonly ActName[], standing: Standing, matter: Asked): ActName[] {
  const { clocks } = standing;
  const waiting = waitingFor(standing, matter.holder);
  const handOffs = handedOff(standing.history, matter.holder);
  const can: Partial<Record<ActName, boolean>> = {
    // What is missing is asked for once, in one list (一次性告知).
    askForMaterial: !standing.history.some(({ act }) => act === 'askForMaterial'),
    askRefusalReview: waiting.mayAskReview,
    decideRefusalReview: waiting.refusalReview,
    assignMatter: !waiting.headDesignates,
    objectToAssignment: !handOffs.mayNotObject,
    releaseCoHandler: handOffs.helpAwaited,
    // One letter outside at a time: the next goes when this one was answered.
    transferOutside: !handOffs.receiptAwaited,
    recordTransferReceipt: handOffs.receiptAwaited,
    unlinkMatter: mayGoAlone(matter),
    // A complaint stays hidden from its subject for good.
    liftRestriction: matter.restriction !== 'complaint',
    // What was agreed binds (人民调解法 31), and what was withdrawn stays so: neither is handled once more.
    returnForRework: matter.result !== 'withdrawn' && !standing.agreed,
    askReopening: !waiting.reopening,
    declineReopening: waiting.reopening,
    requestPause: clocks.some((clock) => clock.pause),
    requestExtension: clocks.some((clock) => clock.extend),
    resumeClock: clocks.some((clock) => clock.paused),
  };
  return acts.filter((act) => can[act] ?? true);
}

/** The last of these acts in the history. */
function last({ history }: Standing, ...acts: readonly string[]): string | undefined {
  return history.findLast(({ act }) => acts.includes(act))?.act;
}
