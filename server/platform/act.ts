import { createHash } from 'node:crypto';
import { canonical } from '../kernel/canonical.ts';
import { fail, Refused } from '../kernel/refusal.ts';
import type { Inputs, ReplyOf, RouteContract } from '../kernel/route.ts';
import { type Ahead, inTransaction, readIn, ready, sendAlong, type Tx, writingOf } from './db.ts';
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
  /** Scheme, host and port under which the caller reached this house: https://anhe.example.gov.cn */
  readonly origin: string;
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

/** What an act may bring along. */
export interface Forehand<P> {
  /**
   * Reads and locks that the work begins with. Sent together with the look whether the request is known already, so it must change nothing; when the
   * request is known, what it says is not heard.
   */
  readonly begin: (tx: Tx) => Promise<P>;
  /** Counted on the act's own line before the transaction, in the same trip; its refusal ends the act. */
  readonly ahead?: Ahead;
}

/**
 * Runs one act in one transaction: known already? → the work → remember the first reply. All or nothing.
 * The same key and body, at once or later, after the state moved on or access was lost, gets the first reply.
 * @throws Refused `conflict/key-reused` when the key came with another body
 */
export function inAct<C extends RouteContract>(
  call: Call<C>,
  work: (tx: Tx) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  return inActWith(call, { begin: nothing }, (tx) => work(tx));
}

async function nothing(): Promise<void> {}

/** The same with a forehand: what it read goes to the work. */
export async function inActWith<C extends RouteContract, P>(
  call: Call<C>,
  forehand: Forehand<P>,
  work: (tx: Tx, begun: P) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  const { db } = call.house;
  const { begin, ahead } = forehand;
  if (call.key === undefined) return inTransaction(db, call.principal, async (tx) => work(tx, await begin(tx)), ahead);
  const hash = bodyHash(call);
  try {
    return await inTransaction(
      db,
      call.principal,
      async (tx) => {
        const looked = firstReply(tx, call, hash);
        const [known, begun] = await Promise.allSettled([looked, begin(tx)]);
        if (known.status === 'rejected') throw known.reason;
        if (known.value) return known.value.reply;
        if (begun.status === 'rejected') throw begun.reason;
        const reply = await work(tx, begun.value);
        remember(tx, call, hash, reply);
        return reply;
      },
      ahead,
    );
  } catch (error) {
    if (!mayBeRepeat(error)) throw error;
    // The twin of this request may have been quicker: then its reply is ours, whatever stopped us.
    const known = await inTransaction(db, call.principal, (tx) => firstReply(tx, call, hash));
    if (known) return known.reply;
    throw error;
  }
}

const noRepeat: ReadonlySet<string> = new Set(['unavailable', 'limited']);

function mayBeRepeat(error: unknown): boolean {
  if (error instanceof Refused) return error.refusal.code !== 'key-reused' && !noRepeat.has(error.refusal.kind);
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
  const [row] = await readIn<{ body_hash: Buffer; reply: Buffer }>(
    tx,
    ready('select body_hash, reply from platform.known_request where county_id = $1 and principal = $2 and key = $3', [
      tx.principal.countyId,
      tx.principal.id,
      call.key as string,
    ]),
  );
  if (!row) return undefined;
  if (!row.body_hash.equals(hash)) fail('conflict', 'key-reused');
  return { reply: JSON.parse(call.house.crypto.open(place, row.reply)) as ReplyOf<C> };
}

const writing = writingOf<KnownRequestTable>();

function remember<C extends RouteContract>(tx: Tx, call: Call<C>, hash: Buffer, reply: ReplyOf<C>): void {
  sendAlong(
    tx,
    writing.insert('platform.known_request', [
      {
        county_id: tx.principal.countyId,
        principal: tx.principal.id,
        key: call.key as string,
        body_hash: hash,
        status: call.contract.status ?? 200,
        reply: call.house.crypto.seal(place, JSON.stringify(reply)),
        at: call.at,
      },
    ]),
  );
}
