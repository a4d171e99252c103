import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { findMattersOfPerson as contract, listBackdated as backdatedContract } from '../contract/reads.ts';
import { keepOpenings } from '../store/openings.ts';
import { nameFinder, phoneFinder } from '../store/parties.ts';
import { actorView } from './get-matter.ts';
import { listedRow } from './list-matters.ts';
import { lateRule, type ListedRow } from './list-statement.ts';

/**
 * Matters, not a person's page: what the caller may see anyway, found by keyed hash of a name or telephone, at most 20. Each hit is an
 * opening with its reason that the person can read.
 */
export async function findMattersOfPerson(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal, body, at } = call;
  const conditions = [
    ...(body.name ? [sql`p.name_finder = ${nameFinder(house.crypto, body.name)}`] : []),
    ...(body.phone ? [sql`p.phone_finder = ${phoneFinder(house.crypto, body.phone)}`] : []),
  ];
  if (conditions.length === 0) fail('invalid', 'name-or-phone-needed');
  return inTransaction(house.db, principal, async (tx) => {
    const { rows } = await sql<ListedRow & { party_ids: string[] }>`
      select m.id, m.number, m.version, left(f.description, 60) as title, m.category, m.stage, m.urgency, m.area_id,
        m.township_id, m.holder_organisation_id, m.registered_at, m.due_at,
        case when m.due_at < ${at} then ${sql.raw(lateRule('m.due_at'))} end as late_rule, m.restriction, m.outcome, p.party_ids
      from (
        select p.matter_id, array_agg(p.id order by p.position) as party_ids from matters.party p
        where p.county_id = ${house.countyId} and p.replaced_by is null and ${sql.join(conditions, sql` and `)}
        group by p.matter_id
      ) p
      join matters.matter m on m.county_id = ${house.countyId} and m.id = p.matter_id
      join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
      order by m.registered_at desc, m.id desc
      limit 20`.execute(tx.kysely);
    // Two of one matter may bear the name: both were found, and both are told.
    const found = rows.flatMap((row) => row.party_ids.map((partyId) => ({ matterId: row.id, partyId })));
    await keepOpenings(tx, principal, { operation: 'findMattersOfPerson', at, reason: body.reason }, found);
    return { items: rows.map((row) => listedRow(house, row, at)) };
  });
}

/** 补录清单 Acts recorded more than two working days after they were done, newest first. */
export async function listBackdated(
  call: Call<typeof backdatedContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof backdatedContract>> {
  const { house, principal } = call;
  const rows = await inTransaction(house.db, principal, (tx) => backdated(tx, house, call.query.limit ?? 50));
  return {
    items: rows.map(({ number, act, doneAt, recordedAt, reason, actor }) => ({
      number,
      act,
      doneAt: doneAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      reason,
      actor,
    })),
  };
}

interface Backdated {
  readonly matterId: string;
  readonly number: string;
  readonly act: string;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly reason: string | null;
  readonly actor: string;
}

/** The same rows for the page and for Excel. */
export async function backdated(tx: Tx, house: House, limit: number): Promise<Backdated[]> {
  const { rows } = await sql<Backdated>`
    select m.id as "matterId", m.number, h.act, h.done_at as "doneAt", h.recorded_at as "recordedAt", n.body as reason, h.actor
    from matters.history h
    join matters.matter m on m.county_id = h.county_id and m.id = h.matter_id
    left join matters.note n on n.county_id = h.county_id and n.matter_id = h.matter_id and n.seq = h.seq and n.kind = 'lateReason'
    where h.county_id = ${house.countyId} and h.late_reason
    order by h.recorded_at desc
    limit ${limit}`.execute(tx.kysely);
  return rows.map((row) => ({ ...row, actor: actorView(house, row.actor).organisation ?? '' }));
}
