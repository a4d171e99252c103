import { type RawBuilder, type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { refusalReasonOf } from '../../../platform/profile/lookups.ts';
import type { Profile } from '../../../platform/profile/schema.ts';
import { reviewWindow } from '../admission.ts';
import { citationWords } from '../clock-words.ts';
import type { getAdmission as contract, MaterialRequestView, RefusalView } from '../contract/admission.ts';
import type { MaterialItemTable, MaterialRequestTable, RefusalTable } from '../store/admission-tables.ts';

export type MaterialRow = Selectable<MaterialRequestTable> & {
  items: (Pick<MaterialItemTable, 'position' | 'name' | 'note' | 'file_ids'> & { supplied_at: string | null })[];
};
export type RefusalRow = Selectable<RefusalTable> & { explanation: string | null; decision: string | null };

/** 受理前 The notice of missing material, refusals with their words, and what the sheets choose from. */
export async function getAdmission(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params } = call;
  const county = house.countyId;
  // Ring 2 alone may read it: whoever sees only number and clocks gets the answer of an unknown number.
  const { matters, requests, refusals } = await inOneTrip(house.db, principal, {
    matters: sql<{ id: string; profile_version: string }>`
      select m.id, m.profile_version from matters.matter m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
      where m.county_id = ${county} and m.number = ${params.number}`,
    requests: materialStatement(
      county,
      sql`(select id from matters.matter where county_id = ${county} and number = ${params.number})`,
    ),
    refusals: refusalStatement(
      county,
      sql`(select id from matters.matter where county_id = ${county} and number = ${params.number})`,
    ),
  });
  const matter = matters[0];
  if (!matter) fail('unknown', 'not-found');
  const profile = house.profileAt(matter.profile_version);
  return {
    material: requests[0] ? materialViewOf(house, profile, requests[0]) : null,
    refusals: refusals.map((row) => refusalViewOf(house, profile, row)),
    reasons: profile.refusalReasons.map((reason) => ({
      id: reason.id,
      name: reason.name,
      law: citationWords(reason.law),
      afterLateMaterial: reason.afterLateMaterial,
    })),
    ifLate: profile.material.ifLate.map((late) => ({ id: late.id, words: late.words })),
  };
}

/** The notice with its list, in one statement; `matter` gives the matter's id. */
export function materialStatement(county: number, matter: RawBuilder<unknown>): RawBuilder<MaterialRow> {
  return sql<MaterialRow>`
    select r.*, (select jsonb_agg(jsonb_build_object('position', i.position, 'name', i.name, 'note', i.note,
        'supplied_at', i.supplied_at, 'file_ids', to_jsonb(i.file_ids)) order by i.position)
      from matters.material_item i where i.county_id = r.county_id and i.request_id = r.id) as items
    from matters.material_request r where r.county_id = ${county} and r.matter_id = ${matter}`;
}

/** Refusals with their words, the latest last. */
export function refusalStatement(county: number, matter: RawBuilder<unknown>): RawBuilder<RefusalRow> {
  return sql<RefusalRow>`
    select r.*, e.body as explanation, d.body as decision from matters.refusal r
    left join matters.note e on e.county_id = r.county_id and e.matter_id = r.matter_id and e.seq = r.proposed_seq and e.kind = 'explanation'
    left join matters.note d on d.county_id = r.county_id and d.matter_id = r.matter_id and d.seq = r.decided_seq and d.kind = 'reply'
    where r.county_id = ${county} and r.matter_id = ${matter} order by r.id`;
}

export function materialViewOf(house: House, profile: Profile, row: MaterialRow): MaterialRequestView {
  const post = house.directory().post(row.asked_by_post_id);
  return {
    askedAt: row.asked_at.toISOString(),
    askedBy: house.directory().organisation(post?.organisationId ?? null)?.name ?? null,
    dueDate: row.due_date,
    ifLate: {
      id: row.if_late,
      words: profile.material.ifLate.find((late) => late.id === row.if_late)?.words ?? { zh: '', en: '' },
    },
    outcome: row.outcome,
    items: row.items.map((item) => ({
      position: item.position,
      name: item.name,
      note: item.note,
      suppliedAt: item.supplied_at === null ? null : new Date(item.supplied_at).toISOString(),
      fileIds: item.file_ids,
    })),
  };
}

export function refusalViewOf(house: House, profile: Profile, row: RefusalRow): RefusalView {
  const reason = refusalReasonOf(profile, row.reason_id);
  const stood = row.state === 'proposed' || row.state === 'sent_back' ? null : row.reviewed_at;
  return {
    state: row.state,
    reason: {
      id: row.reason_id,
      name: reason?.name ?? { zh: row.reason_id, en: row.reason_id },
      plain: reason?.plain ?? { zh: row.reason_id, en: row.reason_id },
      law: reason ? citationWords(reason.law) : { zh: '', en: '' },
    },
    explanation: row.explanation,
    door: { name: row.door_name, address: row.door_address, telephone: row.door_telephone },
    refusedAt: stood?.toISOString() ?? null,
    reviewUntil: stood ? reviewWindow(stood, profile.refusalReview, house.calendar(), house.clock.now()).until : null,
    reviewAskedAt: row.review_asked_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decision: row.decision,
  };
}
