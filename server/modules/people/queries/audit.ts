import { addDays } from '../../../kernel/local-date.ts';
import { startOfDay } from '../../../kernel/instant.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/page.ts';
import { accepted } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import { wordsOfAct } from '../audit-words.ts';
import type { Desk } from '../commands/desk.ts';
import type * as contract from '../contract.ts';
import { checkAuditTrail } from '../store/audit.ts';
import type { PeopleTables } from '../store/tables.ts';

/** The audit trail, newest first. Only the audit administrator gets here (contract). */
export function listAuditEntries(
  { contracts }: Pick<Desk, 'contracts'>,
  call: Pick<Call<typeof contract.listAuditEntries>, 'house' | 'principal' | 'query'>,
): Promise<ReplyOf<typeof contract.listAuditEntries>> {
  const { officerId, what, outcome, target, from, to, after, limit = 50 } = call.query;
  const last = after === undefined ? undefined : accepted(decodeCursor(after, 1))[0];
  return inTransaction(call.house.db, call.principal, async (tx) => {
    let query = tablesOf<PeopleTables>(tx)
      .selectFrom('people.audit_entry as e')
      .leftJoin('people.officer as o', (join) =>
        join.onRef('o.county_id', '=', 'e.county_id').onRef('o.id', '=', 'e.officer_id'),
      )
      .select([
        'e.sequence',
        'e.at',
        'e.what',
        'e.outcome',
        'e.why',
        'e.target',
        'e.address',
        'e.facts',
        'e.hash',
        'o.id',
        'o.name',
        'o.username',
      ])
      .where('e.county_id', '=', tx.principal.countyId)
      .orderBy('e.sequence', 'desc')
      .limit(limit + 1);
    if (last !== undefined) query = query.where('e.sequence', '<', Number(last));
    if (officerId !== undefined) query = query.where('e.officer_id', '=', officerId);
    if (what !== undefined) query = query.where('e.what', '=', what);
    if (outcome !== undefined) query = query.where('e.outcome', '=', outcome);
    if (target !== undefined) query = query.where('e.target', '=', target);
    if (from !== undefined) query = query.where('e.at', '>=', startOfDay(from));
    if (to !== undefined) query = query.where('e.at', '<', startOfDay(addDays(to, 1)));
    const rows = await query.execute();
    const page = rows.slice(0, limit);
    const end = page.at(-1);
    return {
      items: page.map((row) => ({
        sequence: row.sequence,
        at: row.at.toISOString(),
        what: row.what,
        words: wordsOfAct(contracts, row.what),
        outcome: row.outcome,
        why: row.why,
        officer: row.id === null ? null : { id: row.id, name: row.name ?? '', username: row.username ?? '' },
        target: row.target,
        address: row.address,
        facts: JSON.parse(row.facts) as Record<string, unknown>,
        hash: row.hash.toString('hex'),
      })),
      next: end && rows.length > limit ? encodeCursor([end.sequence]) : null,
    };
  });
}

export function checkAudit(call: Call<typeof contract.checkAudit>): Promise<ReplyOf<typeof contract.checkAudit>> {
  return inTransaction(call.house.db, call.principal, checkAuditTrail);
}
