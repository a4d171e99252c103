import type { ReplyOf, RouteContract } from '../kernel/route.ts';
import { type Call, inAct } from './act.ts';
import { type Database, inOneTrip, statementsOf, type Tx, tablesOf } from './db.ts';
import { openPrincipal } from './principal.ts';

/** Topic of the stamps: a notice of holidays was read in. */
export const CALENDAR = 'calendar';
/** Topic of the stamps: the house runs under a profile that it had not seen before. */
export const PROFILES = 'profiles';
/** Topic of the stamps: the practice county's time was moved. */
export const CLOCK = 'clock';

interface StampTables {
  'platform.stamp': { county_id: number; topic: string; value: number };
}

/** How old the last look at the stamps may be, in milliseconds: how soon another process's change is seen here. */
const GOOD_FOR_MS = 2_000;

interface Look {
  at: number;
  generation: number;
  values: Map<string, number>;
}

const looks = new Map<string, Look>();
// Acts of this process are seen here at once: every one of them ends a generation of looks.
let generation = 0;
const touched = new WeakSet<Tx>();

/** Which database and county a transaction talks to: tests open several in one process. */
function placeOf(tx: Tx): string {
  const { host, port, database } = tx.client as unknown as { host: string; port: number; database: string };
  return `${host}:${port}/${database}#${tx.principal.countyId}`;
}

/**
 * Says that what is kept in memory under this topic no longer holds, and locks the topic until the transaction ends:
 * acts on master data run one after the other.
 */
export async function touch(tx: Tx, topic: string): Promise<void> {
  touched.add(tx);
  // Whoever is out, or has another role now, is so for this process the moment the act is through.
  tx.atEnd.add(forgetStamps);
  await tx.client.query({
    name: 'anhe_touch',
    text: `insert into platform.stamp (county_id, topic, value) values ($1, $2, nextval('platform.stamp_value'))
           on conflict (county_id, topic) do update set value = excluded.value`,
    values: [tx.principal.countyId, topic],
  });
}

/** Looks anew at the next reading. Call it after a transaction that touched something is committed. */
export function forgetStamps(): void {
  generation += 1;
}

/** An act that touches topics: they are locked first, and forgotten here once the act is through. */
export async function inTouchingAct<C extends RouteContract>(
  call: Call<C>,
  topics: readonly string[],
  work: (tx: Tx) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  try {
    return await inAct(call, async (tx) => {
      for (const topic of topics) await touch(tx, topic);
      return work(tx);
    });
  } finally {
    forgetStamps();
  }
}

function isFresh(look: Look | undefined): look is Look {
  return look !== undefined && look.generation === generation && performance.now() - look.at < GOOD_FOR_MS;
}

/** The stamps of the topics, joined; asks the database only when the last look is too old. */
export async function stampOf(tx: Tx, topics: readonly string[]): Promise<string> {
  const place = placeOf(tx);
  let look = looks.get(place);
  if (!isFresh(look)) {
    const begun = { at: performance.now(), generation };
    const rows = await tablesOf<StampTables>(tx)
      .selectFrom('platform.stamp')
      .select(['topic', 'value'])
      .where('county_id', '=', tx.principal.countyId)
      .execute();
    look = { ...begun, values: new Map(rows.map((row) => [row.topic, row.value])) };
    if (!touched.has(tx)) looks.set(place, look);
  }
  const { values } = look;
  return topics.map((topic) => values.get(topic) ?? 0).join('.');
}

/**
 * The same outside a transaction; no trip at all while the last look is fresh, and one for all who ask at the same moment.
 */
export function stampWatch(db: Database, countyId: number, topics: readonly string[]): () => Promise<string> {
  let seen: { at: number; generation: number; stamp: Promise<string> } | undefined;
  const stamps = statementsOf<StampTables>()
    .selectFrom('platform.stamp')
    .select(['topic', 'value'])
    .where('county_id', '=', countyId);
  async function ask(): Promise<string> {
    const { rows } = await inOneTrip(db, openPrincipal(countyId), { rows: stamps });
    const values = new Map(rows.map((row) => [row.topic, row.value]));
    return topics.map((topic) => values.get(topic) ?? 0).join('.');
  }
  return async () => {
    if (seen && seen.generation === generation && performance.now() - seen.at < GOOD_FOR_MS) return seen.stamp;
    const look = { at: performance.now(), generation, stamp: ask() };
    seen = look;
    // A look that failed is no look: the next request asks again.
    look.stamp.catch(() => {
      if (seen === look) seen = undefined;
    });
    return look.stamp;
  };
}

/**
 * Small master data kept in memory: loaded once, loaded again when a stamp of its topics has moved. Inside a transaction that
 * itself touched something, the database answers and nothing is kept, so that a roll-back leaves no false memory.
 */
export function kept<T>(topics: readonly string[], load: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const memory = new Map<string, { stamp: string; value: T }>();
  return async (tx) => {
    if (touched.has(tx)) return load(tx);
    const place = placeOf(tx);
    const stamp = await stampOf(tx, topics);
    const known = memory.get(place);
    if (known?.stamp === stamp) return known.value;
    const value = await load(tx);
    // A few databases at most live in one process (tests); the oldest goes.
    if (memory.size >= 8) memory.delete(memory.keys().next().value as string);
    memory.set(place, { stamp, value });
    return value;
  };
}
