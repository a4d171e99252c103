import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import { publish } from '../../../platform/outbox.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { inTouchingAct } from '../../../platform/stamps.ts';
import type { Recorder } from '../../places/index.ts';
import { recordAudit } from '../store/audit.ts';
import { PEOPLE } from '../store/tables.ts';

export type AdminCall<C extends RouteContract> = Call<C, OfficerPrincipal>;

/** What an act of administration did: its target and facts go into the audit trail and, named, to whoever listens. */
export interface Administered<C extends RouteContract> {
  readonly reply: ReplyOf<C>;
  readonly target: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Event for higher floors, e.g. `organisation.ended`. */
  readonly event?: string;
}

/**
 * One act on organisations, officers, posts or mediators: one after the other under the people's stamp, with its audit entry.
 * A refusal because the caller may not is written down where the request ends (`recordTurnedAway`).
 */
export function administer<C extends RouteContract>(
  call: AdminCall<C>,
  work: (tx: Tx) => Promise<Administered<C>>,
): Promise<ReplyOf<C>> {
  return inTouchingAct(call, [PEOPLE], async (tx) => {
    const { reply, target, facts = {}, event } = await work(tx);
    if (event) await publish(tx, call.house.listeners, { name: event, subject: target, facts }, call.at);
    await recordAdministration(tx, call, { target, facts });
    return reply;
  });
}

/** Writes an act of administration into the audit trail. Given to places, which stands beneath and keeps none. */
export const recordAdministration: Recorder = (tx, call, { target, facts }) =>
  recordAudit(tx, {
    at: call.at,
    what: call.contract.operationId,
    officerId: call.principal.kind === 'officer' ? call.principal.officerId : null,
    target,
    address: call.address,
    facts,
  });

/** @throws Refused `stale/version-stale` with the version of now */
export function asSeen(row: { readonly version: number }, seen: number | undefined): void {
  if (row.version !== seen) fail('stale', 'version-stale', { seen, version: row.version });
}
