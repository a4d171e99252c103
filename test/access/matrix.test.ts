import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../server/platform/db.ts';
import { systemPrincipal } from '../../server/platform/principal.ts';
import { openSession } from '../../server/platform/session.ts';
import { callOperation, contractOf, membersOf } from '../harness/call-operation.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { sampleInputs } from '../harness/sample-inputs.ts';
import type { Sample, Scene } from '../harness/samples/sample.ts';
import { enterSpare } from '../harness/samples/spare.ts';
import { type OfficerName, officerNames, officers } from '../harness/small-county.ts';
import { fileMatter, registerAt, walk } from '../harness/story.ts';
import { partySession } from './filled-county.ts';
import { administrators, inside, type Kind, kinds, type MatterRow, outside } from './matrix/row.ts';
import { rows } from './matrix-rows.ts';

let t: TestHouse;
let party: string;
let ownSamples: Readonly<Record<string, Sample>>;
const scenes = {} as Record<Kind | 'unknown', Scene>;

beforeAll(async () => {
  t = await testHouse();
  await enterSpare(t);
  const made = {
    xinhe: async () => (await fileMatter(t, { fileIds: [await upload()] })).number,
    dongshan: async () => (await fileMatter(t, { areaCode: '990101201201', fileIds: [await upload()] })).number,
    township: async () =>
      (await registerAt(t, 'hexiClerk', { areaCode: '990101101001', fileIds: [await upload()] })).number,
  };
  const courses = {
    xinhe: { holder: 20 },
    dongshan: { holder: 22 },
    township: { holder: 27, by: 'hexiClerk' },
  } as const;
  for (const kind of kinds) {
    const number = await made[kind]();
    await walk(t, { number, until: 'handling', ...courses[kind] });
    scenes[kind] = await sceneOf(number);
  }
  scenes.unknown = { ...scenes.xinhe, number: '990101-20260302-99999-1' };
  party = (await partySession(t, scenes.xinhe.number, 'applicant')).token;
  ownSamples = sampleInputs(scenes.xinhe);
});
afterAll(() => t.close());

async function upload(): Promise<string> {
  const data = Buffer.from(
    `%PDF-1.4\n% ${crypto.randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );
  const reply = await t.send({
    url: '/api/files',
    body: data,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'scan.pdf' },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ fileId: string }>().fileId;
}

async function sceneOf(number: string): Promise<Scene> {
  const parties = await t.look<{ id: string; side: string }>(
    'select p.id, p.side from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 order by p.position',
    [number],
  );
  const [file] = await t.look<{ id: string }>(
    'select f.file_id as id from matters.attached_file f join matters.matter m on m.id = f.matter_id where m.number = $1',
    [number],
  );
  const of = (side: string): string => parties.find((p) => p.side === side)?.id ?? '';
  return {
    number,
    applicant: of('applicant'),
    respondent: of('respondent'),
    fileId: file?.id ?? '',
    noticeVersion: t.house.profile.notice.version,
    consentVersion: '2026-11-01',
  };
}

/** What somebody is told who was stopped before the work: not signed in, not the role, not there, not theirs to do. */
const atTheDoor = ['sign-in-needed', 'lookup-needed', 'role-not-allowed', 'act-not-yours', 'not-found'];

interface Told {
  readonly status: number;
  readonly code: string | null;
}
function told(reply: LightMyRequestResponse): Told {
  const json = reply.headers['content-type']?.toString().includes('json') ? reply.json<{ code?: string }>() : {};
  return { status: reply.statusCode, code: reply.statusCode < 300 ? null : (json.code ?? 'no code') };
}

/** Done, or refused by the work itself: not at the door, not for its form, and no bug. */
function expectDoneOrRefusedByTheWork(
  reply: LightMyRequestResponse,
  answer: string | readonly string[] | undefined,
  who: string,
): void {
  const { status, code } = told(reply);
  if (answer !== undefined) return expect([answer].flat(), `${who}: ${reply.body}`).toContain(code);
  expect(status, `${who}: ${reply.body}`).toBeLessThan(500);
  expect([401, 403, 404], `${who}: ${reply.body}`).not.toContain(status);
  expect([...atTheDoor, 'input-invalid'], `${who}: ${reply.body}`).not.toContain(code);
}

/** Acts on matters carry an hour yet to come: whoever may is told so, and nothing is done, so that the next one meets the same matter. */
function harmless(operation: string, sample: Sample): Sample {
  if (!membersOf(contractOf(t, operation)).includes('doneAt')) return sample;
  return { ...sample, body: { ...(sample.body as object), doneAt: '2026-03-02T18:00:00+08:00' } };
}

const named = rows.map((row) => [row.operation, row] as const);
const onMatters = rows
  .filter((row): row is MatterRow => row.on === 'matter')
  .map((row) => [row.operation, row] as const);

describe('who may call what', () => {
  it('has a row for every operation and an operation for every row', () => {
    const served = t.contracts.map((c) => c.operationId).sort();
    expect(rows.map((row) => row.operation).sort()).toEqual(served);
    expect(new Set(served).size).toBe(served.length);
  });

  it('has a sample for every operation that takes an input', () => {
    const wanting = t.contracts
      .filter((c) => (c.body ?? c.params ?? c.query) && !ownSamples[c.operationId])
      .map((c) => c.operationId);
    expect(wanting).toEqual([]);
    const stray = Object.keys(ownSamples).filter((id) => !t.contracts.some((c) => c.operationId === id));
    expect(stray).toEqual([]);
  });

  it.each(named)('%s: whoever is not signed in, and parties, get as far as the row says', async (operation, row) => {
    const contract = contractOf(t, operation);
    const sample = harmless(operation, ownSamples[operation] ?? {});
    const anonymous = await callOperation(t, contract, sample, {});
    const byParty = await callOperation(t, contract, sample, { bearer: party });
    if (row.on === 'open') {
      expectDoneOrRefusedByTheWork(anonymous, row.answer, 'anonymous');
      expectDoneOrRefusedByTheWork(byParty, row.answer, 'party');
    } else if (row.on === 'party') {
      expect(told(anonymous)).toEqual({ status: 401, code: 'lookup-needed' });
      expectDoneOrRefusedByTheWork(byParty, row.answer, 'party');
    } else {
      expect(told(anonymous)).toEqual({ status: 401, code: 'sign-in-needed' });
      expect(told(byParty)).toEqual({ status: 401, code: 'sign-in-needed' });
    }
  });

  it.each(named.filter(([, row]) => row.on !== 'matter'))(
    '%s: every officer gets as far as the row says',
    async (operation, row) => {
      const contract = contractOf(t, operation);
      for (const name of row.on === 'none' ? officerNames : (['clerk', 'leader', 'systemAdmin'] as const)) {
        // Signing out must not sign the others' tests out.
        const caller = operation === 'signOut' ? { bearer: await freshToken(name) } : { as: name };
        const reply = await callOperation(t, contract, ownSamples[operation] ?? {}, caller);
        if (row.on === 'party') expect(told(reply), name).toEqual({ status: 401, code: 'lookup-needed' });
        else if (row.on === 'open' || (row.on === 'none' && row.may.includes(name)))
          expectDoneOrRefusedByTheWork(reply, row.answer, name);
        else expect(told(reply), name).toEqual({ status: 403, code: 'role-not-allowed' });
      }
    },
  );

  it.each(onMatters)('%s: own, other and no area', async (operation, row) => {
    const contract = contractOf(t, operation);
    for (const name of officerNames) {
      const unknown = await callOperation(
        t,
        contract,
        harmless(operation, sampleInputs(scenes.unknown)[operation] ?? {}),
        { as: name },
      );
      if (row.door && !row.door.includes(name))
        expect(told(unknown), `${name}, no matter`).toEqual({ status: 403, code: 'role-not-allowed' });
      else expect(told(unknown), `${name}, no matter`).toEqual({ status: 404, code: 'not-found' });
      for (const kind of kinds) {
        const sample = harmless(operation, sampleInputs(scenes[kind])[operation] ?? {});
        const reply = await callOperation(t, contract, sample, { as: name, version: await versionOf(kind) });
        const who = `${name}, ${kind}`;
        const sees = inside[kind].includes(name) || outside[kind].includes(name);
        if (row.door && !row.door.includes(name))
          expect(told(reply), who).toEqual({ status: 403, code: 'role-not-allowed' });
        else if (row.may[kind].includes(name)) expectDoneOrRefusedByTheWork(reply, row.answer, who);
        else if (sees && row.otherwise === 403)
          expect(told(reply), who).toEqual({ status: 403, code: 'act-not-yours' });
        else {
          expect(told(reply), who).toEqual({ status: 404, code: 'not-found' });
          // Another's matter is answered as one that does not exist, but for the name of the request.
          expect({ ...reply.json<object>(), requestId: '' }, who).toEqual({ ...unknown.json<object>(), requestId: '' });
          expect(shown(reply), who).toEqual(shown(unknown));
        }
      }
    }
  });

  it('shows the three administrators no matter, no count and no person', async () => {
    for (const name of administrators) {
      for (const [url, member] of [
        ['/api/matters', 'items'],
        ['/api/matters?q=漏水', 'items'],
        ['/api/matters/counts', 'groups'],
        ['/api/matters/worklist', 'stages'],
        ['/api/obligations', 'items'],
      ] as const) {
        const reply = await t.send({ as: name, method: 'GET', url: encodeURI(url) });
        expect(reply.json<Record<string, unknown>>()[member], `${name} ${url}`).toEqual([]);
      }
      const found = await t.send({
        as: name,
        url: '/api/matters/find-by-person',
        body: { name: '周小满', reason: '核对是否重复来访' },
      });
      expect(found.json<{ items: unknown[] }>().items).toEqual([]);
    }
  });

  it('writes whoever is turned away into the audit trail, once an operation, reason and minute', async () => {
    interface Entry {
      readonly why: string;
      readonly officer: { readonly id: number };
      readonly target: string;
      readonly facts: object;
      readonly words: object | null;
    }
    const trail = async (what: string): Promise<Entry[]> =>
      (await t.send({ as: 'auditAdmin', method: 'GET', url: `/api/admin/audit?outcome=refused&what=${what}` })).json<{
        items: Entry[];
      }>().items;
    const knock = (operation: string) =>
      callOperation(t, contractOf(t, operation), harmless(operation, ownSamples[operation] ?? {}), {
        as: 'leader',
        version: 4,
      });
    const byLeader = async (what: string): Promise<Entry[]> =>
      (await trail(what)).filter((entry) => entry.officer.id === officers.leader.officerId);
    // By the role before the work begins, and by the work itself.
    for (const [operation, why, words, facts] of [
      ['grantRoles', 'role-not-allowed', '授予岗位角色', {}],
      ['acceptMatter', 'act-not-yours', '受理', { number: scenes.xinhe.number }],
    ] as const) {
      t.clock.advance(60_000);
      const before = (await byLeader(operation)).length;
      const flood = await Promise.all(Array.from({ length: 20 }, () => knock(operation)));
      expect(flood.map(told)).toEqual(Array.from({ length: 20 }, () => ({ status: 403, code: why })));
      const entries = await byLeader(operation);
      expect(entries).toHaveLength(before + 1);
      expect(entries[0]).toMatchObject({
        why,
        target: `operation:${operation}`,
        facts: { ...facts, postId: officers.leader.postId },
        words: { zh: expect.stringContaining(words) as string },
      });
      t.clock.advance(60_000);
      await knock(operation);
      expect(await byLeader(operation)).toHaveLength(before + 2);
    }
    const check = await t.send({ as: 'auditAdmin', method: 'GET', url: '/api/admin/audit/check' });
    expect(check.json()).toMatchObject({ whole: true });
  });

  it('did nothing to the three matters all along', async () => {
    versions.clear();
    for (const kind of kinds) expect(await versionOf(kind), kind).toBe(4);
  });
});

const versions = new Map<Kind, number>();
async function versionOf(kind: Kind): Promise<number> {
  const known = versions.get(kind);
  if (known !== undefined) return known;
  const [row] = await t.look<{ version: number }>('select version from matters.matter where number = $1', [
    scenes[kind].number,
  ]);
  versions.set(kind, row?.version ?? 0);
  return row?.version ?? 0;
}

/** Headers but for the hour and the length of a request's name. */
function shown(reply: LightMyRequestResponse): Record<string, unknown> {
  const { date: _date, ...headers } = reply.headers;
  return headers;
}

async function freshToken(name: OfficerName): Promise<string> {
  const { officerId, postId } = officers[name];
  const made = await inTransaction(t.house.db, systemPrincipal(t.house.countyId, 'test'), (tx) =>
    openSession(tx, { kind: 'officer', officerId, postId }, { at: t.clock.now(), address: '127.0.0.1', agent: 'test' }),
  );
  return made.token;
}
