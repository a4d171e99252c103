import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { offeredActs } from '../commands/act-on-matter.ts';
import type { getSource as contract } from '../contract/source.ts';
import { type Channel, channelNames, returnToCourtBy } from '../source.ts';
import { factsOf } from '../store/for-procedures.ts';
import { readMatter } from '../store/lock.ts';
import { outsideNumbersOf, sourceOf } from '../store/source.ts';

const law = {
  zh: '最高人民法院关于人民法院特邀调解的规定 第二十一条、第二十六条、第二十七条',
  en: 'Provisions of the Supreme People’s Court on invited mediation, articles 21, 26, 27',
};

/** Results by which a delegated mediation has come to a good end: nothing goes back but the agreement. */
const good: readonly (string | null)[] = ['writtenAgreement', 'oralAgreement', 'settled'];

/** 来源 Where it came from, who received it first (首问责任人), what is wanted back, its numbers elsewhere. Names no party. */
export function getSource(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const [facts, source, numbers] = await Promise.all([
      factsOf(tx, matter.id),
      sourceOf(tx, matter),
      outsideNumbersOf(tx, matter),
    ]);
    // Ring 2 alone may read it: whoever sees only number and clocks gets the answer of an unknown number.
    if (!facts) fail('unknown', 'not-found');
    const directory = house.directory();
    const post = directory.post(matter.first_receiver_post_id);
    const channel = matter.channel as Channel;
    const court = source
      ? returnToCourtBy(
          { courtMediation: source.court_mediation ?? undefined, answerBy: source.answer_by ?? undefined },
          localDateOf(matter.registered_at),
        )
      : null;
    return {
      channel,
      channelName: channelNames[channel],
      firstReceiver: post
        ? { name: post.officerName, body: directory.organisation(post.organisationId)?.name ?? '' }
        : null,
      source: source
        ? {
            bodyName: source.body_name,
            reference: source.reference,
            receivedOn: source.received_on,
            asksBack: source.asks_back,
            answerBy: source.answer_by,
            courtMediation: source.court_mediation,
            late: source.answer_by !== null && source.answer_by < localDateOf(at) && matter.answered_at === null,
          }
        : null,
      returnToCourt: court ? { ...court, now: matter.result !== null && !good.includes(matter.result), law } : null,
      numbers: numbers.map((one) => ({
        id: one.id,
        system: one.system_name,
        number: one.number,
        addedAt: one.added_at.toISOString(),
      })),
      mayChangeNumbers: offeredActs(principal, matter).includes('addOutsideNumber'),
    };
  });
}
