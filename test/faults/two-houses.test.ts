import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../server/platform/migrate/index.ts';
import { loadProfile } from '../../server/platform/profile/index.ts';
import { setStage, type Stage } from '../drill/stage.ts';
import { testBinDir } from '../harness/cluster.ts';
import type { OfficerName } from '../harness/small-county.ts';
import { ordinary } from '../harness/story.ts';

/** Matters that an address may submit in an hour, by all processes together. */
const allowed = 30;

/** The days that the law itself gives (全国年节及纪念日放假办法), in 2027. */
const holidays: readonly (readonly [string, readonly string[]])[] = [
  ['元旦', ['01-01']],
  ['春节', ['02-05', '02-06', '02-07', '02-08']],
  ['清明节', ['04-05']],
  ['劳动节', ['05-01', '05-02']],
  ['端午节', ['06-09']],
  ['中秋节', ['09-15']],
  ['国庆节', ['10-01', '10-02', '10-03']],
];

let folder: string;
let stage: Stage;
const noticeVersion = loadProfile(join(import.meta.dirname, '../../profiles/default')).notice.version;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anhe-two-houses-'));
  stage = await setStage({
    folder,
    pages: 2,
    workers: 2,
    say: () => undefined,
    binDir: testBinDir(),
    submitsPerHour: allowed,
  });
  await Promise.all(stage.pages.map((page) => page.ready()));
}, 0);
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}, 0);

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function send(
  page: number,
  path: string,
  given: { as?: OfficerName; body?: object; key?: string; version?: number } = {},
): Promise<Answer> {
  const { as, body, key = crypto.randomUUID(), version } = given;
  const reply = await fetch(`http://127.0.0.1:${stage.pages[page]?.port}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(as ? { authorization: `Bearer ${stage.tokens[as]}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await reply.json().catch(() => ({})) };
}

const filing = (mark: string): object => ({
  ...ordinary,
  description: `${ordinary.description} ${mark}`,
  noticeVersion,
});
const look = <R extends object>(sql: string): Promise<R[]> =>
  withClient(stage.urls.ownerUrl, async (client) => (await client.query<R>(sql)).rows);

/** What one process learns of another within a few seconds. */
async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return true;
    await pause(100);
  }
  return false;
}

describe('two processes of pages and two of jobs on one PostgreSQL', () => {
  it('do an act once that reaches both at the same moment, and give both the same answer', async () => {
    const sent = Array.from({ length: 5 }, (_, n) => {
      const request = { as: 'clerk', key: `both-at-once-${n}-000000`, body: filing(`both-${n}`) } as const;
      const atDesk = { ...request, body: { ...request.body, respondents: [{ role: 'self', name: '吴大江' }] } };
      return Promise.all([send(0, '/api/matters', atDesk), send(1, '/api/matters', atDesk)]);
    });
    for (const [one, other] of await Promise.all(sent)) {
      expect(one.status, JSON.stringify(one.body)).toBe(201);
      expect(other).toEqual(one);
    }
    expect(await look(`select 1 from matters.facts where description like '%both-%'`)).toHaveLength(5);
  });

  it('refuse at both what was changed at the other meanwhile', async () => {
    const { body } = await send(0, '/api/matters', {
      as: 'clerk',
      body: { ...filing('stale'), respondents: [{ role: 'self', name: '吴大江' }] },
    });
    const accept = {
      as: 'coordinator',
      version: 1,
      body: { category: '02', complexity: 'general', urgency: 'normal' },
    } as const;
    const path = `/api/matters/${String(body['number'])}/accept`;
    const both = await Promise.all([send(0, path, accept), send(1, path, accept)]);
    expect(both.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  it('know a session at both, and end it at both', async () => {
    for (const page of [0, 1]) expect((await send(page, '/api/me', { as: 'checker' })).status).toBe(200);
    expect((await send(0, '/api/sign-out', { as: 'checker', body: {} })).status).toBeLessThan(300);
    expect(await soon(async () => (await send(1, '/api/me', { as: 'checker' })).status === 401)).toBe(true);
  });

  it('see at one the bodies and the holidays that were changed at the other', async () => {
    const added = await send(0, '/api/admin/organisations', {
      as: 'systemAdmin',
      body: {
        name: '安和县水利局',
        shortName: '水利局',
        kind: 'department',
        level: 'county',
        areaId: 1,
        from: '2026-01-01',
      },
    });
    expect(added.status, JSON.stringify(added.body)).toBeLessThan(300);
    const names = async (page: number): Promise<string> =>
      JSON.stringify((await send(page, '/api/organisations?limit=100', { as: 'clerk' })).body);
    expect(await soon(async () => (await names(1)).includes('安和县水利局'))).toBe(true);
    const version = async (page: number): Promise<unknown> => (await send(page, '/api/calendar')).body['version'];
    const before = await version(1);
    const read = await send(0, '/api/calendar/notices', {
      as: 'systemAdmin',
      body: {
        year: 2027,
        source: '国办发明电〔2026〕7号',
        days: holidays.flatMap(([name, dates]) =>
          dates.map((date) => ({ date: `2027-${date}`, kind: 'holiday', name })),
        ),
      },
    });
    expect(read.status, JSON.stringify(read.body)).toBeLessThan(300);
    expect(await version(0)).not.toBe(before);
    expect(await soon(async () => (await version(1)) === read.body['version'])).toBe(true);
  });

  it('work off every event once, whichever worker has it', async () => {
    const listened = `select e.id from platform.event e where e.name in ('matter.accepted', 'matter.registered')`;
    await soon(async () => (await look('select 1 from graphile_worker._private_jobs')).length === 0);
    const [events, heard] = [await look(listened), await look('select distinct event_id from platform.reaction')];
    expect(events.length).toBeGreaterThan(5);
    expect(heard.length).toBeGreaterThanOrEqual(events.length);
    const twice = await look(
      `select matter_id from platform.message where channel = 'inApp' and matter_id in (select matter_id from matters.facts where description like '%both-%') group by matter_id, officer_id, party_id, template having count(*) > 1`,
    );
    expect(twice).toEqual([]);
  });

  it('count limits together: an address gets no more by asking the other', async () => {
    const replies: number[] = [];
    for (let n = 0; n < allowed + 6; n += 1)
      replies.push((await send(n % 2, '/api/resident/matters', { body: filing(`limit-${n}`) })).status);
    expect(replies.filter((status) => status === 201)).toHaveLength(allowed);
    expect(replies.slice(allowed)).toEqual(Array.from({ length: 6 }, () => 429));
  });
});
