import { expect } from 'vitest';
import type { TestHouse, TestRequest } from './house.ts';
import { type OfficerName, officers } from './small-county.ts';

/** What a resident holds in hand after filing. */
export interface Filed {
  readonly number: string;
  readonly lookupCode: string;
}

/** A resident's matter as the page sends it: an ordinary quarrel in 新河村. */
export const ordinary = {
  description: '楼上漏水三个月未修,天花板已经发霉,多次上门协商没有结果,请求调处这起纠纷。',
  areaCode: '990101101201',
  category: '02',
  occurredOn: '2026-02-20',
  applicants: [{ role: 'self', name: '周小满', phone: '19900000001' }],
  respondents: [{ name: '吴大江', phone: '19900000002' }],
} as const;

/** Files a matter as a resident; `more` takes the place of members of the ordinary one. */
export async function fileMatter(t: TestHouse, more: object = {}): Promise<Filed> {
  const reply = await t.send({
    url: '/api/resident/matters',
    body: { ...ordinary, noticeVersion: t.house.profile.notice.version, ...more },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

/** Registers a matter at a desk. */
export async function registerAt(t: TestHouse, as: OfficerName, more: object = {}): Promise<Filed> {
  const reply = await t.send({
    as,
    url: '/api/matters',
    body: {
      ...ordinary,
      noticeVersion: t.house.profile.notice.version,
      respondents: [{ role: 'self', name: '吴大江' }],
      ...more,
    },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

/** The version that an act must name now. */
export async function versionOf(t: TestHouse, number: string): Promise<number> {
  const [row] = await t.look<{ version: number }>('select version from matters.matter where number = $1', [number]);
  return row?.version ?? 0;
}

/** An act on a matter that must succeed; `what` is the end of its path. */
export async function actOn(
  t: TestHouse,
  as: OfficerName,
  number: string,
  what: string,
  body: object = {},
): Promise<Record<string, unknown>> {
  const request: TestRequest = { as, url: `/api/matters/${number}/${what}`, version: await versionOf(t, number), body };
  const reply = await t.send(request);
  expect(reply.statusCode, `${what} by ${as}: ${reply.body}`).toBeLessThan(300);
  return reply.json();
}

/** The same; and what it answers with as next acts is what the page then offers. */
export async function actAndLook(...given: Parameters<typeof actOn>): Promise<Record<string, unknown>> {
  const [t, as, number] = given;
  const reply = await actOn(...given);
  const page = await t.send({ as, method: 'GET', url: `/api/matters/${number}` });
  // After a hand-off the actor may no longer see what it just did.
  if (page.statusCode === 200) expect(reply['acts'], given[3]).toEqual(page.json<{ acts: string[] }>().acts);
  return reply;
}

/** Who signs and answers for each body of the small county. */
export const handlerOf: Readonly<Record<number, OfficerName>> = {
  20: 'xinhe',
  21: 'liulin',
  22: 'dongshan',
  23: 'hexiCommittee',
  27: 'housing',
};

export const stages = ['registered', 'accepted', 'assigned', 'handling', 'answered', 'follow_up', 'closed'] as const;
export type StageName = (typeof stages)[number];

export interface Course {
  readonly number: string;
  readonly until: StageName;
  /** Body that gets it. */
  readonly holder: number;
  /** Who accepts and assigns; the county centre's coordinator otherwise. */
  readonly by?: OfficerName;
  readonly category?: string;
}

/** Walks a registered matter to a stage, by the acts of those whose work it is. */
export async function walk(t: TestHouse, course: Course): Promise<void> {
  const { number, holder } = course;
  const by = course.by ?? 'coordinator';
  const handler = handlerOf[holder] as OfficerName;
  const steps: Partial<Record<StageName, () => Promise<unknown>>> = {
    accepted: () =>
      actOn(t, by, number, 'accept', { category: course.category ?? '02', complexity: 'general', urgency: 'normal' }),
    assigned: () => actOn(t, by, number, 'assign', { organisationId: holder, reason: '由该单位办理更合适' }),
    handling: () => actOn(t, handler, number, 'sign-for'),
    answered: () => actOn(t, handler, number, 'answer', { result: 'settled', reply: '双方已经自行和解。' }),
    follow_up: () => actOn(t, 'head', number, 'pass-check'),
    closed: async () => {
      for (const partyId of await applicantsOf(t, number))
        await actOn(t, 'head', number, 'follow-up', {
          partyId,
          way: 'phone',
          reached: 'reached',
          solved: true,
          performed: 'yes',
        });
      await actOn(t, 'head', number, 'close');
    },
  };
  for (const stage of stages.slice(0, stages.indexOf(course.until) + 1)) await steps[stage]?.();
}

async function applicantsOf(t: TestHouse, number: string): Promise<string[]> {
  const rows = await t.look<{ id: string }>(
    `select p.id from matters.party p join matters.matter m on m.id = p.matter_id
     where m.number = $1 and p.side = 'applicant' and p.replaced_by is null order by p.position`,
    [number],
  );
  return rows.map((row) => row.id);
}

/** A party's bearer token, by number and code. */
export async function partyToken(t: TestHouse, filed: Filed): Promise<string> {
  const reply = await t.send({
    url: '/api/resident/track',
    body: { number: filed.number, lookupCode: filed.lookupCode },
  });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ token: string }>().token;
}

export function officerIdOf(name: OfficerName): number {
  return officers[name].officerId;
}

/** Lets time pass to a moment with everybody staying signed in. */
export async function passTimeTo(t: TestHouse, at: Date): Promise<void> {
  t.clock.set(at);
  await t.look('update platform.session set last_seen_at = $1', [at]);
}
