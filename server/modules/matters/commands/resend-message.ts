import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inAct } from '../../../platform/act.ts';
import { deliverTask } from '../../../platform/messages/index.ts';
import { enqueue } from '../../../platform/outbox.ts';
import { MOST_RESENT, type resendMessage as contract } from '../contract/messages.ts';
import { matterWithFacts, mayResend } from '../queries/messages.ts';
import type { OfficerCall } from './act-on-matter.ts';

/**
 * 重新告知 By the centre or the body that has the matter. It changes nothing of the matter: the message keeps how often and what became of it. Somebody asks
 * for it now, so it does not wait for the morning.
 */
export function resendMessage(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return inAct(call, async (tx) => {
    const { number, id } = call.params;
    const matter = await matterWithFacts(tx, number);
    if (!mayResend(call.principal, matter)) fail('forbidden', 'not-yours-to-resend');
    const { rows } = await sql<{ why: string | null }>`
      select matters.resend_message(${matter.id}, ${id}, ${MOST_RESENT}) as why`.execute(tx.kysely);
    const why = rows[0]?.why;
    if (why === 'not-found') fail('unknown', 'not-found');
    if (why) fail('conflict', why);
    await enqueue(tx, deliverTask, { countyId: call.house.countyId, messageId: id }, id);
    call.house.log.info({ message: id, by: call.principal.id }, 'message sent again');
    return { id, resent: true as const };
  });
}
