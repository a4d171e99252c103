import { type RawBuilder, type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { askedEnough, toBeAsked, triesCounted } from '../closing.ts';
import type { getClosing as contract, ReopeningView } from '../contract/closing.ts';
import { reopenWindow } from '../reopening.ts';
import { followUpsOf } from '../store/follow-ups.ts';
import { type LockedMatter, readMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { proceduresOf } from '../store/procedure.ts';
import type { ReopeningTable } from '../store/reopening.ts';
import type { MattersTables } from '../store/tables.ts';

export type ReopeningWithWords = Selectable<ReopeningTable> & { reason: string | null; decision: string | null };

/** 办结以后 Who was asked and how often, what the parties rated, and how often it was taken up again. Ring 2. */
export async function getClosing(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const db = tablesOf<MattersTables>(tx);
    const facts = await db
      .selectFrom('matters.facts')
      .select('matter_id')
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .executeTakeFirst();
    if (!facts) fail('unknown', 'not-found');
    const [parties, tries, procedures, ratings, reopenings] = await Promise.all([
      currentParties(tx, matter),
      followUpsOf(tx, matter),
      proceduresOf(tx, matter),
      db
        .selectFrom('matters.rating')
        .selectAll()
        .where('county_id', '=', matter.county_id)
        .where('matter_id', '=', matter.id)
        .orderBy('at')
        .execute(),
      reopeningStatement(matter.county_id, sql`${matter.id}::uuid`).execute(tx.kysely),
    ]);
    const { closing } = house.profileAt(matter.profile_version);
    const standing = parties
      .filter((p) => p.erased_at === null)
      .map((p) => ({ id: p.id, side: p.side, role: p.role, forPartyId: p.for_party_id }));
    const agreed = procedures.some((p) => p.outcome === 'agreed');
    const wanted = toBeAsked(standing, agreed, askedEnough(tries, closing.notReached));
    return {
      asked: [...wanted.applicants, ...wanted.bound].map((partyId) => ({
        partyId,
        enough: wanted.asked.includes(partyId),
        tries: triesCounted(
          tries.filter((t) => t.partyId === partyId),
          closing.notReached,
        ),
        triesNeeded: closing.notReached.tries,
        hoursApart: closing.notReached.hoursApart,
      })),
      ratings: ratings.map((r) => ({
        partyId: r.party_id,
        acceptance: r.acceptance,
        process: r.process,
        result: r.result,
        at: r.at.toISOString(),
      })),
      timesReopened: matter.reopened,
      reopenings: reopenings.rows.map((row) => reopeningViewOf(house, row)),
      askUntil: askUntil(house, matter, at)?.until ?? null,
    };
  });
}

/** Requests and decisions with their words, oldest first; `matter` gives the matter's id. */
export function reopeningStatement(county: number, matter: RawBuilder<unknown>): RawBuilder<ReopeningWithWords> {
  return sql<ReopeningWithWords>`
    select r.*, a.body as reason, d.body as decision from matters.reopening r
    left join matters.note a on a.county_id = r.county_id and a.matter_id = r.matter_id and a.seq = r.asked_seq and a.kind = 'reason'
    left join matters.note d on d.county_id = r.county_id and d.matter_id = r.matter_id and d.seq = r.decided_seq and d.kind in ('reason', 'decision')
    where r.county_id = ${county} and r.matter_id = ${matter} order by r.id`;
}

export function reopeningViewOf(house: House, row: ReopeningWithWords): ReopeningView {
  return {
    ground: row.ground,
    state: row.state,
    askedAt: row.asked_at?.toISOString() ?? null,
    reason: row.reason,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: house.directory().post(row.decided_by_post_id)?.officerName ?? null,
    decision: row.decision,
    closedAt: row.closed_at.toISOString(),
    result: row.result,
    outcome: row.outcome,
  };
}

/** Until when a party may ask that it is taken up again, while it is closed. */
export function askUntil(
  house: House,
  matter: Pick<LockedMatter, 'stage' | 'closed_at' | 'profile_version'>,
  at: Date,
): { readonly until: string; readonly open: boolean } | undefined {
  if (matter.stage !== 'closed' || matter.closed_at === null) return undefined;
  const { reopenWithin } = house.profileAt(matter.profile_version).closing;
  return reopenWindow(matter.closed_at, reopenWithin, house.calendar(), at);
}
