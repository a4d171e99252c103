import { fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
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
 * A refusal because the caller may not is written down too.
 */
export async function administer<C extends RouteContract>(
  call: AdminCall<C>,
  work: (tx: Tx) => Promise<Administered<C>>,
): Promise<ReplyOf<C>> {
  try {
    return await inTouchingAct(call, [PEOPLE], async (tx) => {
      const { reply, target, facts = {}, event } = await work(tx);
      if (event) await publish(tx, call.house.listeners, { name: event, subject: target, facts }, call.at);
      await recordAdministration(tx, call, { target, facts });
      return reply;
    });
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'forbidden') await recordRefused(call, error.refusal.code);
    throw error;
  }
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

async function recordRefused(call: AdminCall<RouteContract>, why: string): Promise<void> {
  const id: unknown = (call.params as { id?: unknown } | undefined)?.id;
  await inTransaction(call.house.db, call.principal, (tx) =>
    recordAudit(tx, {
      at: call.at,
      what: call.contract.operationId,
      why,
      officerId: call.principal.officerId,
      target: null,
      address: call.address,
      facts: typeof id === 'number' ? { id } : {},
    }),
  );
}

/** @throws Refused `stale/version-stale` with the version of now */
export function asSeen(row: { readonly version: number }, seen: number | undefined): void {
  if (row.version !== seen) fail('stale', 'version-stale', { seen, version: row.version });
}
