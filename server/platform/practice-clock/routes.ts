import { fail } from '../../kernel/refusal.ts';
import type { ReplyOf } from '../../kernel/route.ts';
import { inAct } from '../act.ts';
import { worldTime } from '../clock.ts';
import { inTransaction, tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import type { Serve } from '../http/serve.ts';
import { newId } from '../new-id.ts';
import { enqueue } from '../outbox.ts';
import { getPracticeClock, listClockMoves, movePracticeClock } from './contract.ts';
import { aheadOf, type MoveRow, type MoveTables, mover, nothingHappened } from './store.ts';

/** Moves shown at most. */
const most = 20;

export function practiceClockRoutes(serve: Serve, house: House): void {
  const practiceOnly = (): void => {
    if (house.kind !== 'practice') fail('forbidden', 'practice-only');
  };

  serve(getPracticeClock, (call) => {
    practiceOnly();
    return inTransaction(house.db, call.principal, async (tx) => {
      const aheadMs = await aheadOf(tx);
      const moving = await openMove(tx);
      return {
        now: new Date(worldTime(house.clock).getTime() + aheadMs).toISOString(),
        aheadMs,
        moving: moving !== undefined,
      };
    });
  });

  serve(movePracticeClock, (call) => {
    practiceOnly();
    return inAct(call, async (tx) => {
      // One after the other: the second of two at once finds the move of the first.
      await tx.client.query({
        text: `select pg_advisory_xact_lock(hashtext('anhe.clock_move'), $1)`,
        values: [house.countyId],
      });
      if (await openMove(tx)) fail('conflict', 'clock-moving');
      const id = newId(call.at);
      await tablesOf<{ 'platform.clock_move': Omit<MoveRow, 'happened'> & { happened: string } }>(tx)
        .insertInto('platform.clock_move')
        .values({
          county_id: house.countyId,
          id,
          how: call.body.how,
          state: 'waiting',
          asked_by: call.principal.officerId,
          from_at: call.at,
          to_at: null,
          reached_at: call.at,
          steps_done: 0,
          steps_all: 0,
          happened: JSON.stringify(nothingHappened),
        })
        .execute();
      await enqueue(tx, mover, { countyId: house.countyId, moveId: id }, id);
      house.log.info({ move: id, how: call.body.how, by: call.principal.id }, 'practice county asked to move forward');
      return { id, state: 'waiting' as const };
    });
  });

  serve(listClockMoves, (call) => {
    practiceOnly();
    return inTransaction(house.db, call.principal, async (tx) => {
      const rows = await tablesOf<MoveTables>(tx)
        .selectFrom('platform.clock_move')
        .selectAll()
        .where('county_id', '=', house.countyId)
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return { items: rows.map(moveView) };
    });
  });
}

type Reads = Parameters<typeof aheadOf>[0];

async function openMove(tx: Reads): Promise<{ id: string } | undefined> {
  return tablesOf<MoveTables>(tx)
    .selectFrom('platform.clock_move')
    .select('id')
    .where('county_id', '=', tx.principal.countyId)
    .where('state', '<>', 'done')
    .executeTakeFirst();
}

function moveView(row: MoveRow): ReplyOf<typeof listClockMoves>['items'][number] {
  return {
    id: row.id,
    how: row.how,
    state: row.state,
    from: row.from_at.toISOString(),
    to: row.to_at?.toISOString() ?? null,
    reached: row.reached_at.toISOString(),
    stepsDone: row.steps_done,
    stepsAll: row.steps_all,
    sweeps: Object.entries(row.happened.sweeps).map(([name, counts]) => ({ name, ...counts })),
    events: [...row.happened.events],
    messages: [...row.happened.messages],
  };
}
