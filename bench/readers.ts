import { randomUUID } from 'node:crypto';
import { percentile, type ReaderCell } from './figures.ts';
import type { BenchGround } from './ground.ts';
import type { Served } from './served.ts';
import { openWire, type Wire, type WireRequest } from './wire.ts';

/** A village's committee, a township's centre and the county's: few matters, some, and all. */
const readers = [
  ['village', 'committee_officer', 12],
  ['township', 'coordinator', 9],
  ['county', 'coordinator', 6],
] as const;

interface Listed {
  readonly number: string;
  readonly version: number;
}

/** list, worklist, search, get, recordProgress and counts of each kind of reader, one request after the other, for so many seconds each. */
export async function measureReaders(ground: BenchGround, served: Served, seconds: number): Promise<ReaderCell[]> {
  const cells: ReaderCell[] = [];
  for (const [reader, role, codeLength] of readers) {
    const able = ground.signIns.filter((one) => one.role === role && one.areaCode.length === codeLength);
    if (able.length === 0) throw new RangeError(`no sign-in of a ${role} of a ${reader}`);
    const wire = await openWire(served.port);
    try {
      let requests: [string, Next][] = [];
      // Not every village has a matter in hand: the first that has one is asked, so that every row is there.
      for (const who of able) {
        const { token } = await json<{ token: string }>(wire, {
          method: 'POST',
          path: '/api/sign-in',
          body: { username: who.username, password: who.password },
        });
        requests = await requestsOf(wire, { authorization: `Bearer ${token}` });
        if (requests.some(([operation]) => operation === 'recordProgress')) break;
      }
      for (const [operation, next] of requests)
        cells.push({ reader, operation, ...(await timesOf(wire, next, seconds)) });
    } finally {
      wire.close();
    }
  }
  return cells;
}

/** Words that stand in very many matters, in some, and in none. */
const words = ['漏水', '土地', '宅基地', '卫生间漏水', '栅栏倒了'];

type Next = () => WireRequest;

async function requestsOf(wire: Wire, headers: Readonly<Record<string, string>>): Promise<[string, Next][]> {
  const get = (path: string): WireRequest => ({ method: 'GET', path, headers });
  const page = async (path: string): Promise<readonly Listed[]> =>
    (await json<{ items: readonly Listed[] }>(wire, get(path))).items;
  const listed = await page('/api/matters?limit=100');
  const inHand = await page('/api/matters?limit=100&stage=handling');
  const stages = ['handling', 'closed', 'follow_up', 'assigned'];
  let turn = 0;
  const at = <T>(list: readonly T[]): T => list[(turn += 1) % list.length] as T;
  const versions = new Map(inHand.map((one) => [one.number, one.version]));
  return [
    ['list', () => get(`/api/matters?stage=${at(stages)}`)],
    ['worklist', () => get('/api/matters/worklist')],
    ['counts', () => get('/api/matters/counts')],
    ['search', () => get(`/api/matters?q=${encodeURIComponent(at(words))}`)],
    ...(listed.length > 0 ? [['get', () => get(`/api/matters/${at(listed).number}`)] satisfies [string, Next]] : []),
    ...(inHand.length > 0
      ? [
          [
            'recordProgress',
            () => {
              const { number } = at(inHand);
              const version = versions.get(number) ?? 0;
              versions.set(number, version + 1);
              return {
                method: 'POST',
                path: `/api/matters/${number}/progress`,
                headers: { ...headers, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
                body: { text: '与双方通了电话,约定周三下午到现场丈量。', outward: false },
              } satisfies WireRequest;
            },
          ] satisfies [string, Next],
        ]
      : []),
  ];
}

async function json<T>(wire: Wire, request: WireRequest): Promise<T> {
  const reply = await wire.send(request);
  if (reply.status >= 300) throw new Error(`${request.path}: ${reply.status} ${reply.body}`);
  return JSON.parse(reply.body) as T;
}

async function timesOf(wire: Wire, next: Next, seconds: number): Promise<Pick<ReaderCell, 'requests' | 'p50' | 'p95'>> {
  const times: number[] = [];
  // The first ones pay for plans and for code that is not compiled yet.
  for (let i = 0; i < 60; i += 1) await json(wire, next());
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    const begun = performance.now();
    await json(wire, next());
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { requests: times.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
