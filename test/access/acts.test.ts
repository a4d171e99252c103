import { afterAll, beforeAll, expect, it } from 'vitest';
import { actsOffered } from '../../server/modules/matters/access.ts';
import { actsPossible, operationsOf, POSSIBLE, STAGES, type ActName } from '../../server/modules/matters/lifecycle.ts';
import { MEDIATION_ACTS } from '../../server/modules/disputes/mediation.ts';
import {
  aDraft,
  aMatterInHand,
  aScan,
  aSession,
  enterMediators,
  mediate,
  mediators,
} from '../../server/modules/disputes/testing.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { administrators } from './matrix/row.ts';
import { actOn, fileMatter, partyToken, versionOf, walk } from '../harness/story.ts';

let t: TestHouse;
/** Every name that stood in an `acts` of any reply, and where it was first heard. */
const heard = new Map<string, string>();
let operations: ReadonlySet<string>;

beforeAll(async () => {
  const house = await testHouse();
  t = {
    ...house,
    async send(request) {
      const reply = await house.send(request);
      if (reply.headers['content-type']?.toString().includes('json')) listen(reply.json(), request.url);
      return reply;
    },
  };
  await enterMediators(t);
  const { paths } = (await house.send({ method: 'GET', url: '/api/openapi.json' })).json<{
    paths: Record<string, Record<string, { operationId?: string }>>;
  }>();
  operations = new Set(
    Object.values(paths).flatMap((path) => Object.values(path).flatMap((one) => one.operationId ?? [])),
  );
});
afterAll(() => t.close());

/** Members that name what may be called next, however deep they stand. */
const members: ReadonlySet<string> = new Set(['acts', 'actsOnRequest', 'matterActs']);

function listen(value: unknown, url: string): void {
  if (Array.isArray(value)) return value.forEach((one) => listen(one, url));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (members.has(name)) for (const act of inner as string[]) heard.set(act, heard.get(act) ?? url);
    else listen(inner, url);
  }
}

function noOperations(names: Iterable<string>): string[] {
  return [...names].filter((name) => !operations.has(name));
}

it('names, of all acts that a rule may ever offer, only operations of the published interface', () => {
  expect(operations.size).toBeGreaterThan(100);
  expect(noOperations(operationsOf(Object.keys(POSSIBLE) as ActName[]))).toEqual([]);
  expect(noOperations(MEDIATION_ACTS)).toEqual([]);
  for (const stage of STAGES) {
    const officer = { officerId: 1, organisationId: 1, roles: ['coordinator', 'centre_head', 'committee_officer'] };
    const matter = { stage, centreOrganisationIds: [1], holderOrganisationId: 1, handlers: [], restricted: true };
    expect(noOperations(operationsOf(actsOffered(officer, matter))), stage).toEqual([]);
    expect(noOperations(operationsOf(actsPossible(stage))), stage).toEqual([]);
  }
});

it('names only operations in every reply of a life, of a mediation, of a party’s page and of an administrator’s', async () => {
  const m = await aMatterInHand(t);
  const token = await partyToken(t, m);
  const ofParty = (url: string) => t.send({ bearer: token, method: 'GET', url });
  for (const as of ['clerk', 'coordinator', 'head', 'xinhe'] as const)
    await t.send({ as, method: 'GET', url: `/api/matters/${m.number}` });
  await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}/mediation` });
  await mediate(t, m, 'preparing');
  await ofParty('/api/resident/mediation');
  await mediateOn(m);
  await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}/mediation` });
  await ofParty('/api/resident/progress');
  await actOn(t, 'xinhe', m.number, 'answer', { result: 'writtenAgreement', reply: '双方达成协议。' });
  const late = await t.send({ as: 'xinhe', url: `/api/matters/${m.number}/sign-for`, version: 1, body: {} });
  expect(late.statusCode).toBeGreaterThanOrEqual(400);
  const dead = await t.send({
    as: 'coordinator',
    url: `/api/matters/${m.number}/accept`,
    version: await versionOf(t, m.number),
    body: { category: '02', complexity: 'general', urgency: 'normal' },
  });
  expect(dead.json()).toMatchObject({ code: 'act-not-allowed', acts: expect.arrayContaining(['passCheck']) });
  const other = await fileMatter(t);
  await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${other.number}` });
  await walk(t, { number: other.number, until: 'closed', holder: 27 });
  await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${other.number}` });
  for (const as of administrators)
    for (const url of ['areas', 'organisations', 'officers', 'mediators']) {
      await t.send({ as, method: 'GET', url: `/api/${url}` });
      await t.send({ as, method: 'GET', url: `/api/${url}/20` });
      await t.send({ as, method: 'GET', url: `/api/admin/${url}` });
      await t.send({ as, method: 'GET', url: `/api/admin/${url}/2` });
    }
  // Heard enough to mean something: the matter's, the mediation's, a party's and the administrators' own.
  expect([...heard.keys()]).toEqual(
    expect.arrayContaining([
      'acceptMatter',
      'answerErasure',
      'withdrawConsentAtWindow',
      'startMediation',
      'recordSeal',
    ]),
  );
  expect([...heard.keys()]).toEqual(expect.arrayContaining(['rateMatter', 'answerConsent', 'reviseOfficer']));
  expect(noOperations(heard.keys())).toEqual([]);
});

async function mediateOn(m: Awaited<ReturnType<typeof aMatterInHand>>): Promise<void> {
  const act = (what: string, body: object = {}) => actOn(t, 'xinhe', m.number, `mediation/${what}`, body);
  for (const partyId of [m.applicant, m.respondent])
    await act('consent', { partyId, agrees: true, how: 'window', textVersion: '2026-11-01' });
  await act('accept');
  await act('mediator', {
    mediatorIds: [mediators.xinhe],
    chosenBy: 'parties',
    acceptedBy: [m.applicant, m.respondent],
  });
  await act('declare', { mediatorId: mediators.xinhe, none: true });
  await act('session', aSession(t, m));
  await act('agreement', aDraft(m));
  await act('agreement/sign', {
    way: 'paper',
    signatures: [m.applicant, m.respondent].map((partyId) => ({ partyId, how: 'signature' })),
  });
  await act('agreement/mediator-sign', { mediatorId: mediators.xinhe });
  await act('agreement/seal', { fileIds: [await aScan(t)] });
  await act('end');
}
