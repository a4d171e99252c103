import { randomUUID } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTransaction } from '../db.ts';
import { anOfficer } from '../jobs/testing.ts';
import { withClient } from '../migrate/index.ts';
import { openPrincipal, type Principal } from '../principal.ts';
import { cabinetOf } from './cabinet.ts';
import { claimFiles, eraseFiles, filesOf, findFile, openFile, sweepFiles, sweepLostBytes } from './index.ts';
import { filesDesk, ofMatter, pdf, storedFiles, upload } from './testing.ts';

const desk = filesDesk();

it('gives a file to one matter only, even when two want it at once', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const at = desk.house.clock.now();
  const claim = (): Promise<boolean> => {
    const matterId = randomUUID();
    return inTransaction(desk.house.db, ofMatter(matterId), (tx) => claimFiles(tx, [body.fileId], matterId, at));
  };
  const got = await Promise.all([claim(), claim(), claim()]);
  expect(got.filter(Boolean)).toHaveLength(1);
  expect(await claim()).toBe(false);
});

it('is tied to no matter by somebody who is no reader of it', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const at = desk.house.clock.now();
  for (const who of [openPrincipal(1), ofMatter(randomUUID())])
    await expect(
      inTransaction(desk.house.db, who, (tx) => claimFiles(tx, [body.fileId], randomUUID(), at)),
    ).rejects.toMatchObject({ code: '42501' });
  const matterId = randomUUID();
  expect(
    await inTransaction(desk.house.db, ofMatter(matterId), (tx) => claimFiles(tx, [body.fileId], matterId, at)),
  ).toBe(true);
});

it('attaches nothing when one of the ids is unknown or named twice', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const at = desk.house.clock.now();
  const matterId = randomUUID();
  const claim = (ids: string[]): Promise<boolean> =>
    inTransaction(desk.house.db, ofMatter(matterId), async (tx) => {
      const got = await claimFiles(tx, ids, matterId, at);
      if (!got) throw new Error('refused by the act');
      return got;
    });
  await expect(claim([body.fileId, randomUUID()])).rejects.toThrow('refused by the act');
  await expect(claim([body.fileId, body.fileId])).rejects.toThrow('refused by the act');
  expect(await claim([body.fileId])).toBe(true);
});

it('keeps to the number of files a matter may have', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const matterId = randomUUID();
  await expect(
    inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
      claimFiles(tx, [body.fileId], matterId, desk.house.clock.now(), { most: 0 }),
    ),
  ).rejects.toMatchObject({ refusal: { code: 'files-too-many' } });
});

it('shows a file to nobody before it is attached, and then only to readers of its matter', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const all = (who: Principal): Promise<number> =>
    inTransaction(desk.house.db, who, async (tx) => (await tx.client.query('select * from files.file')).rowCount ?? 0);
  const matterId = randomUUID();
  expect(await all(openPrincipal(1))).toBe(0);
  expect(await all(ofMatter(matterId))).toBe(0);
  await inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
    claimFiles(tx, [body.fileId], matterId, desk.house.clock.now()),
  );
  expect(await all(openPrincipal(1))).toBe(0);
  expect(await all(ofMatter(randomUUID()))).toBe(0);
  expect(await all(ofMatter(matterId))).toBe(1);
  expect(await inTransaction(desk.house.db, ofMatter(matterId), (tx) => filesOf(tx, matterId))).toHaveLength(1);
  await expect(
    inTransaction(desk.house.db, ofMatter(matterId), (tx) => findFile(tx, matterId, randomUUID())),
  ).rejects.toMatchObject({ refusal: { kind: 'unknown' } });
});

it('shows a file to bodies that see the facts of its matter, and to none that see only number and clocks', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const matterId = randomUUID();
  await inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
    claimFiles(tx, [body.fileId], matterId, desk.house.clock.now()),
  );
  await withClient(desk.base.ownerUrl, async (client) => {
    // Reader rows alone, without the matter that they belong to in the office.
    await client.query('set session_replication_role = replica');
    for (const [key, ring] of [
      ['o31', 2],
      ['a7', 1],
    ])
      await client.query(
        `insert into matters.reader (county_id, matter_id, key, ring, stage, category, registered_at)
         values (1, $1, $2, $3, 'handling', 'land', '2026-11-23')`,
        [matterId, key, ring],
      );
  });
  const seen = (key: string): Promise<number> =>
    inTransaction(
      desk.house.db,
      { ...anOfficer(5, []), keys: [key] },
      async (tx) => (await tx.client.query('select 1 from files.file')).rowCount ?? 0,
    );
  expect([await seen('o31'), await seen('a7'), await seen('o32')]).toEqual([1, 0, 0]);
});

it('sweeps what no matter took, row and bytes, and leaves what one did', async () => {
  const taken = await upload(desk.app, { bytes: pdf, name: 'taken.pdf' });
  await upload(desk.app, { bytes: pdf, name: 'orphan.pdf' });
  const matterId = randomUUID();
  await inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
    claimFiles(tx, [taken.body.fileId], matterId, desk.house.clock.now()),
  );
  const hours = desk.house.profile.files.orphanHours;
  expect(await sweepFiles(desk.worker, new Date(desk.house.clock.now().getTime() + (hours - 1) * 3_600_000))).toEqual({
    erased: 0,
    uploads: 0,
  });
  const late = new Date(desk.house.clock.now().getTime() + (hours + 1) * 3_600_000);
  expect(await sweepFiles(desk.worker, late)).toEqual({ erased: 1, uploads: 0 });
  expect(await sweepFiles(desk.worker, late)).toEqual({ erased: 0, uploads: 0 });
  expect(await storedFiles(desk.folder)).toHaveLength(1);
  const row = await inTransaction(desk.house.db, ofMatter(matterId), (tx) => findFile(tx, matterId, taken.body.fileId));
  expect(await openFile(desk.house, row)).toEqual(Buffer.from(pdf));
});

it('erases on request: gone for everybody at once, the bytes with the sweep, the trace stays', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const matterId = randomUUID();
  const party = ofMatter(matterId);
  await inTransaction(desk.house.db, party, (tx) => claimFiles(tx, [body.fileId], matterId, desk.house.clock.now()));
  expect(
    await inTransaction(desk.house.db, party, (tx) => eraseFiles(tx, matterId, [body.fileId], desk.house.clock.now())),
  ).toBe(1);
  expect(await inTransaction(desk.house.db, party, (tx) => filesOf(tx, matterId))).toEqual([]);
  await sweepFiles(desk.worker, desk.house.clock.now());
  expect(await storedFiles(desk.folder)).toEqual([]);
  const { rows } = await withClient(desk.base.ownerUrl, (client) =>
    client.query('select place, name_sealed, matter_id from files.file'),
  );
  expect(rows).toEqual([{ place: null, name_sealed: null, matter_id: matterId }]);
});

it('ends a sweep that a crash cut off between bytes and row', async () => {
  await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  await withClient(desk.base.ownerUrl, (client) =>
    client.query('update files.file set erased_at = uploaded_at, name_sealed = null'),
  );
  for (const path of await storedFiles(desk.folder)) await rm(path);
  expect(await sweepFiles(desk.worker, desk.house.clock.now())).toEqual({ erased: 1, uploads: 0 });
});

it('finds bytes whose row was never written, and unfinished writes, and leaves all others', async () => {
  await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const [good] = await storedFiles(desk.folder);
  await cabinetOf(desk.house).keep(Buffer.from('lost'));
  await mkdir(join(desk.folder, 'files', 'ab', 'cd'), { recursive: true });
  await writeFile(join(desk.folder, 'files', 'ab', 'cd', 'abcd.1.part'), 'half');
  expect(await sweepLostBytes(desk.worker)).toBe(0);
  const old = new Date(Date.now() - 25 * 3_600_000);
  for (const path of await storedFiles(desk.folder)) await utimes(path, old, old);
  expect(await sweepLostBytes(desk.worker)).toBe(2);
  expect(await storedFiles(desk.folder)).toEqual([good]);
});
