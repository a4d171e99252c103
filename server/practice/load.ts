import { setImmediate } from 'node:timers/promises';
import { localDateOf } from '../kernel/instant.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { makeCode } from '../modules/matters/index.ts';
import { seedRows, snapshotOf } from '../platform/calendar/index.ts';
import { inTransaction, openDatabase, type Tx } from '../platform/db.ts';
import { fieldCrypto } from '../platform/field-crypto.ts';
import { OWNER_ROLE } from '../platform/migrate/roles.ts';
import { systemPrincipal } from '../platform/principal.ts';
import { loadProfile, profileDocument } from '../platform/profile/index.ts';
import { copyRows, gathered } from './copy.ts';
import { generateCounty, type PracticeCounty } from './county.ts';
import { keyRows, PAD_NUMBERS, padRows, poolRows } from './desk-rows.ts';
import { hallRows } from './hall-rows.ts';
import { counterRows, fileRows, mediationRows } from './mediation-rows.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { masterRows } from './master-rows.ts';
import { matterRows, type Rows } from './rows.ts';
import { samplePapers } from './scans.ts';
import { letterCounterRows } from './supervision-rows.ts';
import { codeBook, openSignIns, writeCodes, writeSignIns } from './sign-ins.ts';

export interface PracticeLoad {
  /** The address that migrates. */
  readonly ownerUrl: string;
  /** The house's master key: what is personal is sealed as everywhere. */
  readonly key: Buffer;
  readonly profileDir: string;
  /** Gets practice-sign-ins.json and practice-lookup-codes.json, mode 600. */
  readonly dataDir: string;
  readonly seed: string;
  /** When it is loaded; its day in China is the anchor unless another is given. */
  readonly at: Date;
  readonly anchor?: LocalDate;
  /** 3,000 unless told otherwise. */
  readonly matters?: number;
  readonly onMatters?: (done: number) => void;
  /** Without foreign-key checks, which the tests have seen pass; a superuser's address is needed. For the bench. */
  readonly unchecked?: boolean;
}

const batch = 500;
/** After so many matters the rows that wait are sent on. */
const breath = 20;

/**
 * Fills an empty database with 安和县: calendar, map, bodies, officers, roster, and the matters of fourteen months with their history.
 * All or nothing. Passwords and lookup codes are drawn anew each time and stand only in the two files of the data folder.
 */
export async function loadPracticeCounty(given: PracticeLoad): Promise<{ matters: number }> {
  const profile = loadProfile(given.profileDir);
  const countyId = Number(profile.county.code);
  const crypto = fieldCrypto(given.key);
  const calendarRows = seedRows(countyId, given.at);
  const calendar = snapshotOf(calendarRows.version, calendarRows.days, profile.county.workingHours);
  const county = generateCounty(
    given.seed,
    given.anchor ?? localDateOf(given.at),
    { profile, calendar },
    given.matters,
  );
  const db = openDatabase({ url: given.ownerUrl, size: 1, name: 'anhe-practice' });
  try {
    await inTransaction(db, systemPrincipal(countyId, 'practice'), async (tx) => {
      if (given.unchecked === true) await tx.client.query('SET LOCAL session_replication_role = replica');
      await tx.client.query(`SET LOCAL ROLE ${OWNER_ROLE}`);
      await insertCounty(tx, countyId, county, given.at);
      await copyRows(tx.client, {
        'platform.calendar_version': [{ ...calendarRows.version }],
        'platform.calendar_day': calendarRows.days.map((day) => ({ ...day })),
        'platform.profile_version': [
          { county_id: countyId, version: profile.version, document: profileDocument(profile), loaded_at: given.at },
        ],
        ...masterRows(county.world, crypto, countyId, given.at),
        ...hallRows(county.world, crypto, countyId, given.at),
      });
      await copyRows(tx.client, keyRows(county.world, countyId, given.at));
      await copyRows(tx.client, poolRows(county.world, countyId, given.at));
      const pads = { countyId, at: given.at, lastSerial: county.count, makeCode };
      await copyRows(tx.client, padRows(county.world, crypto, pads));
      const signIns = openSignIns(tx.client, county.world, { countyId, crypto, at: given.at });
      const codes = codeBook();
      const context = {
        countyId,
        crypto,
        profileVersion: profile.version,
        calendarVersion: calendar.version,
        code: codes.codeFor,
      };
      const papers = samplePapers(given.dataDir, crypto);
      const rowsOf = (matter: PracticeMatter): Rows => ({
        ...matterRows(context, matter),
        ...fileRows(countyId, crypto, matter, papers.place),
        ...mediationRows(context, matter),
      });
      await copyMatters(tx, county, rowsOf, given.onMatters);
      await copyRows(tx.client, {
        ...counterRows(countyId, county.dossiers(), county.archives()),
        ...letterCounterRows(countyId, county.letters()),
      });
      await papers.written();
      await tx.client.query(`SELECT setval('matters.matter_serial', $1), setval('intake.booking_serial', 1000)`, [
        county.count + PAD_NUMBERS,
      ]);
      // Before the commit: passwords that are in the database and in no file would be lost.
      await writeSignIns(given.dataDir, await signIns);
      await writeCodes(given.dataDir, codes.known());
    });
    await analyse(db);
  } finally {
    await db.end();
  }
  return { matters: county.count };
}

async function insertCounty(tx: Tx, id: number, county: PracticeCounty, at: Date): Promise<void> {
  const { code, name } = county.world.profile.county;
  await tx.client.query('LOCK TABLE platform.county IN EXCLUSIVE MODE');
  const { rows } = await tx.client.query<{ name: string }>('SELECT name FROM platform.county');
  if (rows[0] !== undefined) {
    throw new Error(
      `数据库中已有「${rows[0].name}」，不能再建练习县。 The database already holds ${rows[0].name}: take an empty data folder or database.`,
    );
  }
  await tx.client.query(
    `INSERT INTO platform.county (id, code, name, kind, seed, anchor, created_at) VALUES ($1, $2, $3, 'practice', $4, $5, $6)`,
    [id, code, name.zh, county.seed, county.anchor, at],
  );
}

/** The next batch is made while the last one is written. */
async function copyMatters(
  tx: Tx,
  county: PracticeCounty,
  rowsOf: (matter: PracticeMatter) => Rows,
  onMatters: ((done: number) => void) | undefined,
): Promise<void> {
  const rows = gathered();
  let writing: Promise<void> = Promise.resolve();
  let done = 0;
  const flush = async (): Promise<void> => {
    await writing;
    writing = write(tx, rows.take(), done <= batch);
    // Seen to at the next flush; until then a fault must not count as unhandled.
    writing.catch(() => undefined);
    onMatters?.(done);
  };
  for (const matter of county.matters()) {
    rows.add(rowsOf(matter));
    done += 1;
    if (done % batch === 0) await flush();
    else if (done % breath === 0) await setImmediate();
  }
  await flush();
  await writing;
}

/** Plans of foreign-key checks made on an empty table are bad ones and stay: fifteen times slower, measured. */
async function write(tx: Tx, rows: Rows, first: boolean): Promise<void> {
  const { 'matters.matter': matters = [], ...hanging } = rows;
  await copyRows(tx.client, { 'matters.matter': matters });
  if (first) await tx.client.query('ANALYZE matters.matter');
  await copyRows(tx.client, hanging);
}

/** Fresh tables have no statistics, and the first lists would be planned blindly. */
async function analyse(db: ReturnType<typeof openDatabase>): Promise<void> {
  await db.pool.query(
    `DO $$ DECLARE t regclass; BEGIN
       FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'r' AND n.nspname IN ('matters', 'people', 'places', 'disputes', 'files') LOOP EXECUTE format('ANALYZE %s', t); END LOOP;
     END $$`,
  );
}
