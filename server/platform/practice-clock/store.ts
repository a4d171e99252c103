import { sql } from 'kysely';
import type { House } from '../house.ts';
import { inTransaction, type Tx, tablesOf } from '../db.ts';
import { systemPrincipal } from '../principal.ts';
import { SESSIONS } from '../session.ts';
import { CLOCK, touch } from '../stamps.ts';
import type { WayForward } from './contract.ts';

/** Counts of what happened on the way; no matter and no person. */
export interface Happened {
  readonly sweeps: Readonly<
    Record<string, { readonly runs: number; readonly done: number | null; readonly failed: number }>
  >;
  readonly events: readonly { readonly name: string; readonly count: number }[];
  readonly messages: readonly {
    readonly event: string;
    readonly channel: 'inApp' | 'sms' | 'email';
    readonly state: 'waiting' | 'sending' | 'sent' | 'shown' | 'failed' | 'read' | 'replaced';
    readonly count: number;
  }[];
}

export const nothingHappened: Happened = { sweeps: {}, events: [], messages: [] };

export interface MoveRow {
  county_id: number;
  id: string;
  how: WayForward;
  state: 'waiting' | 'running' | 'done';
  asked_by: number;
  from_at: Date;
  to_at: Date | null;
  reached_at: Date;
  steps_done: number;
  steps_all: number;
  happened: Happened;
}

export interface MoveTables {
  'platform.clock_move': MoveRow;
}

interface OffsetTables {
  'platform.county': { id: number; clock_offset_ms: number };
}

export const mover = 'practice.moveClock';

/** How far the county is ahead of the world, in milliseconds. */
export async function aheadOf(tx: Tx): Promise<number> {
  const row = await tablesOf<OffsetTables>(tx)
    .selectFrom('platform.county')
    .select('clock_offset_ms')
    .where('id', '=', tx.principal.countyId)
    .executeTakeFirstOrThrow();
  return row.clock_offset_ms;
}

/**
 * The county's time is `at` from now on, everywhere; never earlier than it was. Who is signed in stays so: idle time is the world's, so the sessions
 * move along by as much.
 * @param world the time of the world
 */
export async function moveTo(house: House, at: Date, world: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, mover), async (tx) => {
    await touch(tx, CLOCK);
    const before = await aheadOf(tx);
    const after = Math.max(before, at.getTime() - world.getTime());
    if (after === before) return;
    await tablesOf<OffsetTables>(tx)
      .updateTable('platform.county')
      .set({ clock_offset_ms: after })
      .where('id', '=', house.countyId)
      .execute();
    await sql`update platform.session set created_at = created_at + ${by(after - before)}, last_seen_at = last_seen_at + ${by(after - before)},
      ends_at = ends_at + ${by(after - before)} where county_id = ${house.countyId} and ended_at is null`.execute(
      tx.kysely,
    );
    await touch(tx, SESSIONS);
  });
}

const by = (ms: number) => sql`make_interval(secs => ${ms / 1000}::double precision)`;

export async function moveById(house: House, id: string): Promise<MoveRow | undefined> {
  return inTransaction(house.db, systemPrincipal(house.countyId, mover), (tx) =>
    tablesOf<MoveTables>(tx)
      .selectFrom('platform.clock_move')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

export async function saveMove(
  house: House,
  id: string,
  what: Partial<Omit<MoveRow, 'happened'>> & { happened?: Happened },
): Promise<void> {
  const { happened, ...rest } = what;
  await inTransaction(house.db, systemPrincipal(house.countyId, mover), (tx) =>
    tablesOf<{ 'platform.clock_move': Omit<MoveRow, 'happened'> & { happened: string } }>(tx)
      .updateTable('platform.clock_move')
      .set({ ...rest, ...(happened ? { happened: JSON.stringify(happened) } : {}) })
      .where('county_id', '=', house.countyId)
      .where('id', '=', id)
      .execute(),
  );
}

/** Events and messages since the move began: their ids begin with their time. */
export async function happenedSince(house: House, from: Date): Promise<Pick<Happened, 'events' | 'messages'>> {
  const first = firstIdAt(new Date(from.getTime() + 1));
  return inTransaction(house.db, systemPrincipal(house.countyId, mover), async (tx) => {
    const events = await sql<Happened['events'][number]>`
      select name, count(*)::int as count from platform.event where county_id = ${house.countyId} and id >= ${first}::uuid
      group by 1 order by 1`.execute(tx.kysely);
    const messages = await sql<Happened['messages'][number]>`
      select template as event, channel, state, count(*)::int as count from platform.message
      where county_id = ${house.countyId} and id >= ${first}::uuid group by 1, 2, 3 order by 1, 2, 3`.execute(
      tx.kysely,
    );
    return { events: events.rows, messages: messages.rows };
  });
}

function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
