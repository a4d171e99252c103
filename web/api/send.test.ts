import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { route } from '../../server/kernel/route.ts';
import { caller, urlOf } from './caller.ts';
import { makeKey } from './key.ts';
import { send, type Parcel } from './send.ts';
import { CallTrouble } from './trouble.ts';

interface Heard {
  readonly key: string | undefined;
  readonly seen: string | undefined;
  readonly body: string;
}

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers each try with the next of the answers; 0 cuts the line. */
async function answering(
  ...answers: { status: number; type?: string; body?: string }[]
): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push({ key: request.headers['idempotency-key']?.toString(), seen: request.headers['if-match'], body });
      const answer = answers[Math.min(heard.length, answers.length) - 1] ?? { status: 0 };
      if (answer.status === 0) return request.socket.destroy();
      if (answer.status === 1) return undefined;
      reply.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' });
      return reply.end(answer.body ?? '{}');
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, heard };
}

function parcel(url: string, more: Partial<Parcel> = {}): Parcel {
  return {
    method: 'POST',
    url,
    headers: { 'idempotency-key': 'k'.repeat(32) },
    body: '{"a":1}',
    timeoutMs: 5000,
    pauses: [5, 5],
    ...more,
  };
}

const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  body: JSON.stringify({ status, code, requestId: 'r-1' }),
});

test('a lost line is tried again with the same key and body', async () => {
  const { url, heard } = await answering({ status: 0 }, problem(503, 'database-gone'), { status: 201 });
  expect((await send(parcel(url))).status).toBe(201);
  expect(heard).toHaveLength(3);
  expect(new Set(heard.map((h) => `${h.key} ${h.body}`)).size).toBe(1);
});

test('a refusal is not tried again, and says why', async () => {
  const { url, heard } = await answering(problem(409, 'act-not-allowed'));
  await expect(send(parcel(url))).rejects.toMatchObject({ kind: 'refused', problem: { code: 'act-not-allowed' } });
  expect(heard).toHaveLength(1);
});

test('a line that stays lost is told as no connection', async () => {
  const { url, heard } = await answering({ status: 0 });
  await expect(send(parcel(url))).rejects.toMatchObject({ kind: 'no-connection' });
  expect(heard).toHaveLength(3);
});

test('a server that never answers is told as a timeout', async () => {
  const { url } = await answering({ status: 1 });
  await expect(send(parcel(url, { timeoutMs: 60, pauses: [] }))).rejects.toMatchObject({ kind: 'timeout' });
});

test('a page of some proxy is not taken for a reply of ours', async () => {
  const { url } = await answering({ status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' });
  await expect(send(parcel(url, { pauses: [] }))).rejects.toMatchObject({ kind: 'broken' });
});

test('what was stopped is not sent again', async () => {
  const { url, heard } = await answering({ status: 1 });
  const stop = new AbortController();
  const sent = send(parcel(url, { signal: stop.signal }));
  setTimeout(() => stop.abort(), 50);
  await expect(sent).rejects.toBeInstanceOf(CallTrouble);
  expect(heard.length).toBeLessThan(2);
});

test('places are filled, what is not given is left out, and what is given is encoded', () => {
  expect(
    urlOf(
      '/api/matters/{number}/parties/{partyId}',
      { number: 'a/b', partyId: 7 },
      { q: '楼上 漏水', after: undefined },
    ),
  ).toBe('/api/matters/a%2Fb/parties/7?q=%E6%A5%BC%E4%B8%8A+%E6%BC%8F%E6%B0%B4');
});

test('every form has a key of its own', () => {
  const keys = new Set(Array.from({ length: 100 }, makeKey));
  expect(keys.size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/u);
});

test('the compiler compares method, path and kind with the contract', () => {
  type Accept = ReturnType<
    typeof route<{
      operationId: 'x';
      method: 'POST';
      path: '/api/x/{id}';
      summary: { zh: ''; en: '' };
      tag: '';
      who: 'open';
      reply: never;
      act: true;
      onExisting: true;
    }>
  >;
  expect(caller<Accept>({ method: 'POST', path: '/api/x/{id}', act: true, onExisting: true })).toBeTypeOf('function');
  // @ts-expect-error -- another path than the contract's
  caller<Accept>({ method: 'POST', path: '/api/y', act: true, onExisting: true });
  // @ts-expect-error -- an act without saying so
  caller<Accept>({ method: 'POST', path: '/api/x/{id}', onExisting: true });
});
