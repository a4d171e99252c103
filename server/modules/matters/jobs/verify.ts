import { type Selectable, sql } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import type { CalendarSnapshot } from '../../../kernel/working-days.ts';
import { calendarShelf, listCalendarVersions } from '../../../platform/calendar/index.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { countFaults } from './fold-counts.ts';
import { clockFaults } from './verify-clocks.ts';
import { entryText, fold } from '../history.ts';
import { stateOf } from '../store/lock.ts';
import { readerRows } from '../store/readers.ts';
import { chained } from '../store/record-act.ts';
import type { ClockTable, HistoryTable, MatterTable, ReaderTable } from '../store/tables.ts';

/** What a verification found. Matters are named by number only; what concerns no one matter by what it is. */
export interface Verification {
  readonly matters: number;
  readonly entries: number;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly number: string;
  readonly what:
    | 'counts-differ'
    | 'chain-broken'
    | 'chain-cut'
    | 'fold-differs'
    | 'readers-differ'
    | 'due-differs'
    | 'clock-differs';
  readonly seq?: number;
  readonly detail?: string;
}

const batch = 500;

/**
 * Re-computes every chain and folds every history against its row; reader rows and the due moment are held against what the rules say.
 * The house must be opened with the worker's database: it reads every matter. Reads in batches; changes nothing.
 */
export async function verifyMatters(house: House, onBatch?: (matters: number) => void): Promise<Verification> {
  const faults: Fault[] = [];
  let matters = 0;
  let entries = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await readBatch(house, after);
    if (page.matters.length === 0) break;
    for (const matter of page.matters) {
      const history = page.history.get(matter.id) ?? [];
      faults.push(
        ...faultsOf(house, matter, history, page.readers.get(matter.id) ?? [], page.clocks.get(matter.id) ?? []),
      );
      for (const { ruleId, detail } of clockFaults(house, history, page.clocks.get(matter.id) ?? [], page.calendars))
        faults.push({ number: matter.number, what: 'clock-differs', detail: `${ruleId}: ${detail}` });
      entries += history.length;
    }
    matters += page.matters.length;
    after = page.matters.at(-1)?.id ?? after;
    onBatch?.(matters);
  }
  for (const { key, kept, counted } of await countFaults(house))
    faults.push({ number: '计数', what: 'counts-differ', detail: `${key}: ${kept} ≠ ${counted}` });
  return { matters, entries, faults };
}

type Matter = Selectable<MatterTable>;
type Entry = Selectable<HistoryTable>;

export function faultsOf(
  house: House,
  matter: Matter,
  history: readonly Entry[],
  readers: readonly Pick<ReaderTable, 'key' | 'ring' | 'stage'>[],
  clocks: readonly Pick<ClockTable, 'kind' | 'due_at' | 'state'>[],
): Fault[] {
  const faults: Fault[] = [];
  const { number } = matter;
  let head: Buffer = Buffer.alloc(0);
  for (const [i, entry] of history.entries()) {
    head = chained(
      head,
      entryText({
        matterId: entry.matter_id,
        seq: entry.seq,
        act: entry.act,
        stage: entry.stage,
        doneAt: entry.done_at,
        recordedAt: entry.recorded_at,
        actor: entry.actor,
        typist: entry.typist,
        facts: entry.facts,
      }),
    );
    if (entry.seq !== i + 1 || !head.equals(entry.hash)) {
      faults.push({ number, what: 'chain-broken', seq: entry.seq });
      break;
    }
  }
  if (history.length !== matter.version || !matter.head_hash.equals(head))
    faults.push({ number, what: 'chain-cut', seq: matter.version });
  const folded = canonical(fold(history));
  const row = canonical(stateOf(matter));
  if (folded !== row) faults.push({ number, what: 'fold-differs', detail: `${folded} ≠ ${row}` });
  const wanted = readerRows(house, matter)
    .map((r) => `${r.key}:${r.ring}:${matter.stage}`)
    .sort();
  const kept = readers.map((r) => `${r.key}:${r.ring}:${r.stage}`).sort();
  if (wanted.join() !== kept.join())
    faults.push({ number, what: 'readers-differ', detail: `${wanted.join()} ≠ ${kept.join()}` });
  const due = clocks.filter((c) => c.state === 'running' && c.kind !== 'legal').map((c) => c.due_at.getTime());
  if ((matter.due_at?.getTime() ?? Infinity) !== Math.min(...due, Infinity))
    faults.push({ number, what: 'due-differs' });
  return faults;
}

async function readBatch(house: House, after: string) {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'verify'), async (tx) => {
    const county = house.countyId;
    const matters = (
      await sql<Matter>`select * from matters.matter where county_id = ${county} and id > ${after}::uuid order by id limit ${batch}`.execute(
        tx.kysely,
      )
    ).rows;
    const ids = matters.map((m) => m.id);
    const [history, readers, clocks] = await Promise.all([
      sql<Entry>`select * from matters.history where county_id = ${county} and matter_id = any(${ids}::uuid[]) order by matter_id, seq`.execute(
        tx.kysely,
      ),
      sql<
        Selectable<ReaderTable>
      >`select * from matters.reader where county_id = ${county} and matter_id = any(${ids}::uuid[])`.execute(
        tx.kysely,
      ),
      sql<
        Selectable<ClockTable>
      >`select * from matters.clock where county_id = ${county} and matter_id = any(${ids}::uuid[])`.execute(tx.kysely),
    ]);
    return {
      matters,
      history: grouped(history.rows),
      readers: grouped(readers.rows),
      clocks: grouped(clocks.rows),
      calendars: await calendarsOf(tx, house, clocks.rows),
    };
  });
}

const shelf = calendarShelf();

/** The calendars that these clocks were computed on; read once, they never change. */
async function calendarsOf(
  tx: Tx,
  house: House,
  clocks: readonly Pick<ClockTable, 'calendar_version'>[],
): Promise<Map<number, CalendarSnapshot>> {
  const calendars = new Map<number, CalendarSnapshot>();
  const known = new Set((await listCalendarVersions(tx)).map((row) => row.version));
  for (const version of new Set(clocks.map((clock) => clock.calendar_version))) {
    if (!known.has(version)) continue;
    calendars.set(version, await shelf.load(tx, { workingHours: house.profile.county.workingHours, version }));
  }
  return calendars;
}

function grouped<T extends { matter_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.matter_id);
    if (group) group.push(row);
    else groups.set(row.matter_id, [row]);
  }
  return groups;
}
