// Pure. Decides how notices of missing material, refusals and objections of the practice county stand in their tables.
import type { PracticeMatter } from './practice-matter.ts';
import type { Rows } from './rows.ts';

export function admissionRows(
  hanging: { readonly county_id: number; readonly matter_id: string },
  m: PracticeMatter,
): Rows {
  return {
    'matters.material_request': m.materialRequests.map((r) => ({
      ...hanging,
      id: r.id,
      asked_at: r.askedAt,
      asked_by_post_id: r.askedByPostId,
      due_date: r.dueDate,
      if_late: r.ifLate,
      ended_at: r.endedAt,
      outcome: r.outcome,
    })),
    'matters.material_item': m.materialRequests.flatMap((r) =>
      r.items.map((item, i) => ({
        ...hanging,
        request_id: r.id,
        position: i + 1,
        name: item.name,
        note: item.note,
        supplied_at: item.suppliedAt,
      })),
    ),
    'matters.link': m.links.map((l) => ({
      ...hanging,
      id: l.id,
      main_id: l.mainId,
      linked_at: l.linkedAt,
      by_post_id: l.byPostId,
      seq: l.seq,
    })),
    'matters.objection': m.objections.map((o) => ({
      ...hanging,
      id: o.id,
      organisation_id: o.organisationId,
      legal_basis: '《信访工作条例》第二十三条；本县部门职责清单',
      suggested_organisation_id: o.suggestedOrganisationId,
      objected_at: o.objectedAt,
      objected_by_post_id: o.objectedByPostId,
      objected_seq: o.objectedSeq,
      ruled_at: o.ruledAt,
      ruled_by_post_id: o.ruledByPostId,
      ruled_seq: o.ruledSeq,
      upheld: o.upheld,
    })),
    'matters.refusal': m.refusals.map((r) => ({
      ...hanging,
      id: r.id,
      reason_id: r.reasonId,
      door_name: r.door.name,
      door_address: r.door.address,
      door_telephone: r.door.telephone,
      proposed_at: r.proposedAt,
      proposed_by_officer_id: r.proposedByOfficerId,
      proposed_seq: r.proposedSeq,
      reviewed_at: r.reviewedAt,
      reviewed_by_officer_id: r.reviewedByOfficerId,
      reviewed_seq: r.reviewedSeq,
      state: r.state,
    })),
  };
}
