import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newId } from '../../../platform/new-id.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { stepClock } from '../../../platform/profile/lookups.ts';
import type {
  designateBody as designateContract,
  objectToAssignment as objectContract,
  ruleOnObjection as ruleContract,
} from '../contract/hand-offs.ts';
import { barredFrom, bouncesOf, inTime, objectionLimit } from '../hand-off.ts';
import {
  designationsOf,
  insertDesignation,
  insertObjection,
  lastAssignedAt,
  objectionsOf,
  ruleObjection,
} from '../store/hand-offs.ts';
import type { LockedMatter } from '../store/lock.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 异议 Not competent, with the law that says so, within the limit, once a body; a designated body cannot. */
export function objectToAssignment(call: OfficerCall<typeof objectContract>): Promise<ReplyOf<typeof objectContract>> {
  return actOnMatter(call, 'objectToAssignment', async ({ tx, matter, times, record }) => {
    const { legalBasis, reason, suggestedOrganisationId } = call.body;
    const own = matter.holder_organisation_id as number;
    if (suggestedOrganisationId !== undefined) bodyThatMayGetIt(call, matter, suggestedOrganisationId);
    const [objections, designated] = [await objectionsOf(tx, matter), await designationsOf(tx, matter)];
    const barred = barredFrom(
      own,
      objections.map((one) => ({ organisationId: one.organisation_id, upheld: one.upheld })),
      designated.map((one) => one.organisation_id),
    );
    let objectionId: string | undefined;
    if (!barred) {
      const rule = stepClock(call.house.profileAt(matter.profile_version), 'object', matter.urgency ?? 'normal');
      accepted(inTime(objectionLimit(await lastAssignedAt(tx, matter), rule, call.house.calendar()), times.doneAt));
      objectionId = await insertObjection(
        tx,
        matter,
        {
          organisation_id: own,
          legal_basis: legalBasis,
          suggested_organisation_id: suggestedOrganisationId ?? null,
          objected_at: times.doneAt,
          objected_by_post_id: call.principal.postId,
        },
        times.recordedAt,
      );
    }
    const after = await record({
      act: { act: 'objectToAssignment' },
      circumstances: barred ? { mayNotObject: barred } : {},
      facts: { objectionId, organisationId: own, suggested: suggestedOrganisationId ?? null },
      notes: [{ kind: 'reason', body: reason }],
      event: 'matter.objected',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 裁定 The coordinator rules. Upheld, it is a bounce and the matter is assigned anew; dismissed, the body signs for it. */
export function ruleOnObjection(call: OfficerCall<typeof ruleContract>): Promise<ReplyOf<typeof ruleContract>> {
  return actOnMatter(call, 'ruleOnObjection', async ({ tx, matter, times, record }) => {
    const { upheld, reason } = call.body;
    const open = (await objectionsOf(tx, matter)).find((one) => one.upheld === null);
    if (!open) throw new Error(`${matter.number} waits for a ruling on no objection`);
    await ruleObjection(tx, matter, open.id, { upheld, at: times.doneAt, postId: call.principal.postId });
    if (upheld && open.suggested_organisation_id !== null)
      await offerAsRule(tx, matter, open.suggested_organisation_id, open.legal_basis, times.doneAt);
    const after = await record({
      act: { act: 'ruleOnObjection', upheld },
      facts: { objectionId: open.id, organisationId: open.organisation_id, upheld },
      notes: [{ kind: 'reason', body: reason }],
      event: upheld ? 'matter.objection-upheld' : 'matter.assigned',
      eventFacts: { organisationId: open.organisation_id },
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 指定承办 By the head of the centre, with the basis; the body named cannot object, and the promise does not move. */
export function designateBody(call: OfficerCall<typeof designateContract>): Promise<ReplyOf<typeof designateContract>> {
  return actOnMatter(call, 'designateBody', async ({ tx, matter, times, record }) => {
    const { organisationId, legalBasis, reason } = call.body;
    bodyThatMayGetIt(call, matter, organisationId);
    const objections = await objectionsOf(tx, matter);
    const open = objections.find((one) => one.upheld === null);
    // Designating over an open objection decides it: somebody else gets it, or the objector after all.
    if (open)
      await ruleObjection(tx, matter, open.id, {
        upheld: open.organisation_id !== organisationId,
        at: times.doneAt,
        postId: call.principal.postId,
      });
    await insertDesignation(
      tx,
      matter,
      {
        organisation_id: organisationId,
        legal_basis: legalBasis,
        designated_at: times.doneAt,
        by_post_id: call.principal.postId,
      },
      times.recordedAt,
    );
    await offerAsRule(tx, matter, organisationId, legalBasis, times.doneAt);
    const after = await record({
      act: { act: 'designateBody', organisationId },
      facts: {
        from: matter.holder_organisation_id,
        organisationId,
        bounces: bouncesOf(objections.map((one) => ({ organisationId: one.organisation_id, upheld: one.upheld }))),
      },
      notes: [{ kind: 'reason', body: reason }],
      event: 'matter.assigned',
      eventFacts: { organisationId },
    });
    return replyAfterAct(call.principal, after);
  });
}

function bodyThatMayGetIt(
  call: OfficerCall<typeof objectContract | typeof designateContract>,
  matter: LockedMatter,
  id: number,
): void {
  const organisation = call.house.directory().organisation(id);
  if (!organisation || organisation.ended) fail('invalid', 'organisation-unknown', { field: 'organisationId' });
  if (matter.subject_organisation_ids.includes(id)) fail('conflict', 'organisation-complained-of');
}

/** 裁定沿用 What was ruled for one matter is offered as a rule for its category and township; nothing of its persons. */
async function offerAsRule(
  tx: Tx,
  matter: LockedMatter,
  organisationId: number,
  basis: string,
  at: Date,
): Promise<void> {
  // A restricted matter leaves no trace outside its readers.
  if (matter.restriction !== null) return;
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.routing_ruling')
    .values({
      county_id: matter.county_id,
      id: newId(at),
      category: matter.category,
      township_id: matter.township_id,
      organisation_id: organisationId,
      legal_basis: basis,
      ruled_at: at,
      from_number: matter.number,
      adopted_at: null,
      adopted_by_post_id: null,
      ended_at: null,
    })
    .execute();
}
