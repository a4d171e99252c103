import { expect } from 'vitest';
import type { TestHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, type Filed, fileMatter, handlerOf, versionOf, walk } from '../../../test/harness/story.ts';
import { consentText } from './consent-text.ts';

/** Mediators of the small county's committees: id = organisation id × 10 + n. */
export const mediators = { xinhe: 201, xinheSecond: 202, liulin: 211, hexi: 231 } as const;

/** Enters the small county's mediators in the roster. */
export async function enterMediators(t: TestHouse): Promise<void> {
  await t.look(`insert into people.mediator (county_id, id, organisation_id, name, since) values
    (1, 201, 20, '何守信', '2024-01-01'), (1, 202, 20, '罗秀英', '2024-01-01'),
    (1, 211, 21, '杜文斌', '2024-01-01'), (1, 231, 23, '马国强', '2024-01-01') on conflict do nothing`);
}

export interface Parties {
  readonly applicant: string;
  readonly respondent: string;
}

export async function partiesOf(t: TestHouse, number: string): Promise<Parties> {
  const rows = await t.look<{ id: string; side: string }>(
    `select p.id, p.side from matters.party p join matters.matter m on m.id = p.matter_id
     where m.number = $1 and p.replaced_by is null and p.role in ('self', 'organisation') order by p.side, p.position`,
    [number],
  );
  const of = (side: string): string => rows.find((r) => r.side === side)?.id ?? '';
  return { applicant: of('applicant'), respondent: of('respondent') };
}

export const noSham = {
  harmsOthers: false,
  aimedElsewhere: false,
  noRealDispute: false,
  oneInterest: false,
  noEvidence: false,
  unclearAboutFacts: false,
} as const;

export const declared = { noStatusDecided: true, noCrimeSilenced: true } as const;

export interface StartedMatter extends Filed, Parties {
  readonly handler: OfficerName;
}

/** A matter in the hands of a committee, nothing of a mediation yet. */
export async function aMatterInHand(
  t: TestHouse,
  more: { holder?: number; category?: string; filed?: object } = {},
): Promise<StartedMatter> {
  const holder = more.holder ?? 20;
  const filed = await fileMatter(t, { ...(more.category ? { category: more.category } : {}), ...more.filed });
  await walk(t, {
    number: filed.number,
    until: 'handling',
    holder,
    ...(more.category ? { category: more.category } : {}),
  });
  return { ...filed, ...(await partiesOf(t, filed.number)), handler: handlerOf[holder] ?? 'xinhe' };
}

export const mediationUrl = (m: Filed, what = ''): string =>
  `/api/matters/${m.number}/mediation${what ? `/${what}` : ''}`;

/** The page of a mediation as an officer gets it; its handler when no other is named. */
export async function mediationOf(t: TestHouse, m: StartedMatter, as: OfficerName = m.handler) {
  return (await t.send({ as, method: 'GET', url: mediationUrl(m) })).json();
}

/** An act of a mediation that may be refused: the answer as it comes. */
export async function tried(
  t: TestHouse,
  m: StartedMatter,
  what: string,
  body: object = {},
  as: OfficerName = m.handler,
) {
  return t.send({ as, url: mediationUrl(m, what), version: await versionOf(t, m.number), body });
}

const steps = ['preparing', 'consented', 'accepted', 'in_session', 'agreed', 'signed', 'effective', 'ended'] as const;
export type Step = (typeof steps)[number];

/** Walks a matter in hand to a step of its mediation, by the acts of those whose work it is. */
export async function mediate(
  t: TestHouse,
  matter: StartedMatter,
  until: Step,
  mediatorId: number = mediators.xinhe,
): Promise<void> {
  const act = (what: string, body: object = {}) => actOn(t, matter.handler, matter.number, `mediation/${what}`, body);
  const { applicant, respondent } = matter;
  const walkTo: Readonly<Record<Step, () => Promise<unknown>>> = {
    preparing: () => act('start', { source: 'application' }),
    consented: async () => {
      await act('consent', { partyId: applicant, agrees: true, how: 'window', textVersion: consentText().version });
      await act('consent', { partyId: respondent, agrees: true, how: 'phone', textVersion: consentText().version });
    },
    accepted: () => act('accept'),
    in_session: async () => {
      await act('mediator', { mediatorIds: [mediatorId], chosenBy: 'parties', acceptedBy: [applicant, respondent] });
      await act('declare', { mediatorId, none: true });
      await act('session', aSession(t, matter, { mediatorIds: [mediatorId] }));
    },
    agreed: () => act('agreement', aDraft(matter)),
    signed: async () => {
      await act('agreement/sign', {
        way: 'paper',
        signatures: [
          { partyId: applicant, how: 'signature' },
          { partyId: respondent, how: 'fingerprint' },
        ],
      });
      await act('agreement/mediator-sign', { mediatorId });
    },
    effective: async () => act('agreement/seal', { fileIds: [await aScan(t)] }),
    ended: () => act('end'),
  };
  for (const step of steps.slice(0, steps.indexOf(until) + 1)) await walkTo[step]();
}

/** The record of a session at which both sides sat, read out and signed. */
export function aSession(t: TestHouse, matter: Parties, more: object = {}): object {
  return {
    startedAt: t.clock.now().toISOString(),
    place: '新河村调解室',
    present: [matter.applicant, matter.respondent],
    mediatorIds: [mediators.xinhe],
    recorder: '罗秀英',
    others: [],
    othersAgreedBy: [],
    open: false,
    rightsTold: true,
    statements: '周小满：厨房天花板漏水三个月。\n吴大江：水管老化，愿意修。',
    course: '调解员到现场看过，双方就修复办法和费用交换意见。',
    result: 'agreed',
    readOut: true,
    signatures: [
      { partyId: matter.applicant, how: 'signature' },
      { partyId: matter.respondent, how: 'fingerprint' },
    ],
    unsigned: [],
    ...more,
  };
}

/** A draft with one dated sum and one dated work. */
export function aDraft(matter: Parties, more: object = {}): object {
  return {
    facts: '吴大江家水管老化渗漏，致周小满家厨房天花板发霉。',
    pointsInDispute: '修复由谁承担，损失如何补偿。',
    responsibilities: '吴大江承担漏水的全部责任。',
    obligations: [
      {
        debtorId: matter.respondent,
        creditorId: matter.applicant,
        what: '更换厨房水管并修复天花板',
        dueOn: '2026-03-20',
      },
      {
        debtorId: matter.respondent,
        creditorId: matter.applicant,
        what: '支付墙面损失补偿',
        amountFen: 120_000,
        dueOn: '2026-03-31',
        way: '转账',
      },
    ],
    copies: 3,
    declared,
    sham: noSham,
    ...more,
  };
}

let scans = 0;

/** A small scan, uploaded and not yet attached. */
export async function aScan(t: TestHouse): Promise<string> {
  scans += 1;
  const form = new FormData();
  form.set(
    'file',
    new File(
      [`%PDF-1.4\n% scan ${scans}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`],
      'scan.pdf',
      { type: 'application/pdf' },
    ),
  );
  const request = new Request('http://loopback', { method: 'POST', body: form });
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ fileId: string }>().fileId;
}
