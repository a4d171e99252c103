import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { listenersOf } from './reactions.ts';
import { paperForms } from './papers.ts';
import { openRegister, type RegisterKeeper } from './modules/people/index.ts';
import { calendarShelf } from './platform/calendar/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Database, inTransaction, openDatabase, tablesOf } from './platform/db.ts';
import { fieldCrypto } from './platform/field-crypto.ts';
import type { House, HouseConfig } from './platform/house.ts';
import { openPrincipal } from './platform/principal.ts';
import { CALENDAR, CLOCK, PROFILES, stampWatch, touch } from './platform/stamps.ts';
import { loadProfile, type Profile, profileDocument, profileFromDocument } from './platform/profile/index.ts';

/** What a house is opened from: addresses, the key, and the few settings that requests need. */
export interface HouseSource {
  readonly appUrl: string;
  /** For jobs, which see every matter; without it no jobs can run. */
  readonly workerUrl?: string;
  readonly key: Buffer;
  readonly profileDir: string;
  readonly config: HouseConfig;
  readonly log: Logger;
  readonly pool?: number;
  /** How long a request's statement may go without an answer, in milliseconds; 15,000 unless told otherwise. */
  readonly answerWithin?: number;
  /** The clock itself, before a practice county moves it. Tests set it. */
  readonly clock?: Clock;
}

/** A house with what keeps it up to date. */
export interface OpenedHouse extends House {
  readonly keeper: RegisterKeeper;
  readonly workerUrl: string | undefined;
  readonly close: () => Promise<void>;
}

interface HouseTables {
  'platform.county': { id: number; code: string; name: string; kind: 'practice' | 'real'; clock_offset_ms: number };
  'platform.profile_version': { county_id: number; version: string; document: string; loaded_at: Date };
}

/**
 * Opens the one county that the database holds: profile checked and its version kept, calendar, register of areas and bodies.
 * @throws Error when the database holds no county; ProfileError with file and line when the profile is not sound
 */
export async function openHouse(source: HouseSource): Promise<OpenedHouse> {
  const profile = loadProfile(source.profileDir, paperForms);
  const db = openDatabase({
    url: source.appUrl,
    size: source.pool ?? 10,
    answerWithin: source.answerWithin ?? 15_000,
    name: 'anhe-app',
    onError: (err) => source.log.warn({ err }, 'idle connection lost'),
  });
  const county = await theCounty(db).catch(async (error: unknown) => {
    await db.end();
    throw error;
  });
  const base = source.clock ?? systemClock();
  let ahead = county.clock_offset_ms;
  const clock: Clock = { now: () => new Date(base.now().getTime() + ahead), world: () => base.now() };
  const nobody = openPrincipal(county.id);
  let versions = await keepProfile(db, county.id, profile, clock.now());
  const shelf = calendarShelf();
  const readCalendar = () =>
    inTransaction(db, nobody, (tx) => shelf.load(tx, { workingHours: profile.county.workingHours }));
  let calendar = await readCalendar();
  const register = await openRegister({ db, countyId: county.id, clock });
  // What another process read in or runs under is known here within two seconds, before the next request or job.
  const watch = stampWatch(db, county.id, [CALENDAR, PROFILES]);
  let heldFor = await watch();
  const watchClock = stampWatch(db, county.id, [CLOCK]);
  // 0 stands for «never moved»: a county that was moved before this start is read once more, which costs nothing.
  let movedAt = '0';
  const keeper: RegisterKeeper = {
    ...register,
    refresh: async () => {
      const moved = county.kind === 'practice' ? await watchClock() : movedAt;
      if (moved !== movedAt) {
        // Never back, whichever of two looks comes in first.
        ahead = Math.max(ahead, (await theCounty(db)).clock_offset_ms);
        movedAt = moved;
      }
      const [mark, stamp] = await Promise.all([register.refresh(), watch()]);
      if (stamp !== heldFor) {
        calendar = await readCalendar();
        versions = await keepProfile(db, county.id, profile, clock.now());
        heldFor = stamp;
      }
      return mark;
    },
  };
  const countyArea = keeper.directory().areaByCode(county.code);
  if (!countyArea) throw new Error(`the county ${county.code} has no area of its own`);
  return {
    countyId: county.id,
    countyCode: county.code,
    countyAreaId: countyArea.id,
    kind: county.kind,
    version: await ownVersion(),
    config: source.config,
    clock,
    db,
    crypto: fieldCrypto(source.key),
    log: source.log,
    listeners: listenersOf(),
    profile,
    profileAt(version) {
      const found = versions.get(version);
      if (!found) throw new RangeError(`profile ${version} was never loaded here`);
      return found;
    },
    profileOnDisk: () => loadProfile(source.profileDir, paperForms),
    calendar: () => calendar,
    directory: () => keeper.directory(),
    keeper,
    workerUrl: source.workerUrl,
    refreshCalendar: async () => {
      calendar = await readCalendar();
    },
    close: () => db.end(),
  };
}

async function theCounty(db: Database): Promise<HouseTables['platform.county']> {
  // Before anything is known of the county nobody's principal will do: the table has no rows of persons.
  const row = await inTransaction(db, openPrincipal(0), (tx) =>
    tablesOf<HouseTables>(tx).selectFrom('platform.county').selectAll().orderBy('id').executeTakeFirst(),
  );
  if (!row) throw new Error('数据库中还没有县 the database holds no county yet');
  return row;
}

/** Keeps this profile's version, and gives all that ever ran here: running matters stay under theirs. */
async function keepProfile(db: Database, countyId: number, profile: Profile, at: Date): Promise<Map<string, Profile>> {
  return inTransaction(db, openPrincipal(countyId), async (tx) => {
    const tables = tablesOf<HouseTables>(tx);
    const added = await tables
      .insertInto('platform.profile_version')
      .values({ county_id: countyId, version: profile.version, document: profileDocument(profile), loaded_at: at })
      .onConflict((c) => c.columns(['county_id', 'version']).doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) await touch(tx, PROFILES);
    const rows = await tables
      .selectFrom('platform.profile_version')
      .select(['version', 'document'])
      .where('county_id', '=', countyId)
      .execute();
    const versions = new Map(
      rows
        .filter((row) => row.version !== profile.version)
        .map((row) => [row.version, profileFromDocument(row.document, profile)]),
    );
    return versions.set(profile.version, profile);
  });
}

async function ownVersion(): Promise<string> {
  const file: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return (file as { version: string }).version;
}
