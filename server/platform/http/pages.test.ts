import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillPage, servePages, type PageFacts } from './pages.ts';

const facts: PageFacts = {
  practice: true,
  countyName: { zh: '安和县', en: 'Anhe County' },
  centreName: { zh: '安和县"综治中心" <一>', en: 'Anhe Centre' },
  telephone: '0199-6601234',
  address: { zh: '城关街道一号', en: '1 Chengguan' },
  openingHours: { zh: '周一至周五', en: 'Monday to Friday' },
  acceptWithin: { zh: '1 个工作日', en: '1 working day' },
};

let dist: string;
let app: FastifyInstance;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(dist, 'resident/assets/resident'), { recursive: true });
  await mkdir(join(dist, 'staff/assets'), { recursive: true });
  await writeFile(join(dist, 'resident/index.html'), '<p>居民 %ANHE_TELEPHONE%</p>');
  await writeFile(join(dist, 'staff/index.html'), '<p>工作人员</p>');
  await writeFile(join(dist, 'resident/assets/resident/a-1.js'), 'export {}');
  await writeFile(join(dist, 'resident/assets/resident/a-1.js.gz'), 'packed');
  await writeFile(join(dist, 'staff/assets/b-2.css'), 'a{}');
  app = Fastify();
  await servePages(app, dist, facts);
});

afterAll(async () => {
  await app.close();
  await rm(dist, { recursive: true });
});

test.each(['/', '/report/what', '/m', '/m/anything', '/track'])('the resident page answers on %s', async (url) => {
  const reply = await app.inject({ method: 'GET', url });
  expect(reply.statusCode).toBe(200);
  expect(reply.body).toBe('<p>居民 0199-6601234</p>');
  expect(reply.headers['cache-control']).toBe('no-cache');
});

test.each(['/staff/', '/staff/matters/990101-20261122-00017-4'])('the staff page answers on %s', async (url) => {
  const reply = await app.inject({ method: 'GET', url });
  expect(reply.body).toBe('<p>工作人员</p>');
});

test('files with a hash in their name may be kept for a year, and go out compressed', async () => {
  const plain = await app.inject({ method: 'GET', url: '/assets/resident/a-1.js' });
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const packed = await app.inject({
    method: 'GET',
    url: '/assets/resident/a-1.js',
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect((await app.inject({ method: 'GET', url: '/staff/assets/b-2.css' })).statusCode).toBe(200);
});

test.each(['/api/unknown', '/assets/resident/absent.js', '/wp-login.php', '/staff/assets/../../index.html'])(
  'nothing stands behind %s',
  async (url) => {
    const reply = await app.inject({ method: 'GET', url });
    expect(reply.statusCode).toBe(404);
  },
);

test('a page that is built anew under the running server is served from then on, and the old one while there is none', async () => {
  const path = join(dist, 'staff/index.html');
  const asked = async (): Promise<string> => (await app.inject({ method: 'GET', url: '/staff/' })).body;
  await rm(path);
  expect(await asked()).toBe('<p>工作人员</p>');
  await writeFile(path, '<p>新的 %ANHE_TELEPHONE%</p>');
  expect(await asked()).toBe('<p>新的 0199-6601234</p>');
  await writeFile(join(dist, 'staff/assets/c-3.js'), 'export {}');
  expect((await app.inject({ method: 'GET', url: '/staff/assets/c-3.js' })).statusCode).toBe(200);
});

test('facts are escaped where they stand in the page', () => {
  const page = fillPage('<meta content="%ANHE_CENTRE%"><b>%ANHE_NAME_ZH%</b>', facts);
  expect(page).not.toContain('<一>');
  const content = /content="([^"]*)"/u.exec(page)?.[1] ?? '';
  expect(JSON.parse(content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))).toEqual(facts);
});

test('a web that was not built is said so at once', async () => {
  await expect(servePages(Fastify(), join(dist, 'nowhere'), facts)).rejects.toThrow('the web is not built');
});
