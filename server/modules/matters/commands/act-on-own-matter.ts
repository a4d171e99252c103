import { Refused, refuse } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import { type Call, inActWith } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import type { PartyPrincipal } from '../../../platform/principal.ts';
import { type LockedMatter, lockMatter } from '../store/lock.ts';
import { type ActRecord, recordAct } from '../store/record-act.ts';

/** A call by a party, known by number and lookup code, on the own matter. */
export type PartyCall<C extends RouteContract> = Call<C, PartyPrincipal>;

export interface OwnWork {
  readonly tx: Tx;
  readonly matter: LockedMatter;
  readonly partyId: string;
  readonly record: (
    record: Omit<ActRecord, 'times' | 'actor' | 'typist' | 'handlerOfficerId'>,
  ) => Promise<LockedMatter>;
}

/** The shape of every act of a party: the matter is locked and the version is as seen before the work decides. */
export function actOnOwnMatter<C extends RouteContract>(
  call: PartyCall<C>,
  work: (given: OwnWork) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  const own = { id: call.principal.matterId };
  return inActWith(call, { begin: (tx) => lockMatter(tx, own, call.seen) }, async (tx, matter) => {
    const times = { doneAt: call.at, recordedAt: call.at, late: false };
    const actor = `party:${call.principal.partyId}`;
    return work({
      tx,
      matter,
      partyId: call.principal.partyId,
      record: (r) => recordAct(tx, call.house, matter, { ...r, times, actor }),
    });
  });
}

/** For acts that only one side may do. */
export function sideRefused(code: string): never {
  throw new Refused(refuse('forbidden', code));
}
