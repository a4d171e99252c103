import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../server/platform/migrate/index.ts';
import { allTables } from '../../server/platform/backup/tables.ts';
import { testKey } from '../harness/cluster.ts';
import { emptyDatabase } from '../harness/database.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { actOn, fileMatter, walk } from '../harness/story.ts';

const root = join(import.meta.dirname, '../..');
const secret = { BACKUP_PASSPHRASE: '四个词 连在一起 的口令' };
const leftBehind = [
  'anhe.migration',
  'graphile_worker.migrations',
  'platform.rate_limit',
  'platform.session',
  'files.upload',
];

let t: TestHouse;
let folder: string;
const away: (() => Promise<void>)[] = [];

beforeAll(async () => {
  t = await testHouse();
  folder = await mkdtemp(join(tmpdir(), 'anhe-backup-'));
});
afterAll(async () => {
  await t.close();
  for (const drop of away) await drop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** What the run of tests has compiled already. */
const kept = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };

/** A command of the README as a person runs it, without the settings of this machine. */
function command(script: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, 'scripts', `${script}.ts`), ...args],
      { env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'error', ...kept, ...env }, cwd: root },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), said: out + err }),
    );
  });
}

const ofHouse = (): Record<string, string> => ({
  DATABASE_URL: t.database.ownerUrl,
  DATA_DIR: t.house.config.dataDir,
  FIELD_KEY: testKey.toString('base64'),
  ...secret,
});

/** An empty database and an empty folder to restore into. */
async function elsewhere(): Promise<{ env: Record<string, string>; url: string; dataDir: string }> {
  const { url, drop } = await emptyDatabase();
  away.push(drop);
  const dataDir = await mkdtemp(join(folder, 'data-'));
  return {
    env: { DATABASE_URL: url, DATA_DIR: dataDir, FIELD_KEY: testKey.toString('base64'), ...secret },
    url,
    dataDir,
  };
}

/** Rows of every table, in an order of their own. */
async function contentOf(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const content: Record<string, string> = {};
    for (const { name } of await allTables(client)) {
      const { rows } = await client.query<{ rows: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as rows from ${name} t`,
      );
      content[name] = rows[0]?.rows ?? '';
    }
    return content;
  });
}

async function upload(): Promise<string> {
  const picture = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#884422' } })
    .png()
    .toBuffer();
  const boundary = 'a-boundary-of-this-test';
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': crypto.randomUUID() },
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="wall.png"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      picture,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ fileId: string }>().fileId;
}

describe('a backup of a county at rest', () => {
  it('comes back in an empty database and folder row for row and file for file, and passes the verification', async () => {
    const fileId = await upload();
    const { number } = await fileMatter(t, { fileIds: [fileId] });
    await walk(t, { number, until: 'closed', holder: 20 });
    await upload();
    const file = join(folder, 'rest.backup');
    const taken = await command('backup', [file], ofHouse());
    expect(taken).toMatchObject({ code: 0, said: expect.stringContaining('2 个附件 files') });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { env, url, dataDir } = await elsewhere();
    const restored = await command('restore', [file], env);
    expect(restored, restored.said).toMatchObject({ code: 0 });
    const [was, is] = [await contentOf(t.database.ownerUrl), await contentOf(url)];
    for (const name of leftBehind) delete was[name];
    expect(is).toMatchObject(was);
    for (const name of ['platform.session', 'files.upload']) expect(is[name]).toMatch(/^0 /u);
    const verified = await command('verify', [], env);
    expect(verified, verified.said).toMatchObject({
      code: 0,
      said: expect.stringContaining('2 个附件 files, 0 处不符'),
    });
    await rm(join(dataDir, 'files'), { recursive: true });
    const robbed = await command('verify', [], env);
    expect(robbed).toMatchObject({ code: 1, said: expect.stringContaining('missing') });
  });

  it('keeps constraints, indexes, triggers, policies and sequences as the migrations make them', async () => {
    const file = join(folder, 'shape.backup');
    expect((await command('backup', [file], ofHouse())).code).toBe(0);
    const { env, url } = await elsewhere();
    expect((await command('restore', [file], env)).code).toBe(0);
    const shape = (on: string): Promise<unknown> =>
      withClient(on, async (client) => {
        await client.query('set search_path = pg_catalog');
        const all = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows;
        return [
          await all(
            `select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d, convalidated from pg_constraint where connamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1, 2`,
          ),
          await all(
            `select pg_get_indexdef(indexrelid) as d from pg_index where indexrelid::regclass::text not like 'pg\\_%' order by 1`,
          ),
          await all(
            `select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
          ),
          await all(
            `select oid::regclass::text as t, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1`,
          ),
          await all(`select schemaname, sequencename, last_value from pg_sequences order by 1, 2`),
        ];
      });
    expect(await shape(url)).toEqual(await shape(t.database.ownerUrl));
  });
});

describe('a backup taken while acts go on', () => {
  it('is of one moment: every chain whole, every row fitting, everything acknowledged before is in it', async () => {
    const before: string[] = [];
    for (let n = 0; n < 5; n += 1) before.push((await fileMatter(t)).number);
    const state = { going: true };
    let acts = 0;
    const people = Array.from({ length: 3 }, async () => {
      while (state.going) {
        const { number } = await fileMatter(t, { fileIds: [await upload()] });
        await actOn(t, 'clerk', number, 'accept', { category: '02', complexity: 'simple', urgency: 'normal' });
        acts += 3;
      }
    });
    const file = join(folder, 'going-on.backup');
    const taken = await command('backup', [file], ofHouse());
    state.going = false;
    await Promise.all(people);
    expect(taken, taken.said).toMatchObject({ code: 0 });
    expect(acts).toBeGreaterThan(20);
    const { env, url } = await elsewhere();
    const restored = await command('restore', [file], env);
    expect(restored, restored.said).toMatchObject({ code: 0 });
    const verified = await command('verify', [], env);
    expect(verified, verified.said).toMatchObject({ code: 0 });
    await withClient(url, async (client) => {
      const found = await client.query('select 1 from matters.matter where number = any($1)', [before]);
      expect(found.rowCount).toBe(before.length);
    });
  });
});

describe('a backup that cannot be used', () => {
  let file: string;
  let bytes: Buffer;
  beforeAll(async () => {
    file = join(folder, 'sound.backup');
    await command('backup', [file], ofHouse());
    bytes = await readFile(file);
  });

  async function refused(name: string, content: Buffer, env: Record<string, string> = {}): Promise<string> {
    const spoiled = join(folder, name);
    await writeFile(spoiled, content);
    const place = await elsewhere();
    const { code, said } = await command('restore', [spoiled], { ...place.env, ...env });
    expect(code).toBe(1);
    expect(await withClient(place.url, allTables)).toEqual([]);
    return said;
  }

  it('is refused when its end is cut off, wherever it is cut', async () => {
    for (const length of [bytes.length - 1, bytes.length - 100, Math.floor(bytes.length / 2)])
      expect(await refused('cut', bytes.subarray(0, length))).toMatch(/不完整.*cut off/u);
    expect(await refused('empty', Buffer.alloc(0))).toMatch(/不是安和的备份/u);
  });

  it('is refused when one bit was changed, or something stands behind the end', async () => {
    const changed = Buffer.from(bytes);
    const at = changed.length >> 1;
    changed[at] = (changed[at] as number) ^ 1;
    expect(await refused('changed', changed)).toMatch(/被改动或损坏.*changed or damaged/u);
    expect(await refused('longer', Buffer.concat([bytes, Buffer.from('x')]))).toMatch(/被改动或损坏/u);
  });

  it('is refused with another passphrase, and with a key file instead', async () => {
    expect(await refused('other', bytes, { BACKUP_PASSPHRASE: 'another passphrase' })).toMatch(
      /口令或密钥不对.*Wrong/u,
    );
    const key = join(folder, 'backup.key');
    await writeFile(key, `${Buffer.alloc(32, 7).toString('base64')}\n`);
    expect(await refused('file', bytes, { BACKUP_KEY_FILE: key })).toMatch(/用口令加密/u);
  });

  it('is refused under another master key', async () => {
    expect(await refused('key', bytes, { FIELD_KEY: Buffer.alloc(32, 1).toString('base64') })).toMatch(/主密钥不对/u);
  });

  it('makes no database where a tool finds none, and a tool that is asked wrongly says its usage', async () => {
    const { FIELD_KEY } = ofHouse();
    const env = { DATA_DIR: await mkdtemp(join(folder, 'none-')), FIELD_KEY: FIELD_KEY ?? '', ...secret };
    expect(await command('verify', [], env)).toEqual({
      code: 1,
      said: `DATA_DIR=${env.DATA_DIR}: 没有数据库 there is no database\n`,
    });
    expect(await command('breach-drill', [], env)).toMatchObject({
      code: 2,
      said: expect.stringContaining('用法 Usage'),
    });
    expect(await readdir(env.DATA_DIR)).toEqual([]);
  });

  it('does not go over a database or a folder that is not empty', async () => {
    const full = await command('restore', [file], { ...ofHouse(), DATA_DIR: await mkdtemp(join(folder, 'data-')) });
    expect(full).toMatchObject({ code: 1, said: expect.stringMatching(/数据库不是空的/u) });
    const place = await elsewhere();
    const files = await command('restore', [file], { ...place.env, DATA_DIR: t.house.config.dataDir });
    expect(files).toMatchObject({ code: 1, said: expect.stringMatching(/不是空的（.*files/u) });
    expect(await command('backup', [file], ofHouse())).toMatchObject({
      code: 1,
      said: expect.stringMatching(/已存在/u),
    });
  });
});

it('an embedded house goes from one folder to another by its key file alone, the master key wrapped within', async () => {
  const key = join(folder, 'embedded.key');
  await writeFile(key, `${Buffer.alloc(32, 9).toString('base64')}\n`);
  const from = { DATA_DIR: join(folder, 'from'), BACKUP_KEY_FILE: key };
  const to = { DATA_DIR: join(folder, 'to'), BACKUP_KEY_FILE: key };
  const made = await command('new-county', [], from);
  expect(made, made.said).toMatchObject({ code: 0 });
  const file = join(folder, 'embedded.backup');
  expect(await command('backup', [file], from)).toMatchObject({ code: 0 });
  const masterKey = await readFile(join(from.DATA_DIR, 'field.key'), 'utf8');
  expect((await readFile(file)).includes(masterKey.trim())).toBe(false);
  const restored = await command('restore', [file], to);
  expect(restored, restored.said).toMatchObject({ code: 0 });
  expect(await readFile(join(to.DATA_DIR, 'field.key'), 'utf8')).toBe(masterKey);
  expect(await command('verify', [], to)).toMatchObject({ code: 0 });
  expect(await command('restore', [file], to)).toMatchObject({ code: 1, said: expect.stringMatching(/postgres/u) });
});
