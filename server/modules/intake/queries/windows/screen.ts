import { localDateOf } from '../../../../kernel/instant.ts';
import { fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import { limit } from '../../../../platform/rate-limit.ts';
import type * as contract from '../../contract.ts';
import { screenByToken, screenKey, screenRows, type ScreenRow } from '../../store/screens.ts';
import { ticketsOfDay } from '../../store/tickets.ts';
import { hallOf } from '../../store/windows.ts';
import { isAtWindow, ticketLabel } from '../../windows/queue.ts';
import { isThere } from '../../windows/slots.ts';
import { bodyName } from './view.ts';

export function screenRecordOf(house: House, row: ScreenRow): ReplyOf<typeof contract.listScreens>['items'][number] {
  return {
    id: row.id,
    centreId: row.centre_id,
    centreName: bodyName(house, row.centre_id),
    name: row.name,
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    version: row.version,
    acts: row.ended_at === null ? ['endScreen'] : [],
  };
}

export async function listScreens(
  call: Pick<Call<typeof contract.listScreens>, 'house' | 'principal'>,
): Promise<ReplyOf<typeof contract.listScreens>> {
  const rows = await inTransaction(call.house.db, call.principal, screenRows);
  return { items: rows.map((row) => screenRecordOf(call.house, row)) };
}

/** Passed numbers that stay on the screen. */
const passedShown = 12;

/** 叫号屏 Asked every few seconds by every screen; a token that is none is counted by address, so that nobody guesses one. */
export async function showScreen(call: Call<typeof contract.showScreen>): Promise<ReplyOf<typeof contract.showScreen>> {
  const { house, at } = call;
  const screen = await inTransaction(house.db, call.principal, (tx) => screenByToken(tx, call.body.token));
  if (!screen) {
    await limit(house, 'screen', { points: 30, seconds: 60 }).consume(call.address);
    return fail('unknown', 'screen-unknown');
  }
  const day = localDateOf(at);
  const eye = { ...call.principal, keys: [screenKey(screen.centre_id)] };
  return inTransaction(house.db, eye, async (tx) => {
    const [hall, tickets] = [await hallOf(tx), await ticketsOfDay(tx, screen.centre_id, day)];
    const byCall = [...tickets].sort((a, b) => (b.called_at?.getTime() ?? 0) - (a.called_at?.getTime() ?? 0));
    return {
      centreName: bodyName(house, screen.centre_id),
      at: at.toISOString(),
      called: byCall.flatMap((row) => {
        const window = row.window_id === null ? undefined : hall.windows.get(row.window_id);
        if (!window || !row.called_at || !isAtWindow(row.status)) return [];
        return {
          label: ticketLabel(row.code, row.serial),
          windowNumber: window.number,
          windowName: window.name,
          serving: row.status === 'serving',
          times: row.called_times,
          calledAt: row.called_at.toISOString(),
        };
      }),
      waiting: [...hall.services.values()]
        .filter((one) => one.centre_id === screen.centre_id)
        .filter((one) => isThere({ validFrom: one.valid_from, validTo: one.valid_to }, day))
        .map((one) => ({
          code: one.code,
          serviceName: one.name,
          count: tickets.filter((row) => row.service_id === one.id && row.status === 'waiting').length,
        })),
      passed: byCall
        .filter((row) => row.status === 'passed')
        .slice(0, passedShown)
        .map((row) => ticketLabel(row.code, row.serial)),
    };
  });
}
