import { localDateOf } from '../../../kernel/instant.ts';
import { fail, Refused } from '../../../kernel/refusal.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Insertable } from 'kysely';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { mayExtend, mayPause, type RunningClock } from '../clock-changes.ts';
import type { requestExtension as extensionContract, requestPause as pauseContract } from '../contract/clock-acts.ts';
import { type ClockAtHand, clockAtHand } from '../store/clock-requests.ts';
import { attachFiles } from '../store/procedure.ts';
import type { ClockRequestTable, MattersTables } from '../store/tables.ts';
import { actOnMatter, type ActWork, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 申请中止 Only for a reason that the clock's own rule lists, with evidence, to a named day; it stands still once that is approved. */
export function requestPause(call: OfficerCall<typeof pauseContract>): Promise<ReplyOf<typeof pauseContract>> {
  return actOnMatter(call, 'requestPause', async (work) => {
    const { clockId, reason, until, fileIds, words } = call.body;
    const { tx, matter, times } = work;
    const clock = await clockAtHand(tx, call.house, matter, clockId);
    refuseIf(mayPause(clock.rule, running(clock), { reason, until, at: times.doneAt }));
    return ask(call, work, {
      act: 'requestPause',
      clock,
      fileIds,
      words,
      columns: { kind: 'pause', reason_id: reason, paused_from: localDateOf(times.doneAt), paused_to: until },
      facts: { reason, until },
    });
  });
}

/** 申请延期 Before the end, once, as far as the rule goes; the date stays until the request is decided one level up. */
export function requestExtension(
  call: OfficerCall<typeof extensionContract>,
): Promise<ReplyOf<typeof extensionContract>> {
  return actOnMatter(call, 'requestExtension', async (work) => {
    const { clockId, amount, fileIds, words } = call.body;
    const { tx, matter, times } = work;
    const clock = await clockAtHand(tx, call.house, matter, clockId);
    refuseIf(mayExtend(clock.rule, running(clock), { amount, at: times.doneAt }));
    const unit = clock.rule.extension?.unit ?? clock.rule.unit;
    return ask(call, work, {
      act: 'requestExtension',
      clock,
      fileIds: fileIds ?? [],
      words,
      columns: { kind: 'extend', amount, unit },
      facts: { amount, unit },
    });
  });
}

interface Asked {
  readonly act: 'requestPause' | 'requestExtension';
  readonly clock: ClockAtHand;
  readonly fileIds: readonly string[];
  readonly words: string;
  readonly columns: Pick<Insertable<ClockRequestTable>, 'kind'> & Partial<Insertable<ClockRequestTable>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

async function ask(
  call: OfficerCall<typeof pauseContract> | OfficerCall<typeof extensionContract>,
  { tx, matter, times, record }: ActWork,
  asked: Asked,
): Promise<ReplyOf<typeof pauseContract>> {
  const { house, principal } = call;
  const { clock } = asked;
  const waiting = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock_request')
    .select('id')
    .where('county_id', '=', matter.county_id)
    .where('clock_id', '=', clock.row.id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  if (waiting) fail('conflict', 'clock-request-waiting', { requestId: waiting.id });
  const id = newId(times.recordedAt);
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.clock_request')
    .values({
      ...asked.columns,
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      clock_id: clock.row.id,
      asked_at: times.doneAt,
      // Whoever it is asked by, not who typed it: that person cannot decide it.
      asked_by: house.directory().post(call.body.doneByPostId ?? null)?.officerId ?? principal.officerId,
    })
    .execute();
  await attachFiles(tx, matter, { ids: asked.fileIds, kind: 'evidence', at: times.recordedAt });
  const after = await record({
    act: { act: asked.act },
    facts: { requestId: id, clockId: clock.row.id, ruleId: clock.row.rule_id, ...asked.facts, files: asked.fileIds },
    notes: [{ kind: 'clockRequest', body: asked.words }],
    row: { clock_requests: matter.clock_requests + 1 },
    event: 'clock.change-asked',
  });
  return { ...replyAfterAct(principal, after), requestId: id };
}

export function running({ row, changes }: ClockAtHand): RunningClock {
  return { state: row.state, dueAt: row.due_at, changes };
}

export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw new Refused(refusal);
}
