import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { findDuplicates as findContract, listDuplicates as listContract } from '../contract/links.ts';
import { likenessOf, type Report } from '../likeness.ts';
import { RECENT_MS, whyNoMain } from '../linking.ts';
import { type CandidateRow, candidates } from '../store/links.ts';
import { readMatter } from '../store/lock.ts';
import { nameFinder, phoneFinder } from '../store/parties.ts';
import { placeColumns } from '../store/place-columns.ts';

const most = 5;

/** 登记时查重 What is being typed is kept nowhere; people are compared by their hashes and never named. */
export async function findDuplicates(
  call: Call<typeof findContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof findContract>> {
  const { house, principal, body, at } = call;
  const area = house.directory().areaByCode(body.areaCode);
  if (!area) fail('invalid', 'area-unknown', { field: 'areaCode' });
  const place = placeColumns(house.directory(), area);
  const report: Report = {
    townshipId: place.township_id,
    villageId: place.village_id,
    category: body.category ?? '',
    text: body.description,
    people: [
      ...(body.names ?? []).map((name) => nameFinder(house.crypto, name)),
      ...(body.phones ?? []).map((phone) => phoneFinder(house.crypto, phone)),
    ].map((hash) => hash.toString('hex')),
  };
  return inTransaction(house.db, principal, async (tx) => ({ items: await likely(tx, house, report, at) }));
}

/** 疑似重复 For a matter that stands, and what is linked with it. */
export async function listDuplicates(
  call: Call<typeof listContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof listContract>> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: call.params.number });
    const county = house.countyId;
    const { rows } = await sql<{ text: string; people: string[]; main: string | null }>`
      select f.description || ' ' || coalesce(f.claims, '') as text,
        (select coalesce(array_agg(encode(x, 'hex')), '{}') from matters.party p, lateral (values (p.name_finder), (p.phone_finder)) v(x)
          where p.county_id = f.county_id and p.matter_id = f.matter_id and x is not null and p.erased_at is null and p.replaced_by is null) as people,
        (select m.number from matters.link l join matters.matter m on m.county_id = l.county_id and m.id = l.main_id
          where l.county_id = f.county_id and l.matter_id = f.matter_id and l.ended_at is null) as main
      from matters.facts f where f.county_id = ${county} and f.matter_id = ${matter.id}`.execute(tx.kysely);
    const [facts] = rows;
    // Ring 2 alone may ask: whoever sees only number and clocks gets the answer of an unknown number.
    if (!facts) fail('unknown', 'not-found');
    const linked = await sql<{ number: string; registered_at: Date }>`
      select m.number, m.registered_at from matters.link l join matters.matter m on m.county_id = l.county_id and m.id = l.matter_id
      where l.county_id = ${county} and l.main_id = ${matter.id} and l.ended_at is null order by m.registered_at`.execute(
      tx.kysely,
    );
    const report: Report = {
      townshipId: matter.township_id,
      villageId: matter.village_id,
      category: matter.category,
      text: facts.text,
      people: facts.people,
    };
    const taken = new Set([matter.number, facts.main, ...linked.rows.map((row) => row.number)]);
    const items = matter.restriction === null ? await likely(tx, house, report, at) : [];
    return {
      items: items.filter((item) => !taken.has(item.number)),
      main: facts.main,
      linked: linked.rows.map((row) => ({ number: row.number, registeredAt: row.registered_at.toISOString() })),
    };
  });
}

async function likely(tx: Tx, house: House, report: Report, at: Date): Promise<ReplyOf<typeof findContract>['items']> {
  const rows = await candidates(tx, report, new Date(at.getTime() - RECENT_MS));
  return (
    rows
      .map((row) => ({ row, why: likenessOf(report, reportOf(row)) }))
      .filter(({ why }) => why.length > 0)
      .map(({ row, why }) => ({ row, why, cannot: whyNoMain({ ...row, closedAt: row.closed_at }, at) }))
      // What can be linked to first, the newest first.
      .toSorted((a, b) => Number(a.cannot !== null) - Number(b.cannot !== null))
      .slice(0, most + 1)
      .map(({ row, why, cannot }) => ({
        number: row.number,
        stage: row.stage,
        category: row.category,
        registeredAt: row.registered_at.toISOString(),
        holder: house.directory().organisation(row.holder_organisation_id)?.name ?? null,
        why,
        cannot,
      }))
  );
}

function reportOf(row: CandidateRow): Report {
  return {
    townshipId: row.township_id,
    villageId: row.village_id,
    category: row.category,
    text: row.text,
    people: row.people,
  };
}
