import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorker } from '../../bench/open-worker.ts';
import { verifyMatters } from '../../server/modules/matters/jobs/verify.ts';
import { type EmbeddedPostgres, launchPostgres } from '../../server/platform/embedded-postgres/index.ts';
import { migrate, withClient } from '../../server/platform/migrate/index.ts';
import { grantDatabase, OWNER_ROLE, prepareRoles } from '../../server/platform/migrate/roles.ts';
import { type DatabaseUrls, databaseUrls } from '../../server/platform/migrate/urls.ts';
import { textOf } from '../docs/documents.ts';
import { inDatabase, testBinDir, testKey } from '../harness/cluster.ts';
import { monday, testHouse } from '../harness/house.ts';
import { fileMatter } from '../harness/story.ts';

let room: string;
let running: EmbeddedPostgres | undefined;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'anhe-moment-'));
});
afterAll(async () => {
  await running?.stop();
  await rm(room, { recursive: true, force: true });
});

it('goes back to any moment by the archive that docs/operations.md sets up: what was done before stands and verifies, what came after is not there', async () => {
  const page = textOf('docs/operations.md');
  const archive = join(room, 'archive');
  await mkdir(archive, { mode: 0o777 });
  const said = (setting: string): string =>
    (new RegExp(`^(?:#\\s+)?${setting} = (.+)$`, 'mu').exec(page)?.[1] ?? '').replaceAll('/archive/', `${archive}/`);

  let server = await launch(join(room, 'first'));
  await asSuperuser(server, async (client) => {
    for (const setting of ['wal_level', 'archive_mode', 'archive_timeout', 'archive_command'])
      await client.query(`ALTER SYSTEM SET ${setting} = ${quoted(said(setting))}`);
  });
  await server.stop();
  server = await launch(join(room, 'first'));
  const urls = await anEmptyCounty(server);
  const t = await testHouse(monday, 'real', { ...urls, drop: async () => undefined });
  const before = await fileMatter(t);
  await takeBase(server, join(room, 'base'));
  const between = await fileMatter(t);
  const [moment] = await t.look<{ at: string }>('SELECT clock_timestamp()::text AS at');
  await pause(20);
  const after = await fileMatter(t);
  await t.close();
  await asSuperuser(server, (client) => archived(client));
  // As when the machine is lost: nothing more is written.
  await server.stop();

  const settings = {
    restore_command: said('restore_command'),
    recovery_target_time: quoted(moment?.at ?? ''),
    recovery_target_action: said('recovery_target_action'),
  };
  await writeFile(join(room, 'base', 'cluster', 'postgresql.conf'), lines(settings), { flag: 'a' });
  await writeFile(join(room, 'base', 'cluster', 'recovery.signal'), '');
  const restored = await launch(join(room, 'base'));
  const own = databaseUrls(inDatabase(restored.url('postgres'), 'anhe'), testKey);
  await withClient(own.ownerUrl, async (client) => {
    while ((await client.query<{ still: boolean }>('SELECT pg_is_in_recovery() AS still')).rows[0]?.still)
      await pause(50);
    const { rows } = await client.query<{ number: string }>('SELECT number FROM matters.matter ORDER BY number');
    expect(rows.map((row) => row.number)).toEqual([before.number, between.number].toSorted());
    expect(rows.map((row) => row.number)).not.toContain(after.number);
  });
  const { house, close } = await openWorker({ urls: own, key: testKey, dataDir: room });
  expect((await verifyMatters(house)).faults).toEqual([]);
  await close();
}, 0);

async function launch(folder: string): Promise<EmbeddedPostgres> {
  running = await launchPostgres({ folder, binDir: testBinDir(), sharedBuffersMb: 32 });
  return running;
}

function asSuperuser(server: EmbeddedPostgres, work: (client: Client) => Promise<void>): Promise<void> {
  return withClient(server.url('postgres'), work);
}

async function anEmptyCounty(server: EmbeddedPostgres): Promise<DatabaseUrls> {
  await asSuperuser(server, async (client) => {
    await prepareRoles(client);
    await client.query(`CREATE DATABASE anhe OWNER ${OWNER_ROLE}`);
    await grantDatabase(client, 'anhe');
  });
  const urls = databaseUrls(server.url('anhe'), testKey);
  await migrate(urls);
  return urls;
}

/** What pg_basebackup does: the folder copied while the server works on, with the label that says where its log begins. */
async function takeBase(server: EmbeddedPostgres, to: string): Promise<void> {
  await asSuperuser(server, async (client) => {
    await client.query(`SELECT pg_backup_start('night', true)`);
    await cp(join(room, 'first'), to, {
      recursive: true,
      filter: (path) =>
        !path.includes('/pg_wal/') && !/^(?:postmaster\.pid|postmaster\.opts|\.s\..*)$/u.test(basename(path)),
    });
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(true)');
    await writeFile(join(to, 'cluster', 'backup_label'), rows[0]?.labelfile ?? '');
  });
}

/** Waits until the log as it stands lies in the archive. */
async function archived(client: Client): Promise<void> {
  const { rows } = await client.query<{ file: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS file');
  while (!(await readdir(join(room, 'archive'))).includes(rows[0]?.file ?? '')) await pause(50);
}

function quoted(value: string): string {
  return /^'.*'$/u.test(value) ? value : `'${value}'`;
}

function lines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}
