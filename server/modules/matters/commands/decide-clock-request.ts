import type { Selectable } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import type { PeriodChange } from '../../../kernel/period-changes.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { PeriodUnit } from '../../../kernel/period.ts';
import { mayExtend, mayPause, resumed } from '../clock-changes.ts';
import type {
  approveClockRequest as approveContract,
  refuseClockRequest as refuseContract,
  resumeClock as resumeContract,
} from '../contract/clock-acts.ts';
import {
  type ChangedClock,
  type ClockAtHand,
  clockAtHand,
  decideRequest,
  saveChanged,
  waitingRequest,
} from '../store/clock-requests.ts';
import type { LockedMatter } from '../store/lock.ts';
import type { ClockRequestTable } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { refuseIf, running } from './request-clock-change.ts';

/** 批准延期、中止 One level up and not by who asked. The clock is computed again from its start, with the change; the parties are told. */
export function approveClockRequest(
  call: OfficerCall<typeof approveContract>,
): Promise<ReplyOf<typeof approveContract>> {
  return actOnMatter(call, 'approveClockRequest', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const request = await waitingRequest(tx, matter, call.body.requestId);
    mustBeApart(call, request);
    const clock = await clockAtHand(tx, house, matter, request.clock_id);
    const change = changeOf(call, matter, clock, request);
    const changes = [...clock.changes, change];
    const changed = await saveChanged(tx, house, matter, clock, changes, localDateOf(times.doneAt));
    await decideRequest(tx, request, 'approved', { officerId: principal.officerId, at: times.doneAt });
    const after = await record({
      act: { act: 'approveClockRequest' },
      facts: { requestId: request.id, ...movedFacts(clock, changes, changed) },
      notes: call.body.remark ? [{ kind: 'remark', body: call.body.remark }] : [],
      row: { ...changed.row, clock_requests: Math.max(0, matter.clock_requests - 1) },
      ...told(clock, changed),
    });
    return { ...replyAfterAct(principal, after), dueDate: changed.due.dueDate, certain: changed.due.certain };
  });
}

/** 不予批准 The date stays; whoever asked is told, and the reason is kept. */
export function refuseClockRequest(call: OfficerCall<typeof refuseContract>): Promise<ReplyOf<typeof refuseContract>> {
  return actOnMatter(call, 'refuseClockRequest', async ({ tx, matter, times, record }) => {
    const request = await waitingRequest(tx, matter, call.body.requestId);
    mustBeApart(call, request);
    await decideRequest(tx, request, 'refused', { officerId: call.principal.officerId, at: times.doneAt });
    const after = await record({
      act: { act: 'refuseClockRequest' },
      facts: { requestId: request.id, clockId: request.clock_id },
      notes: [{ kind: 'reason', body: call.body.reason }],
      row: { clock_requests: Math.max(0, matter.clock_requests - 1) },
      event: 'clock.change-refused',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 恢复计算 The cause of the pause is gone before its last day; the days that are left count again from tomorrow. */
export function resumeClock(call: OfficerCall<typeof resumeContract>): Promise<ReplyOf<typeof resumeContract>> {
  return actOnMatter(call, 'resumeClock', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const clock = await clockAtHand(tx, house, matter, call.body.clockId);
    if (clock.row.state !== 'running') fail('conflict', 'clock-not-running');
    const today = localDateOf(times.doneAt);
    const changes = accepted(resumed(clock.changes, today));
    const changed = await saveChanged(tx, house, matter, clock, changes, today);
    const after = await record({
      act: { act: 'resumeClock' },
      facts: movedFacts(clock, changes, changed),
      notes: call.body.words ? [{ kind: 'remark', body: call.body.words }] : [],
      row: changed.row,
      ...told(clock, changed),
    });
    return { ...replyAfterAct(principal, after), dueDate: changed.due.dueDate, certain: changed.due.certain };
  });
}

/** Neither who asked nor somebody who types for that person decides. */
function mustBeApart(
  call: OfficerCall<typeof approveContract> | OfficerCall<typeof refuseContract>,
  request: Selectable<ClockRequestTable>,
): void {
  const named = call.house.directory().post(call.body.doneByPostId ?? null)?.officerId;
  if (request.asked_by === call.principal.officerId || request.asked_by === named) fail('forbidden', 'asker-apart');
}

/** Whether it was asked in time is judged by the moment of asking; whether it is still possible, by the clock as it stands. */
function changeOf(
  call: OfficerCall<typeof approveContract>,
  matter: LockedMatter,
  clock: ClockAtHand,
  request: Selectable<ClockRequestTable>,
): PeriodChange {
  const at = request.asked_at;
  if (request.kind === 'extend') {
    const amount = request.amount as number;
    refuseIf(mayExtend(clock.rule, running(clock), { amount, at }));
    const condition = clock.rule.extension?.condition;
    return {
      kind: 'extended',
      amount,
      unit: request.unit as PeriodUnit,
      ...(condition ? { why: { zh: condition.zh, en: condition.en } } : {}),
    };
  }
  const reason = request.reason_id as string;
  const until = request.paused_to as string;
  refuseIf(mayPause(clock.rule, running(clock), { reason, until, at }));
  const name = call.house.profileAt(matter.profile_version).pauseReasons.find((one) => one.id === reason)?.name;
  return {
    kind: 'paused',
    from: request.paused_from as string,
    to: until,
    why: { zh: name?.zh ?? reason, en: name?.en ?? reason },
  };
}

/** What the history keeps: all changes after this act, so that the chain can be held against the row. */
function movedFacts(
  clock: ClockAtHand,
  changes: readonly PeriodChange[],
  { due }: ChangedClock,
): Readonly<Record<string, unknown>> {
  return { clockId: clock.row.id, ruleId: clock.row.rule_id, changes, from: clock.row.due_date, to: due.dueDate };
}

/** A date that a party was given is told; what the offices owe each other is not the parties' news. */
function told(clock: ClockAtHand, { due }: ChangedClock): { event?: string; eventFacts?: Record<string, unknown> } {
  if (clock.rule.kind === 'step' && clock.rule.step !== 'correct') return {};
  return {
    event: 'matter.deadlineMoved',
    eventFacts: {
      clockId: clock.row.id,
      ruleId: clock.row.rule_id,
      from: clock.row.due_date,
      dueDate: due.dueDate,
      certain: due.certain,
    },
  };
}
