import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type {
  askCoHandler as askContract,
  recordOpinion as opinionContract,
  releaseCoHandler as releaseContract,
} from '../contract/hand-offs.ts';
import { coHandlingsOf } from '../store/hand-offs.ts';
import { attachFiles } from '../store/procedure.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 协办 A body is asked to help, with its own task and day. It sees facts and parties from now on; the lead stays the lead. */
export function askCoHandler(call: OfficerCall<typeof askContract>): Promise<ReplyOf<typeof askContract>> {
  return actOnMatter(call, 'askCoHandler', async ({ tx, matter, times, record }) => {
    const { organisationId, task, dueDate } = call.body;
    const organisation = call.house.directory().organisation(organisationId);
    if (!organisation || organisation.ended) fail('invalid', 'organisation-unknown', { field: 'organisationId' });
    if (matter.subject_organisation_ids.includes(organisationId)) fail('conflict', 'organisation-complained-of');
    // Few see a matter with signs of danger; a whole further body does not become one of them by a click.
    if (matter.restriction === 'danger') fail('conflict', 'restricted-to-few');
    if (organisationId === matter.holder_organisation_id) fail('conflict', 'holder-already');
    if (dueDate < localDateOf(times.doneAt)) fail('invalid', 'due-in-past', { field: 'dueDate' });
    const open = (await coHandlingsOf(tx, matter)).filter((one) => one.released_at === null && one.opinion_at === null);
    if (open.some((one) => one.organisation_id === organisationId)) fail('conflict', 'co-handler-already');
    const id = newId(times.recordedAt);
    await tablesOf<MattersTables>(tx)
      .insertInto('matters.co_handling')
      .values({
        county_id: matter.county_id,
        id,
        matter_id: matter.id,
        organisation_id: organisationId,
        task,
        due_date: dueDate,
        asked_at: times.doneAt,
        asked_by_post_id: call.principal.postId,
        opinion_at: null,
        opinion_by_post_id: null,
        opinion_seq: null,
        released_at: null,
      })
      .execute();
    const helpers = new Set([...matter.co_handler_organisation_ids, organisationId]);
    const after = await record({
      act: { act: 'askCoHandler' },
      row: { co_handler_organisation_ids: [...helpers] },
      facts: { coHandlingId: id, organisationId, dueDate },
      event: 'matter.co-handler-asked',
      eventFacts: { organisationId },
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 协办意见 To the lead, never to the parties: there is one outward reply. */
export function recordOpinion(call: OfficerCall<typeof opinionContract>): Promise<ReplyOf<typeof opinionContract>> {
  return actOnMatter(call, 'recordOpinion', async ({ tx, matter, times, record }) => {
    const { opinion, fileIds } = call.body;
    const own = (await coHandlingsOf(tx, matter)).find(
      (one) =>
        one.organisation_id === call.principal.organisationId && one.released_at === null && one.opinion_at === null,
    );
    if (!own) fail('conflict', 'opinion-not-asked');
    await attachFiles(tx, matter, { ids: fileIds ?? [], kind: 'proof', at: times.recordedAt });
    await tablesOf<MattersTables>(tx)
      .updateTable('matters.co_handling')
      .set({ opinion_at: times.doneAt, opinion_by_post_id: call.principal.postId, opinion_seq: matter.version + 1 })
      .where('county_id', '=', matter.county_id)
      .where('id', '=', own.id)
      .execute();
    const after = await record({
      act: { act: 'recordOpinion' },
      facts: { coHandlingId: own.id, organisationId: own.organisation_id, files: fileIds ?? [] },
      notes: [{ kind: 'opinion', body: opinion }],
      event: 'matter.opinion-given',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 不再协办 Asked no longer: the body sees the matter no more, unless it gave an opinion. */
export function releaseCoHandler(call: OfficerCall<typeof releaseContract>): Promise<ReplyOf<typeof releaseContract>> {
  return actOnMatter(call, 'releaseCoHandler', async ({ tx, matter, times, record }) => {
    const { organisationId, reason } = call.body;
    const all = (await coHandlingsOf(tx, matter)).filter((one) => one.organisation_id === organisationId);
    const open = all.find((one) => one.released_at === null && one.opinion_at === null);
    if (!open) fail('conflict', 'opinion-not-asked');
    await tablesOf<MattersTables>(tx)
      .updateTable('matters.co_handling')
      .set({ released_at: times.doneAt })
      .where('county_id', '=', matter.county_id)
      .where('id', '=', open.id)
      .execute();
    const helped = all.some((one) => one.opinion_at !== null);
    const after = await record({
      act: { act: 'releaseCoHandler' },
      row: {
        co_handler_organisation_ids: matter.co_handler_organisation_ids.filter((id) => helped || id !== organisationId),
      },
      facts: { coHandlingId: open.id, organisationId },
      notes: [{ kind: 'reason', body: reason }],
    });
    return replyAfterAct(call.principal, after);
  });
}
