import { canonical } from '../../../kernel/canonical.ts';
import { localDateOf, startOfDay } from '../../../kernel/instant.ts';
import { accepted } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { dueOf, startClock } from '../clocks.ts';
import type { recordTimeBar as contract } from '../contract/clock-acts.ts';
import { clockRows } from '../store/clocks.ts';
import type { MattersTables } from '../store/tables.ts';
import { barToRun } from '../time-bars.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 记录时效起算日 The day that a person tells or a paper shows; told anew, the earlier clock is stopped and stays in sight. */
export function recordTimeBar(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'recordTimeBar', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const { ruleId, from, interrupted, words } = call.body;
    const calendar = house.calendar();
    const { rule, changes } = accepted(
      barToRun(
        house.profileAt(matter.profile_version),
        {
          ruleId,
          from,
          interrupted: interrupted ?? false,
          registeredAt: matter.registered_at,
          today: localDateOf(times.doneAt),
        },
        calendar,
      ),
    );
    const startedAt = startOfDay(from);
    const due = dueOf(rule, { startedAt, changes }, calendar);
    const fresh = {
      ...startClock(rule, startedAt, calendar),
      dueAt: due.dueAt,
      dueDate: due.dueDate,
      certain: due.certain,
      steps: JSON.stringify(due.steps),
    };
    const db = tablesOf<MattersTables>(tx);
    await db
      .updateTable('matters.clock')
      .set({ state: 'stopped', ended_at: times.doneAt })
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .where('rule_id', '=', rule.id)
      .where('state', 'in', ['running', 'lapsed'])
      .execute();
    const rows = clockRows(house, matter.id, matter.profile_version, [fresh], times.recordedAt);
    await db
      .insertInto('matters.clock')
      .values(rows.map((row) => ({ ...row, changes: canonical(changes) })))
      .execute();
    const after = await record({
      act: { act: 'recordTimeBar' },
      facts: { clockId: rows[0]?.id, ruleId: rule.id, startedOn: from, changes, to: due.dueDate },
      notes: words ? [{ kind: 'remark', body: words }] : [],
      event: 'matter.timeBarRecorded',
    });
    return { ...replyAfterAct(principal, after), dueDate: due.dueDate, certain: due.certain };
  });
}
