import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inAct } from '../../../platform/act.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { changeRuling, endOlderRulings, lockRuling } from '../../matters/index.ts';
import type { adoptRuling as adoptContract, endRuling as endContract } from '../contract-rulings.ts';

/** 沿用为分流规则 From now on triage proposes that body for the category and township; a named officer still decides each time. */
export function adoptRuling(
  call: Call<typeof adoptContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof adoptContract>> {
  return inAct(call, async (tx) => {
    const ruling = await lockRuling(tx, call.params.id);
    if (ruling.adopted_at !== null && ruling.ended_at === null) fail('conflict', 'ruling-adopted-already');
    const body = call.house.directory().organisation(ruling.organisation_id);
    if (!body || body.ended) fail('conflict', 'organisation-unknown');
    await endOlderRulings(tx, ruling, call.at);
    await changeRuling(tx, ruling.id, {
      adopted_at: call.at,
      adopted_by_post_id: call.principal.postId,
      ended_at: null,
    });
    return { id: ruling.id };
  });
}

/** 停止沿用 */
export function endRuling(call: Call<typeof endContract, OfficerPrincipal>): Promise<ReplyOf<typeof endContract>> {
  return inAct(call, async (tx) => {
    const ruling = await lockRuling(tx, call.params.id);
    if (ruling.adopted_at === null || ruling.ended_at !== null) fail('conflict', 'ruling-not-adopted');
    await changeRuling(tx, ruling.id, { ended_at: call.at });
    return { id: ruling.id };
  });
}
