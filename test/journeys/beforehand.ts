import { consentText } from '../../server/modules/disputes/consent-text.ts';
import type { Office, SignIn } from './office.ts';
import { dayFrom } from './times.ts';

type Reply = Readonly<Record<string, unknown>>;

/** A quarrel that came about before the journey begins. */
export interface Quarrel {
  readonly number: string;
  readonly lookupCode: string;
}

/** An officer who acts over HTTP: for what lies before a journey, not for what it is about. */
export interface Hand {
  readonly organisationId: number;
  readonly officerName: string;
  act(number: string, what: string, body?: object): Promise<Reply>;
  look(path: string): Promise<Reply>;
}

let keys = 0;

async function call(office: Office, path: string, token: string | undefined, body?: object, version?: number) {
  keys += 1;
  const reply = await fetch(office.address + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': `beforehand-${process.pid}-${keys}` } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
  return JSON.parse(text) as Reply;
}

/** Signs an officer in as a programme does. */
export async function handOf(office: Office, officer: SignIn): Promise<Hand> {
  const { username, password } = officer;
  const entered = await call(office, '/api/sign-in', undefined, { username, password });
  const {
    token,
    post,
    officer: who,
  } = entered as unknown as {
    token: string;
    post: { organisation: { id: number } };
    officer: { name: string };
  };
  const look = (path: string): Promise<Reply> => call(office, path, token);
  return {
    organisationId: post.organisation.id,
    officerName: who.name,
    look,
    async act(number, what, body = {}) {
      const { version } = await look(`/api/matters/${number}`);
      return call(office, `/api/matters/${number}/${what}`, token, body, Number(version));
    },
  };
}

/** A quarrel between two people of a village, as a resident files it. */
export async function filedQuarrel(
  office: Office,
  told: { readonly applicant: string; readonly respondent: string },
): Promise<Quarrel> {
  const notice = await call(office, '/api/resident/notice', undefined);
  return (await call(office, '/api/resident/matters', undefined, {
    description: '两家共用的水沟被垫高，下雨天水倒灌进院子，说了几回没有说通。',
    areaCode: '990101100202',
    applicants: [{ role: 'self', name: told.applicant, phone: '19900000011' }],
    respondents: [{ name: told.respondent, phone: '19900000012' }],
    noticeVersion: notice['version'],
  })) as unknown as Quarrel;
}

/** 预约 The first place that is free at the county's centre, as a resident books it. */
export async function bookedVisit(office: Office, name: string): Promise<{ number: string; startsAt: Date }> {
  const { items } = (await call(office, '/api/resident/services', undefined)) as { items?: { id: number }[] };
  const serviceId = items?.[0]?.id;
  const { days } = (await call(office, `/api/resident/services/${serviceId}/slots`, undefined)) as {
    days?: { slots: { startsAt: string; free: number }[] }[];
  };
  const startsAt = days?.flatMap((day) => day.slots).find((slot) => slot.free > 0)?.startsAt ?? '';
  const notice = await call(office, '/api/resident/notice', undefined);
  const body = { serviceId, startsAt, name, phone: '19900000013', noticeVersion: notice['version'] };
  const booked = await call(office, '/api/resident/bookings', undefined, body);
  return { number: String(booked['number']), startsAt: new Date(startsAt) };
}

/** A quarrel between two people of a village, filed, accepted and assigned to its committee. */
export async function assignedQuarrel(
  office: Office,
  to: Hand,
  told: { readonly applicant: string; readonly respondent: string; readonly category?: string },
): Promise<Quarrel> {
  const filed = await filedQuarrel(office, told);
  const coordinator = await handOf(office, office.officer('coordinator', 'coordinator1'));
  const category = told.category ?? '02';
  await coordinator.act(filed.number, 'accept', { category, complexity: 'simple', urgency: 'normal' });
  await coordinator.act(filed.number, 'assign', { organisationId: to.organisationId, reason: '就近由村里调解' });
  return filed;
}

/** Takes a quarrel in hand and walks it to an agreement that nobody has signed yet. */
export async function unsignedAgreement(committee: Hand, number: string): Promise<void> {
  const act = (what: string, body: object = {}): Promise<Reply> => committee.act(number, `mediation/${what}`, body);
  await committee.act(number, 'sign-for');
  await act('start', { source: 'application' });
  const page = (await committee.look(`/api/matters/${number}/mediation`)) as unknown as {
    parties: { id: string; side: string; principal: boolean }[];
    roster: { id: number }[];
    mediation: { parties: { id: string; side: string; principal: boolean }[] };
  };
  const { parties } = page.mediation;
  const [applicant = '', respondent = ''] = ['applicant', 'respondent'].map(
    (side) => parties.find((one) => one.side === side && one.principal)?.id,
  );
  const mediatorId = page.roster[0]?.id;
  const both = [applicant, respondent];
  for (const partyId of both)
    await act('consent', { partyId, agrees: true, how: 'visit', textVersion: consentText().version });
  await act('accept');
  await act('mediator', { mediatorIds: [mediatorId], chosenBy: 'parties', acceptedBy: both });
  await act('declare', { mediatorId, none: true });
  await act('session', {
    startedAt: new Date().toISOString(),
    place: '村调解室',
    present: both,
    mediatorIds: [mediatorId],
    recorder: committee.officerName,
    others: [],
    othersAgreedBy: [],
    open: false,
    rightsTold: true,
    statements: '双方都到现场看过水沟。',
    result: 'agreed',
    readOut: true,
    signatures: both.map((partyId) => ({ partyId, how: 'signature' })),
    unsigned: [],
  });
  await act('agreement', {
    facts: '水沟垫高，雨水倒灌。',
    pointsInDispute: '由谁恢复水沟。',
    obligations: [{ debtorId: respondent, creditorId: applicant, what: '把水沟恢复到原来的深度', dueOn: dayFrom(15) }],
    copies: 3,
    declared: { noStatusDecided: true, noCrimeSilenced: true },
    sham: {
      harmsOthers: false,
      aimedElsewhere: false,
      noRealDispute: false,
      oneInterest: false,
      noEvidence: false,
      unclearAboutFacts: false,
    },
  });
  await act('agreement/mediator-sign', { mediatorId });
}
