import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKey } from '../../test/harness/cluster.ts';
import { testDatabase, type TestDatabase } from '../../test/harness/database.ts';
import { buildApp } from '../app.ts';
import { openParties, verifyMatters } from '../modules/matters/index.ts';
import { supervise } from '../modules/matters/jobs/supervise.ts';
import { type OpenedHouse, openHouse } from '../open-house.ts';
import { verifyFiles } from '../platform/files/index.ts';
import { countPages } from '../platform/papers/bind.ts';
import { settableClock } from '../platform/clock.ts';
import { inTransaction } from '../platform/db.ts';
import { withClient } from '../platform/migrate/index.ts';
import { passwordFits } from '../platform/password.ts';
import { systemPrincipal } from '../platform/principal.ts';
import { type PracticeSignIn, practiceSignIns, practiceSignInsFile } from '../platform/welcome.ts';
import { loadPracticeCounty } from './load.ts';
import { type PracticeCode, practiceCodesFile } from './sign-ins.ts';

const at = new Date('2026-11-23T09:00:00+08:00');
const profileDir = join(import.meta.dirname, '../../profiles/default');
const matters = 500;
let database: TestDatabase;
let dataDir: string;
let app: FastifyInstance;
let house: OpenedHouse;
let jobs: OpenedHouse;
let signIns: PracticeSignIn[];

const given = () => ({ ownerUrl: database.ownerUrl, key: testKey, profileDir, dataDir, seed: 'anhe', at, matters });
const look = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows);

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'anhe-practice-'));
  await loadPracticeCounty(given());
  signIns = practiceSignIns.parse(JSON.parse(await readFile(practiceSignInsFile(dataDir), 'utf8')));
  const source = {
    key: testKey,
    profileDir,
    config: { dataDir, sessionIdleMinutes: 30, submitsPerHour: 1000 },
    log: pino({ level: 'silent' }),
    clock: settableClock(at),
  };
  house = await openHouse({ ...source, appUrl: database.appUrl });
  jobs = await openHouse({ ...source, appUrl: database.workerUrl });
  app = await buildApp(house, { checkReplies: true });
});

afterAll(async () => {
  await app.close();
  await house.close();
  await jobs.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function tokenOf(role: string, areaCode?: string): Promise<string> {
  const one = signIns.find((s) => s.role === role && (areaCode === undefined || s.areaCode === areaCode));
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { username: one?.username, password: one?.password },
  });
  expect(reply.statusCode, `${role} ${reply.body}`).toBe(200);
  return reply.json<{ token: string }>().token;
}

async function get(token: string, url: string): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
}

describe('the loaded practice county', () => {
  it('passes verify: every chain, every fold, every reader row, every due moment', async () => {
    const { faults, matters: seen, entries } = await verifyMatters(jobs);
    expect(faults).toEqual([]);
    expect(seen).toBe(matters);
    expect(entries).toBeGreaterThan(matters * 8);
  });

  it('goes on where it stands: the next number is free, the next dossier number follows the last', async () => {
    expect(await look('SELECT last_value::int AS last FROM matters.matter_serial')).toEqual([{ last: matters + 15 }]);
    const taken = await look(`SELECT 1 FROM intake.pad_sheet s JOIN matters.matter m ON m.number = s.number`);
    expect(taken).toEqual([]);
    const wrong = await look(
      `SELECT 1 FROM (SELECT committee_id, year, max(serial) AS most, count(*) AS n FROM disputes.dossier_number GROUP BY 1, 2) g
       LEFT JOIN disputes.dossier_counter c USING (committee_id, year) WHERE c.last IS DISTINCT FROM g.most OR g.n <> g.most`,
    );
    expect(wrong).toEqual([]);
  });

  it('seals what is personal; the door of matters opens it', async () => {
    const [one] = await look<{ matter_id: string; id: string }>(
      'SELECT matter_id, id FROM matters.party WHERE identity_sealed IS NOT NULL LIMIT 1',
    );
    const parties = await inTransaction(jobs.db, systemPrincipal(jobs.countyId, 'test'), (tx) =>
      openParties(tx, jobs, one?.matter_id ?? ''),
    );
    const party = parties.find((p) => p.id === one?.id);
    expect(party?.name).toMatch(/^\p{Script=Han}{2,4}$/u);
    expect(party?.idNumber).toMatch(/^990101/u);
    const plain = await look(`SELECT 1 FROM matters.party WHERE position('1990000'::bytea in phone_sealed) > 0`);
    expect(plain).toEqual([]);
  });

  it('gives one sign-in a role, two townships and two villages at least, passwords that fit and are in no other place', async () => {
    expect(new Set(signIns.map((s) => s.role)).size).toBe(12);
    expect(new Set(signIns.map((s) => s.areaCode).filter((code) => code.length === 9)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(signIns.map((s) => s.areaCode).filter((code) => code.length === 12)).size).toBeGreaterThanOrEqual(2);
    expect((await stat(practiceSignInsFile(dataDir))).mode & 0o777).toBe(0o600);
    const hashes = await look<{ username: string; password_hash: string | null }>(
      'SELECT username, password_hash FROM people.officer',
    );
    const one = signIns[0];
    expect(
      await passwordFits(one?.password ?? '', hashes.find((h) => h.username === one?.username)?.password_hash ?? ''),
    ).toBe(true);
    const open = new Set(signIns.map((s) => s.username));
    expect(hashes.filter((h) => (h.password_hash !== null) !== open.has(h.username))).toEqual([]);
    const admins = signIns.filter((s) => s.role.endsWith('_admin'));
    expect(admins.map((s) => s.totpSecret !== undefined)).toEqual([true, true, true]);
  });

  it('puts whoever signs in where the list says: role, body and area', async () => {
    const wrong: unknown[] = [];
    for (const listed of signIns.filter((s) => s.totpSecret === undefined)) {
      const payload = { username: listed.username, password: listed.password };
      const reply = await app.inject({ method: 'POST', url: '/api/sign-in', payload });
      const { post } = reply.json<{ post: { organisation: { name: string; areaCode: string }; roles: string[] } }>();
      const { name, areaCode } = post.organisation;
      if (!post.roles.includes(listed.role) || name !== listed.organisation || areaCode !== listed.areaCode)
        wrong.push([listed.role, listed.organisation, post]);
    }
    expect(wrong).toEqual([]);
    const leaders = signIns.filter((s) => s.role === 'leader').map((s) => s.areaCode.length);
    expect([Math.min(...leaders), Math.max(...leaders)]).toEqual([6, 9]);
  });

  it('shows a leader the counts, a coordinator the worklist, and a mediator of a village its mediations', async () => {
    const leader = await tokenOf('leader');
    const counts = await get(leader, '/api/matters/counts');
    const { groups } = counts.json<{ groups: { areaCode: string; count: number }[] }>();
    expect(new Set(groups.map((g) => g.areaCode)).size).toBe(12);
    const [restricted] = await look<{ n: number }>(
      `SELECT count(*)::int AS n FROM matters.matter WHERE restriction = 'danger' OR subject_organisation_ids <> '{}' OR subject_officer_ids <> '{}'`,
    );
    const seen = groups.reduce((sum, g) => sum + g.count, 0);
    expect(seen).toBeGreaterThanOrEqual(matters - (restricted?.n ?? 0));
    expect(seen).toBeLessThan(matters);

    const coordinator = await tokenOf('coordinator', '990101');
    const list = await get(coordinator, '/api/matters?stage=closed&limit=50');
    expect(list.statusCode).toBe(200);
    const { items } = list.json<{ items: { number: string }[] }>();
    expect(items.length).toBe(50);
    for (const { number } of items.slice(0, 12)) {
      const page = await get(coordinator, `/api/matters/${number}`);
      expect(page.statusCode, page.body).toBe(200);
    }
    const mediated = await look<{ number: string; token?: string }>(
      `SELECT m.number FROM disputes.mediation d JOIN matters.matter m ON m.id = d.matter_id WHERE d.state = 'effective' AND m.restriction IS NULL LIMIT 8`,
    );
    for (const { number } of mediated) {
      const page = await get(coordinator, `/api/matters/${number}/mediation`);
      expect(page.statusCode, page.body).toBe(200);
    }
  });

  it('shows the archive (归档) of a year, opens a bound dossier in which its hash stands, and archives on under the next file number', async () => {
    const coordinator = await tokenOf('coordinator', '990101');
    const list = await get(coordinator, '/api/dossiers?year=2026&limit=100');
    const { items } = list.json<{ items: { number: string; matterNumber: string; pages: number; state: string }[] }>();
    expect(items.length).toBeGreaterThan(20);
    expect(new Set(items.map((one) => one.state))).toContain('sealed');
    const [one] = items.filter(({ state }) => state === 'sealed');
    const dossier = await get(coordinator, `/api/matters/${one?.matterNumber}/dossier`);
    const { archive } = dossier.json<{ archive: { number: string; sha256: string; pages: number } }>();
    expect(archive).toMatchObject({ number: one?.number, pages: one?.pages });
    const file = await get(coordinator, `/api/matters/${one?.matterNumber}/dossier/file`);
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(archive.sha256);
    expect(await countPages({ bytes: file.rawPayload, mediaType: 'application/pdf' })).toBe(archive.pages);
    const [cover] = await look<{ id: string; sha256: Buffer }>(
      `SELECT p.id, p.sha256 FROM matters.paper p JOIN matters.matter m ON m.id = p.matter_id WHERE m.number = $1 AND p.kind = 'dossier-cover'`,
      [one?.matterNumber],
    );
    for (const lang of ['zh', 'en']) {
      const kept = await get(
        coordinator,
        `/api/matters/${one?.matterNumber}/papers/dossier-cover?issued=${cover?.id}&format=pdf&lang=${lang}`,
      );
      expect(kept.statusCode, lang).toBe(200);
      const sha256 = createHash('sha256').update(kept.rawPayload).digest();
      expect(cover?.sha256.equals(sha256), lang).toBe(lang === 'zh');
    }
    const { faults, strays } = await verifyFiles(jobs);
    expect([faults, strays]).toEqual([[], []]);
    const wrong = await look(
      `SELECT 1 FROM (SELECT committee_id, year, max(serial) AS most, count(*) AS n FROM disputes.dossier_archive GROUP BY 1, 2) g
       FULL JOIN disputes.archive_counter c USING (committee_id, year) WHERE c.last IS DISTINCT FROM g.most OR g.n <> g.most`,
    );
    expect(wrong).toEqual([]);
  });

  it('lets a party follow a matter by the code of the list, and keeps no code in the database', async () => {
    const codes = JSON.parse(await readFile(practiceCodesFile(dataDir), 'utf8')) as PracticeCode[];
    expect((await stat(practiceCodesFile(dataDir))).mode & 0o777).toBe(0o600);
    for (const { number, lookupCode, stage } of codes) {
      const reply = await app.inject({ method: 'POST', url: '/api/resident/track', payload: { number, lookupCode } });
      expect(reply.statusCode, reply.body).toBe(200);
      expect(reply.json<{ stage: string }>().stage).toBe(stage);
    }
  });

  it('has keys of programmes, one in force, one ended, one over; nobody has them, and no account of theirs is signed in to', async () => {
    const keys = await look<{ hash: string; ended: boolean; over: boolean; password_hash: string | null }>(
      `SELECT encode(k.token_hash, 'hex') AS hash, k.ended_at IS NOT NULL AS ended, k.ends_on < '2026-11-23' AS over, o.password_hash
       FROM people.api_key k JOIN people.post p ON p.id = k.post_id JOIN people.officer o ON o.id = p.officer_id`,
    );
    expect(keys.map(({ ended, over }) => `${ended} ${over}`).toSorted()).toEqual([
      'false false',
      'false true',
      'true false',
    ]);
    expect(keys.filter((key) => key.password_hash !== null)).toEqual([]);
    const files = await readFile(practiceSignInsFile(dataDir), 'utf8');
    for (const { hash } of keys) expect(files).not.toContain(hash);
    expect(signIns.filter((one) => one.username.endsWith('-jiekou'))).toEqual([]);
  });

  it('has pads ready for a power cut, of the county and of a township; a spoiled sheet keeps its number and no code', async () => {
    const sheets = await look<{ status: string; n: number; coded: number }>(
      `SELECT status, count(*)::int AS n, count(code_sealed)::int AS coded FROM intake.pad_sheet GROUP BY 1 ORDER BY 1`,
    );
    expect(sheets).toEqual([
      { status: 'blank', n: 13, coded: 13 },
      { status: 'voided', n: 2, coded: 0 },
    ]);
    const clerk = await tokenOf('window_clerk', '990101');
    const listed = await get(clerk, '/api/pads');
    expect(listed.json<{ items: { blank: number; voided: number }[] }>().items).toMatchObject([
      { blank: 9, voided: 1 },
    ]);
  });

  it('urges nobody a second time on the first day: what was late has its letters, and their numbers go on', async () => {
    const before = await look<{ n: number }>(`SELECT count(*)::int AS n FROM matters.supervision`);
    expect(before[0]?.n).toBeGreaterThan(5);
    const [late] = await look<{ n: number }>(
      `SELECT count(*)::int AS n FROM matters.clock c JOIN matters.matter m ON m.id = c.matter_id
       WHERE c.state = 'running' AND c.kind <> 'legal' AND c.due_at < '2026-11-22T00:00:00+08:00' AND m.stage NOT IN ('correcting', 'closed')`,
    );
    expect(late?.n).toBeGreaterThan(5);
    const urged = await supervise.run(jobs, at);
    expect(urged).toBeLessThan(5);
    const gaps = await look(
      `SELECT 1 FROM (SELECT by_organisation_id AS body, level, extract(year FROM issued_at AT TIME ZONE 'Asia/Shanghai')::int AS year, count(*) AS n
         FROM matters.supervision WHERE letter_number IS NOT NULL GROUP BY 1, 2, 3) s
       LEFT JOIN matters.letter_counter c ON c.organisation_id = s.body AND c.year = s.year
         AND c.kind = CASE s.level WHEN 'urge' THEN 'urging' ELSE 'supervision' END WHERE c.last IS DISTINCT FROM s.n`,
    );
    expect(gaps).toEqual([]);
    expect((await verifyMatters(jobs)).faults).toEqual([]);
  });

  it('is loaded into an empty database only, and makes other passwords for another data folder', async () => {
    await expect(loadPracticeCounty(given())).rejects.toThrow('already holds');
    const other = await testDatabase();
    const otherDir = await mkdtemp(join(tmpdir(), 'anhe-practice-'));
    await loadPracticeCounty({ ...given(), ownerUrl: other.ownerUrl, dataDir: otherDir, matters: 20 });
    const others = practiceSignIns.parse(JSON.parse(await readFile(practiceSignInsFile(otherDir), 'utf8')));
    const known = new Set(signIns.map((s) => s.password));
    expect(others.map((s) => s.username)).toEqual(signIns.map((s) => s.username));
    expect(others.filter((s) => known.has(s.password))).toEqual([]);
    await other.drop();
    await rm(otherDir, { recursive: true, force: true });
  });
});

describe('the hall of the practice county', () => {
  it('has windows, 办事指南 that can be booked, and people who come today and in the next days', async () => {
    const guide = await app.inject({ method: 'GET', url: '/api/resident/services' });
    const { items } = guide.json<{ items: { id: number; bookable: boolean; windows: unknown[] }[] }>();
    expect(items.length).toBeGreaterThan(5);
    expect(items.every((one) => one.windows.length > 0)).toBe(true);
    const slots = await app.inject({ method: 'GET', url: `/api/resident/services/${items[0]?.id}/slots` });
    expect(slots.json<{ days: { slots: unknown[] }[] }>().days.some((day) => day.slots.length > 5)).toBe(true);
    const clerk = await tokenOf('window_clerk', '990101');
    const bookings = await app.inject({
      method: 'GET',
      url: '/api/queue/bookings?day=2026-11-23',
      headers: { authorization: `Bearer ${clerk}` },
    });
    expect(bookings.json<{ items: { name: string }[] }>().items[0]?.name).toMatch(/^.\*$/u);
  });
});
