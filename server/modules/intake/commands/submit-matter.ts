import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inActWith } from '../../../platform/act.ts';
import type { Ahead } from '../../../platform/db.ts';
import { limit } from '../../../platform/rate-limit.ts';
import { beginMatter, trackUrl } from '../../matters/index.ts';
import type { submitMatter as contract } from '../contract.ts';
import { areaOf, open } from './register-matter.ts';

/** Everything that nobody chose a kind for; the clerk rates it when accepting. */
const otherCategory = '99';

/**
 * Matters that one telephone may bring in an hour. Neighbours lend theirs and an agent of the village files for many; five hundred are a flood.
 * A county that raises the limit of an address raises this one too.
 */
function perPhone(submitsPerHour: number): number {
  return Math.max(120, Math.floor(submitsPerHour / 5));
}

/** 群众提交 No account. The number, and a secret code that can be handed over apart from it. */
export function submitMatter(call: Call<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { body, house, at } = call;
  return inActWith(call, { begin: (tx) => beginMatter(tx, at), ahead: counted(call) }, async (tx, begun) => {
    const opened = await open(
      tx,
      house,
      {
        ...body,
        category: body.category ?? otherCategory,
        area: areaOf(house, body.areaCode),
        respondents: (body.respondents ?? []).map((r) => ({
          ...r,
          role: r.organisation && !r.name ? ('organisation' as const) : ('self' as const),
        })),
        subjectOrganisationIds: body.complaintAbout ? [body.complaintAbout.organisationId] : [],
        subjectOfficerIds: [],
        // An agent or guardian says so on the page; written powers are shown at the window, so they are asked for there.
        applicants: body.applicants.map((a) => (a.role === 'agent' ? { ...a, powers: '待核' } : a)),
        language: body.language ?? 'zh',
      },
      { doneAt: at, recordedAt: at, late: false },
      {
        channel: 'resident',
        actor: 'open',
        typist: null,
        registeringOrganisationId: null,
        firstReceiverPostId: null,
        begun,
      },
    );
    return {
      number: opened.matter.number,
      lookupCode: opened.lookupCode,
      trackUrl: trackUrl(call),
      receivedAt: at.toISOString(),
      acceptBy: opened.acceptBy.toISOString(),
      acceptByDate: localDateOf(opened.acceptBy),
    };
  });
}

/** Counts the address and each telephone of those who file on the act's own line, in one trip. @throws Refused `limited/too-many` */
function counted({ body, house, address }: Call<typeof contract>): Ahead {
  const points = house.config.submitsPerHour;
  const counts = [limit(house, 'submit', { points, seconds: 3600 }).ahead(address)];
  // The other side's is not counted: a whole estate may file about one developer in an hour.
  const ofPhone = limit(house, 'submit-phone', { points: perPhone(points), seconds: 3600 });
  for (const phone of new Set(body.applicants.flatMap((applicant) => applicant.phone ?? [])))
    counts.push(ofPhone.ahead(phone));
  return async (client) => {
    const answers = await Promise.allSettled(counts.map((count) => count(client)));
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  };
}
