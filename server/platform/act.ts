import { createHash } from 'node:crypto';
import { canonical } from '../kernel/canonical.ts';
import { fail, Refused } from '../kernel/refusal.ts';
import type { Inputs, ReplyOf, RouteContract } from '../kernel/route.ts';
import { inTransaction, type Tx, tablesOf } from './db.ts';
import type { House } from './house.ts';
import type { Principal } from './principal.ts';

/** One request after sign-in and validation. What a command or a query works from. */
export interface Call<C extends RouteContract = RouteContract, P extends Principal = Principal> extends Inputs<C> {
  readonly house: House;
  readonly contract: C;
  readonly principal: P;
  /** The moment of the request, from the house clock; one moment for the whole act. */
  readonly at: Date;
  readonly requestId: string;
  readonly address: string;
  readonly agent: string;
  /** Idempotency-Key of an act. */
  readonly key?: string;
  /** Version from If-Match. */
  readonly seen?: number;
}

export interface KnownRequestTable {
  'platform.known_request': {
    county_id: number;
    principal: string;
    key: string;
    body_hash: Buffer;
    status: number;
    reply: Buffer;
    at: Date;
  };
}

const place = 'platform.known_request.reply';

/**
 * Runs one act in one transaction: known already? → the work → remember the first reply. All or nothing.
 * The same key and body, at once or later, after the state moved on or access was lost, gets the first reply.
 * @throws Refused `conflict/key-reused` when the key came with another body
 */
export async function inAct<C extends RouteContract>(
  call: Call<C>,
  work: (tx: Tx) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  if (call.key === undefined) return inTransaction(call.house.db, call.principal, work);
  const hash = bodyHash(call);
  try {
    return await inTransaction(call.house.db, call.principal, async (tx) => {
      const known = await firstReply(tx, call, hash);
      if (known) return known.reply;
      const reply = await work(tx);
      await remember(tx, call, hash, reply);
      return reply;
    });
  } catch (error) {
    if (!mayBeRepeat(error)) throw error;
    // The twin of this request may have been quicker: then its reply is ours, whatever stopped us.
    const known = await inTransaction(call.house.db, call.principal, (tx) => firstReply(tx, call, hash));
    if (known) return known.reply;
    throw error;
  }
}

function mayBeRepeat(error: unknown): boolean {
  if (error instanceof Refused) return error.refusal.code !== 'key-reused' && error.refusal.kind !== 'unavailable';
  return (error as { code?: string }).code === '23505';
}

function bodyHash(call: Call): Buffer {
  return createHash('sha256')
    .update(canonical({ operation: call.contract.operationId, params: call.params ?? null, body: call.body ?? null }))
    .digest();
}

async function firstReply<C extends RouteContract>(
  tx: Tx,
  call: Call<C>,
  hash: Buffer,
): Promise<{ reply: ReplyOf<C> } | undefined> {
  const row = await tablesOf<KnownRequestTable>(tx)
    .selectFrom('platform.known_request')
    .select(['body_hash', 'reply'])
    .where('county_id', '=', tx.principal.countyId)
    .where('principal', '=', tx.principal.id)
    .where('key', '=', call.key as string)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.body_hash.equals(hash)) fail('conflict', 'key-reused');
  return { reply: JSON.parse(call.house.crypto.open(place, row.reply)) as ReplyOf<C> };
}

async function remember<C extends RouteContract>(
  tx: Tx,
  call: Call<C>,
  hash: Buffer,
  reply: ReplyOf<C>,
): Promise<void> {
  await tablesOf<KnownRequestTable>(tx)
    .insertInto('platform.known_request')
    .values({
      county_id: tx.principal.countyId,
      principal: tx.principal.id,
      key: call.key as string,
      body_hash: hash,
      status: call.contract.status ?? 200,
      reply: call.house.crypto.seal(place, JSON.stringify(reply)),
      at: call.at,
    })
    .execute();
}
