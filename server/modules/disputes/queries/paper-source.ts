import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/db.ts';
import {
  factsOf,
  handedIn,
  type LockedMatter,
  type MatterFacts,
  type OpenedParty,
  openParties,
  type PaperCall,
} from '../../matters/index.ts';
import { withPresentParties } from '../commands/act-on-mediation.ts';
import type { RecordFacts } from '../offered-papers.ts';
import { type WholeMediation, wholeMediation } from '../store/whole.ts';
import { offerFacts } from './offer-facts.ts';
import { keepingOf, visitsOf } from './performance.ts';

/** The record that papers of one matter are filled from, read once for all of them. What only some papers need is read when the first of those is filled. */
export interface PaperSource {
  readonly facts: MatterFacts;
  readonly parties: readonly OpenedParty[];
  readonly whole: WholeMediation | null;
  readonly offered: RecordFacts;
  readonly files: () => ReturnType<typeof handedIn>;
  readonly visits: () => ReturnType<typeof visitsOf>;
  readonly keeping: () => ReturnType<typeof keepingOf>;
}

/** @throws Refused `unknown/not-found` where the caller may not see facts */
export async function paperSource(tx: Tx, { house, at }: PaperCall, matter: LockedMatter): Promise<PaperSource> {
  const [facts, parties, seen] = await Promise.all([
    factsOf(tx, matter.id),
    openParties(tx, house, matter.id),
    wholeMediation(tx, matter),
  ]);
  if (!facts) fail('unknown', 'not-found');
  const whole = seen ? { ...seen, standing: withPresentParties(seen.standing, parties) } : null;
  return {
    facts,
    parties,
    whole,
    offered: await offerFacts(tx, house, matter, whole, parties),
    files: once(() => handedIn(tx, matter)),
    visits: once(() => visitsOf(tx, matter)),
    keeping: once(() => keepingOf(tx, house, matter, localDateOf(at))),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}
