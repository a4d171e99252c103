import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inActWith } from '../../../platform/act.ts';
import { limit } from '../../../platform/rate-limit.ts';
import { beginMatter, trackUrl } from '../../matters/index.ts';
import type { submitMatter as contract } from '../contract.ts';
import { areaOf, open } from './register-matter.ts';

/** Everything that nobody chose a kind for; the clerk rates it when accepting. */
const otherCategory = '99';

/** 群众提交 No account. The number, and a secret code that can be handed over apart from it. */
export function submitMatter(call: Call<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { body, house, at } = call;
  const counted = limit(house, 'submit', { points: house.config.submitsPerHour, seconds: 3600 });
  return inActWith(
    call,
    { begin: (tx) => beginMatter(tx, at), ahead: counted.ahead(call.address) },
    async (tx, begun) => {
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
    },
  );
}
