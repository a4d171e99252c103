import { sql } from 'kysely';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { listRetention as contract } from '../contract/retention.ts';
import type { Waits } from '../retention.ts';

interface Run {
  readonly rule_id: string;
  readonly ran_at: Date;
  readonly due: number;
  readonly erased: number;
  readonly waits: Waits | null;
  readonly ever: number;
}

/** 保管期限 The county's table with what its last night did. */
export async function listRetention(call: Call<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { house } = call;
  const runs = await inTransaction(house.db, call.principal, async (tx) => {
    const { rows } = await sql<Run>`
      select distinct on (rule_id) rule_id, ran_at, due, erased, waits, (sum(erased) over (partition by rule_id))::int as ever
      from platform.retention_run where county_id = ${house.countyId} order by rule_id, ran_at desc`.execute(tx.kysely);
    return new Map(rows.map((row) => [row.rule_id, row]));
  });
  return {
    items: house.profile.retention.map((rule) => {
      const run = runs.get(rule.id);
      return {
        ruleId: rule.id,
        name: rule.name,
        years: rule.years,
        from: rule.from,
        basis: rule.basis,
        verified: rule.verified,
        last: run ? { ranAt: run.ran_at.toISOString(), due: run.due, erased: run.erased, waits: run.waits } : null,
        erasedEver: run?.ever ?? 0,
      };
    }),
  };
}
