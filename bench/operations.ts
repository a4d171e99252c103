import { randomUUID } from 'node:crypto';
import type { BenchGround } from './ground.ts';
import type { WireRequest } from './wire.ts';

/** What is measured: where its requests come from, and whether it changes anything. */
export interface Operation {
  readonly name: 'submit' | 'list' | 'get' | 'recordProgress' | 'counts';
  readonly act: boolean;
  /** The next request of this connection. `of` is how many connections send. */
  readonly next: (connection: number, of: number) => WireRequest;
  /** How many requests can be under way at once without meeting. */
  readonly apart: number;
  /** Told when what a connection asked for was done: versions have moved. */
  readonly answered?: (connection: number, body: string) => void;
}

interface Standing {
  readonly number: string;
  version: number;
}

/** All operations, on matters and places of the loaded county, for the officer with this token. */
export async function operationsOn(ground: BenchGround, token: string): Promise<Operation[]> {
  const bearer = { authorization: `Bearer ${token}` };
  const townships = await ground.look<{ code: string }>(
    `SELECT code FROM places.area WHERE level = 'township' ORDER BY code`,
  );
  const villages = await ground.look<{ code: string }>(
    `SELECT code FROM places.area WHERE level = 'village' ORDER BY code`,
  );
  const [centre] = await ground.look<{ id: number }>(`SELECT id FROM people.organisation WHERE kind = 'county_centre'`);
  const numbers = await ground.look<{ number: string }>(
    `SELECT number FROM matters.matter WHERE restriction IS NULL AND stage = 'closed' ORDER BY md5(number) LIMIT 2000`,
  );
  const open = await ground.look<Standing>(
    `SELECT number, version FROM matters.matter WHERE restriction IS NULL AND stage IN ('accepted', 'assigned', 'handling', 'answered', 'follow_up')
       AND $1 IN (centre_organisation_id, upper_centre_organisation_id) ORDER BY md5(number) LIMIT 4000`,
    [centre?.id],
  );
  const [county] = await ground.look<{ document: string }>('SELECT document FROM platform.profile_version LIMIT 1');
  const { content } = JSON.parse(county?.document ?? '{}') as { content: { notice: { version: string } } };
  let turn = 0;
  const at = <T>(list: readonly T[]): T => {
    turn += 1;
    return list[turn % list.length] as T;
  };
  const running: (Standing | undefined)[] = [];
  const stages = ['handling', 'closed', 'follow_up', 'assigned'];
  return [
    {
      name: 'submit',
      act: true,
      apart: Infinity,
      next: () => ({
        method: 'POST',
        path: '/api/resident/matters',
        headers: { 'idempotency-key': randomUUID(), 'x-forwarded-for': anAddress() },
        body: submission(at(villages).code, content.notice.version),
      }),
    },
    {
      name: 'list',
      act: false,
      apart: Infinity,
      next: () => ({
        method: 'GET',
        path: `/api/matters?area=${at(townships).code}&stage=${at(stages)}`,
        headers: bearer,
      }),
    },
    {
      name: 'get',
      act: false,
      apart: Infinity,
      next: () => ({ method: 'GET', path: `/api/matters/${at(numbers).number}`, headers: bearer }),
    },
    {
      name: 'recordProgress',
      act: true,
      apart: open.length,
      next(connection, of) {
        // Each connection walks over matters of its own, so that no two meet on one.
        const own = Math.floor((open.length - 1 - connection) / of) + 1;
        turn += 1;
        const matter = own > 0 ? open[connection + of * (turn % own)] : undefined;
        if (!matter)
          throw new RangeError(`only ${open.length} open matters for ${of} connections: take more --matters`);
        running[connection] = matter;
        return {
          method: 'POST',
          path: `/api/matters/${matter.number}/progress`,
          headers: { ...bearer, 'idempotency-key': randomUUID(), 'if-match': `"${matter.version}"` },
          body: { text: '与双方通了电话,约定周三下午到现场丈量。', outward: false },
        };
      },
      answered(connection, body) {
        const matter = running[connection];
        if (matter) matter.version = (JSON.parse(body) as { version: number }).version;
      },
    },
    {
      name: 'counts',
      act: false,
      apart: Infinity,
      next: () => ({ method: 'GET', path: `/api/matters/counts?area=${at(townships).code}`, headers: bearer }),
    },
  ];
}

function anAddress(): string {
  const part = (): number => 1 + Math.floor(Math.random() * 250);
  return `10.${part()}.${part()}.${part()}`;
}

function submission(areaCode: string, noticeVersion: string): unknown {
  const phone = `1990000${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  return {
    description: '楼上卫生间漏水,把我家厨房吊顶泡塌了一块,说了两次,对方答应修,一直没有动。希望社区出面说一说。',
    areaCode,
    category: '02',
    occurredOn: '2026-03-02',
    applicants: [{ role: 'self', name: '周桂兰', phone }],
    respondents: [{ name: '何志强' }],
    noticeVersion,
  };
}
