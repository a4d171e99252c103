import { createHash, randomBytes } from 'node:crypto';
import { type Tx, tablesOf } from './db.ts';
import { newId } from './new-id.ts';
import type { Principal } from './principal.ts';
import { touch } from './stamps.ts';

/** Sessions end after this long at the latest, however busy. */
export const SESSION_HOURS = 12;
/** Topic of the stamps: who is signed in, when somebody no longer is. */
export const SESSIONS = 'sessions';

interface SessionTables {
  'platform.session': {
    county_id: number;
    id: string;
    token_hash: Buffer;
    kind: 'officer' | 'party';
    officer_id: number | null;
    post_id: number | null;
    matter_id: string | null;
    party_id: string | null;
    created_at: Date;
    last_seen_at: Date;
    ends_at: Date;
    ended_at: Date | null;
    ended_why: string | null;
    address: string | null;
    agent: string | null;
  };
}

export interface Session {
  readonly id: string;
  readonly kind: 'officer' | 'party';
  readonly officerId: number | null;
  readonly postId: number | null;
  readonly matterId: string | null;
  readonly partyId: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

export type Whose =
  | { readonly kind: 'officer'; readonly officerId: number; readonly postId: number }
  | { readonly kind: 'party'; readonly matterId: string; readonly partyId: string };

export interface Opening {
  readonly at: Date;
  /** Default: 12 hours after `at`. */
  readonly endsAt?: Date;
  readonly address: string;
  readonly agent: string;
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Opens a session and gives its token, once: only the hash is kept. */
export async function openSession(tx: Tx, whose: Whose, opening: Opening): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = newId(opening.at);
  await tablesOf<SessionTables>(tx)
    .insertInto('platform.session')
    .values({
      county_id: tx.principal.countyId,
      id,
      token_hash: tokenHash(token),
      kind: whose.kind,
      officer_id: whose.kind === 'officer' ? whose.officerId : null,
      post_id: whose.kind === 'officer' ? whose.postId : null,
      matter_id: whose.kind === 'party' ? whose.matterId : null,
      party_id: whose.kind === 'party' ? whose.partyId : null,
      created_at: opening.at,
      last_seen_at: opening.at,
      ends_at: opening.endsAt ?? new Date(opening.at.getTime() + SESSION_HOURS * 3_600_000),
      ended_at: null,
      ended_why: null,
      address: opening.address,
      agent: opening.agent,
    })
    .execute();
  return { id, token };
}

function sessions(tx: Tx) {
  return tablesOf<SessionTables>(tx)
    .selectFrom('platform.session')
    .select([
      'id',
      'kind',
      'officer_id as officerId',
      'post_id as postId',
      'matter_id as matterId',
      'party_id as partyId',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'ends_at as endsAt',
      'address',
      'agent',
    ])
    .where('county_id', '=', tx.principal.countyId)
    .where('ended_at', 'is', null);
}

/** The session of a token that nobody has ended; whether it has run out is for the caller (`runsOn`). */
export async function findSession(tx: Tx, hash: Buffer): Promise<Session | undefined> {
  return sessions(tx).where('token_hash', '=', hash).executeTakeFirst();
}

/** False when the session is past its end, or nobody has used it for `idleMinutes`. */
export function runsOn(session: Pick<Session, 'lastSeenAt' | 'endsAt'>, at: Date, idleMinutes: number): boolean {
  return at < session.endsAt && at.getTime() < session.lastSeenAt.getTime() + idleMinutes * 60_000;
}

/** Open sessions of one officer, newest first; ones that have run out are left out. */
export async function sessionsOf(tx: Tx, officerId: number, at: Date, idleMinutes: number): Promise<Session[]> {
  const rows = await sessions(tx)
    .where('officer_id', '=', officerId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.filter((row) => runsOn(row, at, idleMinutes));
}

/** Which sessions to end: one by id, all of an officer (but one), of a post, of a party, all that a matter's codes opened. */
export interface Ending {
  readonly id?: string;
  readonly officerId?: number;
  readonly exceptId?: string | undefined;
  readonly postId?: number;
  readonly partyId?: string;
  readonly matterId?: string;
}

/** Ends sessions and gives how many. Felt in this process the moment the transaction is through, elsewhere within two seconds. */
export async function endSessions(tx: Tx, which: Ending, at: Date, why: string): Promise<number> {
  if (!which.id && !which.officerId && !which.postId && !which.partyId && !which.matterId)
    throw new Error('which sessions to end?');
  let query = tablesOf<SessionTables>(tx)
    .updateTable('platform.session')
    .set({ ended_at: at, ended_why: why })
    .where('county_id', '=', tx.principal.countyId)
    .where('ended_at', 'is', null);
  if (which.id) query = query.where('id', '=', which.id);
  if (which.officerId) query = query.where('officer_id', '=', which.officerId);
  if (which.exceptId) query = query.where('id', '<>', which.exceptId);
  if (which.postId) query = query.where('post_id', '=', which.postId);
  if (which.partyId) query = query.where('party_id', '=', which.partyId);
  if (which.matterId) query = query.where('matter_id', '=', which.matterId);
  const { numUpdatedRows } = await query.executeTakeFirst();
  if (numUpdatedRows > 0n) await touch(tx, SESSIONS);
  return Number(numUpdatedRows);
}

/** Notes that the session was used. */
export async function markSeen(tx: Tx, id: string, at: Date): Promise<void> {
  await tablesOf<SessionTables>(tx)
    .updateTable('platform.session')
    .set({ last_seen_at: at })
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .where('last_seen_at', '<', at)
    .execute();
}

/** The session acts in another post from now on. */
export async function movePost(tx: Tx, id: string, postId: number): Promise<void> {
  await tablesOf<SessionTables>(tx)
    .updateTable('platform.session')
    .set({ post_id: postId })
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
  await touch(tx, SESSIONS);
}

/** Forgets sessions that were over before the moment. The worker's to do. */
export async function sweepSessions(tx: Tx, before: Date): Promise<void> {
  await tablesOf<SessionTables>(tx)
    .deleteFrom('platform.session')
    .where('county_id', '=', tx.principal.countyId)
    .where('ends_at', '<', before)
    .execute();
}

const sessionIds = new WeakMap<Principal, string>();

/** Remembers which session a principal was made from; the principal itself goes into logs and policies without it. */
export function bindSession(principal: Principal, sessionId: string): void {
  sessionIds.set(principal, sessionId);
}

/** The session a signed-in principal came by, when it came by one. */
export function sessionIdOf(principal: Principal): string | undefined {
  return sessionIds.get(principal);
}
