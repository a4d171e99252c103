import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { partySession } from '../access/filled-county.ts';
import { rows } from '../access/matrix-rows.ts';
import { type Caller, callOperation, contractOf } from '../harness/call-operation.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { sampleInputs } from '../harness/sample-inputs.ts';
import type { Sample, Scene } from '../harness/samples/sample.ts';
import { enterSpare } from '../harness/samples/spare.ts';
import { fileMatter, versionOf, walk } from '../harness/story.ts';
import { immoderate, misshapen, rare, unfit, unfitWords, withValue } from './bad-values.ts';
import { answered, clearRefusal, countWork } from './clear-answer.ts';

let t: TestHouse;
let scene: Scene;
let samples: Readonly<Record<string, Sample>>;
let party: string;

beforeAll(async () => {
  t = await testHouse();
  await enterSpare(t);
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'handling', holder: 20 });
  const ids = await t.look<{ id: string; side: string }>('select id, side from matters.party order by position');
  const of = (side: string): string => ids.find((p) => p.side === side)?.id ?? '';
  scene = {
    number,
    applicant: of('applicant'),
    respondent: of('respondent'),
    fileId: crypto.randomUUID(),
    noticeVersion: t.house.profile.notice.version,
    consentVersion: '2026-11-01',
  };
  samples = sampleInputs(scene);
  version = await versionOf(t, number);
  party = (await partySession(t, number, 'applicant')).token;
});
afterAll(() => t.close());

/** Somebody who may call it, so that nothing but the input stands in the way. */
function callerOf(operation: string): Caller {
  const row = rows.find((each) => each.operation === operation);
  if (row?.on === 'party') return { bearer: party };
  const [as] = row?.on === 'matter' ? row.may.xinhe : row?.on === 'none' ? row.may : [];
  return as ? { as } : {};
}

let version = 0;

async function send(operation: string, body: unknown): Promise<LightMyRequestResponse> {
  const contract = contractOf(t, operation);
  const json = { type: 'application/json', data: Buffer.from(JSON.stringify(body)) };
  const sample: Sample = { ...samples[operation], body: undefined, bytes: json };
  const reply = await callOperation(t, contract, sample, { ...callerOf(operation), version });
  // What was sound after all may have been done: the next one must name the version that stands now.
  if (reply.statusCode < 300 && contract.onExisting) version = await versionOf(t, scene.number);
  return reply;
}

/** JSON bodies only; files have tests of their own. */
const withBody = rows
  .map((row) => row.operation)
  .filter((operation) => sampleInputs({} as Scene)[operation]?.body !== undefined);

function bodyOf(operation: string): { schema: z.ZodType; body: unknown } {
  const { body: schema } = contractOf(t, operation);
  if (!schema) throw new Error(`${operation} takes no body`);
  return { schema, body: samples[operation]?.body };
}

describe('input that no form would send', () => {
  it('is tried on every operation that takes a body', () => {
    const covered = t.contracts.filter(
      (c) => c.body && !['uploadFile', 'sendPiece', 'checkMatterImport'].includes(c.operationId),
    );
    expect(covered.filter((c) => samples[c.operationId]?.body === undefined).map((c) => c.operationId)).toEqual([]);
    expect(covered.length).toBeGreaterThan(70);
    // A sample that is itself refused for its form would prove nothing.
    for (const { operationId, body } of covered) {
      const parsed = body?.safeParse(samples[operationId]?.body);
      expect(parsed?.success, `${operationId}: ${parsed?.error ? z.prettifyError(parsed.error) : ''}`).toBe(true);
    }
  });

  it.each(withBody)(
    '%s: wrong types, unknown and missing members are named, and nothing is done',
    async (operation) => {
      const given = bodyOf(operation);
      const before = await countWork(t);
      for (const { how, body } of misshapen(given.schema, given.body)) {
        const problem = clearRefusal(await send(operation, body), `${operation}, ${how}`);
        expect([problem.status, problem.code], `${operation}, ${how}`).toEqual([400, 'input-invalid']);
        expect(problem['problems'], how).not.toEqual([]);
      }
      expect(await countWork(t)).toEqual(before);
    },
  );

  it.each(withBody)('%s: words that may not be kept are kept nowhere', async (operation) => {
    const given = bodyOf(operation);
    const before = await countWork(t);
    const { act } = contractOf(t, operation);
    for (const { how, body } of unfit(given.body)) {
      const reply = await send(operation, body);
      // A read may find nothing by such words; an act must refuse them.
      if (act) clearRefusal(reply, `${operation}, ${how}`);
      else answered(reply, `${operation}, ${how}`);
    }
    // The name of a file is cleaned rather than refused: nobody chose it.
    const { 'files.upload': _uploads, ...after } = await countWork(t);
    expect(before).toMatchObject(after);
  });

  it.each(withBody)('%s: numbers, dates and lists beyond measure, and emoji, get a clear answer', async (operation) => {
    const given = bodyOf(operation);
    for (const { how, body } of immoderate(given.body)) answered(await send(operation, body), `${operation}, ${how}`);
    const unwelcome: string[] = [];
    for (const { how, body } of rare(given.body)) {
      const reply = await send(operation, body);
      answered(reply, `${operation}, ${how}`);
      if (/"text-(nul|control|direction|lone)/u.test(reply.body)) unwelcome.push(how);
    }
    expect(unwelcome).toEqual([]);
  });
});

describe('places of a path and members of a query', () => {
  const odd = {
    ...unfitWords,
    'a number beyond measure': '99999999999999999999',
    'one more than an id can be': '2147483648',
    'less than nothing': '-1',
    nothing: '',
    'a false cursor': 'bm90IGEgY3Vyc29y',
  };
  const inPath = Object.entries(sampleInputs({ number: 'n', applicant: 'a', fileId: 'f' } as Scene)).filter(
    ([, sample]) => sample.params ?? sample.query,
  );

  it.each(inPath.map(([operation]) => operation))(
    '%s gets a clear answer to whatever stands there',
    async (operation) => {
      const contract = contractOf(t, operation);
      const sample = samples[operation] ?? {};
      const names = [...new Set([...Object.keys(sample.query ?? {}), ...Object.keys(contract.query?.shape ?? {})])];
      for (const [name, words] of Object.entries(odd)) {
        // A path is well-formed text or nothing at all: a lone surrogate cannot stand in it.
        const text = words.slice(0, 4000).replaceAll('\ud800', '\ufffd');
        for (const place of Object.keys(sample.params ?? {})) {
          const spoilt = { ...sample, params: withValue(sample.params, [place], text) as Record<string, string> };
          answered(await callOperation(t, contract, spoilt, callerOf(operation)), `${operation}, ${name} as ${place}`);
        }
        for (const member of names) {
          const spoilt = { ...sample, query: { ...sample.query, [member]: text } };
          answered(
            await callOperation(t, contract, spoilt, callerOf(operation)),
            `${operation}, ${name} as ?${member}`,
          );
        }
      }
      if (contract.query) {
        const reply = await callOperation(
          t,
          contract,
          { ...sample, query: { ...sample.query, neverHeardOf: '1' } },
          callerOf(operation),
        );
        expect(clearRefusal(reply, operation).code).toBe('input-invalid');
      }
    },
  );
});
