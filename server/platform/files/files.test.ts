import type { AddressInfo } from 'node:net';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { inTransaction } from '../db.ts';
import { houseOn } from '../jobs/testing.ts';
import { withClient } from '../migrate/index.ts';
import { systemPrincipal } from '../principal.ts';
import { claimFiles, fileView, findFile, openFile, sweepFiles } from './index.ts';
import type { Writer } from './sealed-bytes.ts';
import { filesDesk, ofMatter, type Part, pdf, serving, storedFiles, upload } from './testing.ts';

const desk = filesDesk();

const gps = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 9/1 0/1' },
};

async function photo(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#aa3322' } })
    .withExif({ IFD0: { Make: 'SecretPhone' }, ...gps })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return new Uint8Array(bytes);
}

it('keeps a photo upright and without the place where it was taken', async () => {
  const given = await photo();
  const before = await sharp(given).metadata();
  expect(before.orientation).toBe(6);
  expect(Buffer.from(given).includes('SecretPhone')).toBe(true);
  expect(before.exif?.includes(Buffer.from([0x88, 0x25])) || before.exif?.includes(Buffer.from([0x25, 0x88]))).toBe(
    true,
  );

  const { status, body } = await upload(desk.app, { bytes: given, name: '田埂 现场.JPG', type: 'image/jpeg' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: '田埂 现场.jpg', mediaType: 'image/jpeg', width: 40, height: 60 });

  const matterId = randomUUID();
  await inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
    claimFiles(tx, [body.fileId], matterId, desk.house.clock.now()),
  );
  const row = await inTransaction(desk.house.db, ofMatter(matterId), (tx) => findFile(tx, matterId, body.fileId));
  const kept = await openFile(desk.house, row);
  const after = await sharp(kept).metadata();
  expect(after.exif).toBeUndefined();
  expect(after.orientation).toBeUndefined();
  expect(kept.includes('SecretPhone')).toBe(false);
  expect(createHash('sha256').update(kept).digest('hex')).toBe(body.sha256);
  expect(kept.length).toBe(body.bytes);
  expect(fileView(desk.house.crypto, row)).toEqual(body);
});

it('keeps the bytes encrypted, and the name of the file too', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: '欠条.pdf', type: 'application/pdf' });
  const [path, ...others] = await storedFiles(desk.folder);
  expect(others).toEqual([]);
  const sealed = await readFile(path ?? '');
  expect(sealed.includes('%PDF')).toBe(false);
  const { rows } = await withClient(desk.base.ownerUrl, (client) => client.query('select * from files.file'));
  expect(rows[0].name_sealed.includes(Buffer.from('欠条'))).toBe(false);
  expect(path).toBe(join(desk.folder, 'files', rows[0].place.slice(0, 2), rows[0].place.slice(2, 4), rows[0].place));
  expect(body.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
});

it('says when kept bytes were changed, and shows nothing of them', async () => {
  const { body } = await upload(desk.app, { bytes: pdf, name: 'a.pdf' });
  const [path] = await storedFiles(desk.folder);
  const sealed = await readFile(path ?? '');
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  await writeFile(path ?? '', sealed);
  const matterId = randomUUID();
  await inTransaction(desk.house.db, ofMatter(matterId), (tx) =>
    claimFiles(tx, [body.fileId], matterId, desk.house.clock.now()),
  );
  const row = await inTransaction(desk.house.db, ofMatter(matterId), (tx) => findFile(tx, matterId, body.fileId));
  await expect(openFile(desk.house, row)).rejects.toMatchObject({ refusal: { code: 'file-damaged' } });
});

it('takes the bare bytes as well, with the name in a header', async () => {
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent('收条.pdf') },
    payload: Buffer.from(pdf),
  });
  expect(reply.statusCode).toBe(201);
  expect(reply.json()).toMatchObject({ name: '收条.pdf', bytes: pdf.length });
});

it.each([
  ['an empty file', { bytes: new Uint8Array(), name: 'a.pdf' }, 400, 'file-empty'],
  [
    'a programme',
    { bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), name: 'a.exe' },
    400,
    'file-type-unknown',
  ],
  [
    'a programme called a photo',
    { bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0]), name: 'a.jpg' },
    400,
    'file-type-unknown',
  ],
  ['words only', { bytes: new TextEncoder().encode('只有文字'), name: 'a.pdf' }, 400, 'file-type-unknown'],
  [
    'a page with script',
    { bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), name: 'a.svg' },
    400,
    'file-type-unknown',
  ],
  ['a PDF called a photo', { bytes: pdf, name: 'a.jpg' }, 400, 'file-type-mismatch'],
  ['a PDF declared a photo', { bytes: pdf, name: 'a', type: 'image/png' }, 400, 'file-type-mismatch'],
  ['another field', { bytes: pdf, name: 'a.pdf', field: 'photo' }, 400, 'file-missing'],
])('refuses %s', async (_, part: Part, status, code) => {
  const reply = await upload(desk.app, part);
  expect([reply.status, reply.body.code]).toEqual([status, code]);
  expect(await storedFiles(desk.folder)).toEqual([]);
});

it('refuses a file above the limit, by form and bare', async () => {
  const large = new Uint8Array(desk.house.profile.files.maxBytes + 1);
  large.set(pdf);
  const reply = await upload(desk.app, { bytes: large, name: 'a.pdf' });
  expect([reply.status, reply.body.code]).toEqual([413, 'file-too-large']);
  const bare = await desk.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': 'application/pdf' },
    payload: Buffer.from(large),
  });
  expect([bare.statusCode, bare.json().code]).toEqual([413, 'file-too-large']);
});

it.each([
  ['no boundary', 'multipart/form-data', '--x\r\n', 'request-malformed'],
  [
    'a form that breaks off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    'request-malformed',
  ],
  ['an empty form', 'multipart/form-data; boundary=x', '--x--\r\n', 'file-missing'],
  [
    'two files, of which one would be lost',
    'multipart/form-data; boundary=x',
    `${['a', 'b'].map((name) => `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}.pdf"\r\n\r\n%PDF-1.7\r\n`).join('')}--x--\r\n`,
    'files-too-many',
  ],
  [
    'a hundred fields',
    'multipart/form-data; boundary=x',
    `${'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nabc\r\n'.repeat(100)}--x--\r\n`,
    'files-too-many',
  ],
])('answers a broken form clearly: %s', async (_, type, payload, code) => {
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': type },
    payload,
  });
  expect([reply.statusCode, reply.json().code]).toEqual([400, code]);
  expect(await storedFiles(desk.folder)).toEqual([]);
});

it('tells who sends far too much, even while it is still being sent', async () => {
  await desk.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = desk.app.server.address() as AddressInfo;
  const reply = await fetch(`http://127.0.0.1:${port}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(3 * desk.house.profile.files.maxBytes),
  });
  expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([413, 'file-too-large']);
});

it('refuses a picture that would unpack to more pixels than the county allows, by its header', async () => {
  const bomb = await sharp({ create: { width: 8000, height: 6300, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(200_000);
  const reply = await upload(desk.app, { bytes: new Uint8Array(bomb), name: 'a.png' });
  expect([reply.status, reply.body.code]).toEqual([413, 'picture-too-many-pixels']);
});

it('refuses a picture that breaks off', async () => {
  const png = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#123' } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const reply = await upload(desk.app, { bytes: new Uint8Array(png.subarray(0, 1000)), name: 'a.png' });
  expect([reply.status, reply.body.code]).toEqual([400, 'picture-unreadable']);
});

it('answers 503 when the disk is full, and keeps nothing by halves', async () => {
  const full: Writer = async (path, bytes) => {
    await writeFile(path, bytes.subarray(0, 100));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const other = await serving(houseOn(desk.base.appUrl, desk.folder, { db: desk.house.db }), full);
  const reply = await upload(other, { bytes: pdf, name: 'a.pdf' });
  expect([reply.status, reply.body.code]).toEqual([503, 'disk-full']);
  await other.close();
  expect(await storedFiles(desk.folder)).toEqual([]);
  const { rows } = await withClient(desk.base.ownerUrl, (client) =>
    client.query('select count(*)::int as n from files.file'),
  );
  expect(rows).toEqual([{ n: 0 }]);
});

it('takes a photo in pieces, in any order, after breaks, and makes one file of it', async () => {
  const picture = await sharp({
    create: {
      width: 800,
      height: 700,
      channels: 3,
      background: '#2468ac',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .withExif({ IFD0: { Make: 'SecretPhone' } })
    .png()
    .toBuffer();
  const post = (url: string, payload?: Buffer | object, type = 'application/json') =>
    desk.app.inject({
      method: 'POST',
      url,
      headers: payload === undefined ? {} : { 'content-type': type },
      payload,
    });
  const started = await post('/api/files/uploads', { name: '照片.png', bytes: picture.length });
  expect(started.statusCode).toBe(201);
  const { uploadId, pieceBytes, pieces } = started.json();
  expect(pieces).toBe(Math.ceil(picture.length / pieceBytes));
  expect(pieces).toBeGreaterThan(1);
  const url = `/api/files/uploads/${uploadId}`;
  const piece = (n: number) => picture.subarray(n * pieceBytes, (n + 1) * pieceBytes);
  const send = (n: number, bytes: Buffer) => post(`${url}/pieces/${n}`, bytes, 'application/octet-stream');

  expect((await send(1, piece(1))).json().received).toEqual([1]);
  expect((await post(`${url}/finish`)).json()).toMatchObject({ code: 'pieces-missing' });
  expect((await send(0, piece(0).subarray(1))).json()).toMatchObject({ code: 'piece-size' });
  expect((await send(pieces, piece(0))).json()).toMatchObject({ code: 'piece-unknown' });
  await send(1, piece(1));
  for (let n = 0; n < pieces; n += 1) await send(n, piece(n));
  expect((await desk.app.inject({ url })).json().received).toHaveLength(pieces);
  for (const path of await storedFiles(desk.folder)) expect((await readFile(path)).includes('SecretPhone')).toBe(false);

  const [one, two] = await Promise.all([post(`${url}/finish`), post(`${url}/finish`)]);
  expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
  expect(one.json()).toEqual(two.json());
  expect((await post(`${url}/finish`)).json()).toEqual(one.json());
  expect(one.json()).toMatchObject({ width: 800, height: 700, name: '照片.png' });
  expect(await storedFiles(desk.folder)).toHaveLength(1);
  expect((await send(0, piece(0))).json()).toMatchObject({ code: 'upload-finished' });

  await sweepFiles(desk.worker, new Date(desk.house.clock.now().getTime() + 200 * 3_600_000));
  expect((await desk.app.inject({ url })).statusCode).toBe(404);
});

it('refuses pieces of an upload that it does not know, and one that would be too large', async () => {
  const url = `/api/files/uploads/${randomUUID()}`;
  expect((await desk.app.inject({ url })).json()).toMatchObject({ status: 404, code: 'upload-unknown' });
  const large = await desk.app.inject({
    method: 'POST',
    url: '/api/files/uploads',
    payload: { name: 'a.pdf', bytes: desk.house.profile.files.maxBytes + 1 },
  });
  expect([large.statusCode, large.json().code]).toEqual([413, 'file-too-large']);
});

it('stops one address that floods the house with files', async () => {
  await withClient(desk.base.ownerUrl, (client) => client.query('truncate platform.rate_limit'));
  const strict = await serving(
    houseOn(desk.base.appUrl, desk.folder, { db: desk.house.db, config: { ...desk.house.config, submitsPerHour: 1 } }),
  );
  const start = () =>
    strict.inject({ method: 'POST', url: '/api/files/uploads', payload: { name: 'a.pdf', bytes: 10 } });
  for (let n = 0; n < 6; n += 1) expect((await start()).statusCode).toBe(201);
  const refused = await start();
  await strict.close();
  expect(refused.statusCode).toBe(429);
  expect(refused.json().retryAfter).toBeGreaterThan(0);
});

it('stands in the OpenAPI document with all five operations', () => {
  const text = JSON.stringify(desk.app.swagger());
  for (const operation of ['uploadFile', 'startUpload', 'sendPiece', 'getUpload', 'finishUpload'])
    expect(text).toContain(`"operationId":"${operation}"`);
  expect(text).toContain('"format":"binary"');
});

it('writes no name of a file into the log', async () => {
  await upload(desk.app, { bytes: pdf, name: '张三的欠条.jpg' });
  await inTransaction(desk.worker.db, systemPrincipal(1, 'test'), async () => {});
  expect(desk.house.lines.join('')).not.toContain('张三');
});
