import { localDateOf } from '../../../kernel/instant.ts';
import { readIn, ready, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { type Standing, TELLING } from '../askable.ts';
import { pausedUntil } from '../clock-changes.ts';
import { changesOf } from '../clocks.ts';
import type { ActName } from '../lifecycle.ts';
import type { LockedMatter } from '../store/lock.ts';
import { askedOfClock } from './clock-view.ts';

/** A matter after an act, with what decides which acts come next. */
export type MatterAfter = LockedMatter & { readonly standing: Standing };

interface RunningClock {
  readonly rule_id: string;
  readonly profile_version: string;
  readonly due_at: string;
  readonly changes: string;
}

export interface StandingRow {
  readonly history: readonly { readonly act: string; readonly facts: string }[];
  readonly clocks: readonly RunningClock[];
  readonly agreed: boolean;
}

/** Acts after which the same can be asked for as before: their standing is read with the lock, and the act makes no trip for it. */
export const keepsStanding: ReadonlySet<ActName> = new Set(['recordProgress']);

/** What the record tells beside the row: entries that decide what can follow, running clocks, agreements. The statement goes out at once. */
export async function readStanding(tx: Tx, number: string): Promise<StandingRow | undefined> {
  const [row] = await readIn<StandingRow>(tx, ready(text, [tx.principal.countyId, number, TELLING]));
  return row;
}

/** The matter with what decides which acts come next. @param read what was read before an act that changes none of it */
export async function withStanding(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  at: Date,
  read?: StandingRow,
): Promise<MatterAfter> {
  const row = read ?? (await readStanding(tx, matter.number));
  const { bouncesToHead } = house.profileAt(matter.profile_version).handOffs;
  return {
    ...matter,
    standing: {
      history: (row?.history ?? []).map(({ act, facts }) => ({
        act,
        facts: JSON.parse(facts) as Record<string, unknown>,
      })),
      clocks: (row?.clocks ?? []).map((clock) => {
        const asked = askedOfClock(house, { ...clock, state: 'running', due_at: new Date(clock.due_at) }, at);
        return {
          pause: asked.mayPause.length > 0,
          extend: asked.mayExtend !== null,
          paused: pausedUntil(changesOf(clock.changes), localDateOf(at)) !== null,
        };
      }),
      agreed: row?.agreed ?? false,
      bouncesToHead,
    },
  };
}

const text = `
  select
    (select coalesce(json_agg(json_build_object('act', h.act, 'facts', h.facts) order by h.seq), '[]')
      from matters.history h where h.county_id = m.county_id and h.matter_id = m.id and h.act = any($3)) as history,
    (select coalesce(json_agg(json_build_object('rule_id', c.rule_id, 'profile_version', c.profile_version, 'due_at', c.due_at, 'changes', c.changes)), '[]')
      from matters.clock c where c.county_id = m.county_id and c.matter_id = m.id and c.state = 'running') as clocks,
    exists (select from matters.procedure p where p.county_id = m.county_id and p.matter_id = m.id and p.outcome = 'agreed') as agreed
  from matters.matter m where m.county_id = $1 and m.number = $2`;
