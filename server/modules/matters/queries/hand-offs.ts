import { type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { stepClock } from '../../../platform/profile/lookups.ts';
import type { listHandOffs as contract } from '../contract/hand-offs.ts';
import { barredFrom, bouncesOf, objectionLimit } from '../hand-off.ts';
import type {
  CoHandlingTable,
  DesignationTable,
  ObjectionTable,
  OutsideTransferTable,
} from '../store/hand-off-tables.ts';
import type { MatterTable } from '../store/tables.ts';

type Worded<T> = Selectable<T> & { reason: string | null };

/** 流转情况 Objections with their rulings, designations, bodies that help, transfers, and how many bounces there were. */
export async function listHandOffs(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, at } = call;
  const county = house.countyId;
  const id = sql`(select id from matters.matter where county_id = ${county} and number = ${params.number})`;
  const rows = await inOneTrip(house.db, principal, {
    // Ring 2 alone may read it: whoever sees only number and clocks gets the answer of an unknown number.
    matter: sql<Selectable<MatterTable> & { assigned_at: Date | null }>`
      select m.*, (select max(h.done_at) from matters.history h where h.county_id = m.county_id and h.matter_id = m.id
        and h.act in ('assignMatter', 'designateBody')) as assigned_at
      from matters.matter m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
      where m.county_id = ${county} and m.number = ${params.number}`,
    objections: sql<Worded<ObjectionTable> & { ruling: string | null }>`
      select o.*, n.body as reason, r.body as ruling from matters.objection o
      left join matters.note n on n.county_id = o.county_id and n.matter_id = o.matter_id and n.seq = o.objected_seq and n.kind = 'reason'
      left join matters.note r on r.county_id = o.county_id and r.matter_id = o.matter_id and r.seq = o.ruled_seq and r.kind = 'reason'
      where o.county_id = ${county} and o.matter_id = ${id} order by o.id`,
    designations: sql<Worded<DesignationTable>>`
      select d.*, n.body as reason from matters.designation d
      left join matters.note n on n.county_id = d.county_id and n.matter_id = d.matter_id and n.seq = d.seq and n.kind = 'reason'
      where d.county_id = ${county} and d.matter_id = ${id} order by d.id`,
    helpers: sql<Selectable<CoHandlingTable> & { opinion: string | null }>`
      select c.*, n.body as opinion from matters.co_handling c
      left join matters.note n on n.county_id = c.county_id and n.matter_id = c.matter_id and n.seq = c.opinion_seq and n.kind = 'opinion'
      where c.county_id = ${county} and c.matter_id = ${id} order by c.id`,
    transfers: sql<Worded<OutsideTransferTable>>`
      select x.*, n.body as reason from matters.outside_transfer x
      left join matters.note n on n.county_id = x.county_id and n.matter_id = x.matter_id and n.seq = x.sent_seq and n.kind = 'reason'
      where x.county_id = ${county} and x.matter_id = ${id} order by x.id`,
  });
  const matter = rows.matter[0];
  if (!matter) fail('unknown', 'not-found');
  const directory = house.directory();
  const body = (organisationId: number): { id: number; name: string } => ({
    id: organisationId,
    name: directory.organisation(organisationId)?.name ?? '',
  });
  const objections = rows.objections.map((o) => ({ organisationId: o.organisation_id, upheld: o.upheld }));
  const designated = rows.designations.map((d) => d.organisation_id);
  const profile = house.profileAt(matter.profile_version);
  const mayObject =
    matter.stage === 'assigned' &&
    matter.holder_organisation_id !== null &&
    barredFrom(matter.holder_organisation_id, objections, designated) === undefined;
  return {
    bounces: bouncesOf(objections),
    bouncesToHead: profile.handOffs.bouncesToHead,
    objectUntil:
      mayObject && matter.assigned_at
        ? objectionLimit(
            matter.assigned_at,
            stepClock(profile, 'object', matter.urgency ?? 'normal'),
            house.calendar(),
          ).dueAt.toISOString()
        : null,
    objections: rows.objections.map((o) => ({
      body: body(o.organisation_id),
      legalBasis: o.legal_basis,
      reason: o.reason,
      suggested: o.suggested_organisation_id === null ? null : body(o.suggested_organisation_id),
      objectedAt: o.objected_at.toISOString(),
      ruledAt: o.ruled_at?.toISOString() ?? null,
      upheld: o.upheld,
      ruling: o.ruling,
    })),
    designations: rows.designations.map((d) => ({
      body: body(d.organisation_id),
      legalBasis: d.legal_basis,
      reason: d.reason,
      at: d.designated_at.toISOString(),
    })),
    helpers: rows.helpers.map((c) => ({
      body: body(c.organisation_id),
      task: c.task,
      dueDate: c.due_date,
      askedAt: c.asked_at.toISOString(),
      opinionAt: c.opinion_at?.toISOString() ?? null,
      opinion: c.opinion,
      released: c.released_at !== null,
      late: c.opinion_at === null && c.released_at === null && c.due_date < localDateOf(at),
    })),
    transfers: rows.transfers.map((x) => ({
      letterNumber: x.letter_number,
      bodyName: x.body_name,
      bodyAddress: x.body_address,
      bodyTelephone: x.body_telephone,
      legalBasis: x.legal_basis,
      materials: x.materials,
      timeLimitNote: x.time_limit_note,
      reason: x.reason,
      sentAt: x.sent_at.toISOString(),
      receipt: x.receipt,
      receiptAt: x.receipt_at?.toISOString() ?? null,
      theirNumber: x.their_number,
    })),
  };
}
