import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newId } from '../../../platform/new-id.ts';
import type { noticeBody as noticeContract, urgeBody as urgeContract } from '../contract/supervision.ts';
import { nextLetterNumber, transfersOf } from '../store/hand-offs.ts';
import {
  dueIn,
  insertSupervision,
  issueLetter,
  lateBody,
  lateClock,
  rungOf,
  supervisionOf,
} from '../store/supervision.ts';
import { daysLate, mayNotice, mayUrge } from '../supervision.ts';
import { actOnMatter, type ActWork, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { refuseIf } from './request-clock-change.ts';

/** 催办 By hand, as soon as a term of ours is over; once a term, so the sweep does not repeat it. Of a body outside only the receipt is asked. */
export function urgeBody(call: OfficerCall<typeof urgeContract>): Promise<ReplyOf<typeof urgeContract>> {
  return actOnMatter(call, 'urgeBody', async (work) => {
    const { clockId, transferId } = call.body;
    if (clockId !== undefined && transferId === undefined) return urgeForClock(call, work, clockId);
    if (transferId !== undefined && clockId === undefined) return askReceipt(call, work, transferId);
    return fail('invalid', 'clock-or-transfer', { field: 'clockId' });
  });
}

async function urgeForClock(
  call: OfficerCall<typeof urgeContract>,
  { tx, matter, times, record }: ActWork,
  clockId: string,
): Promise<ReplyOf<typeof urgeContract>> {
  const { house, principal } = call;
  const clock = await lateClock(tx, matter, clockId, times.doneAt);
  const rungs = (await supervisionOf(tx, matter)).filter((row) => row.clock_id === clockId);
  refuseIf(mayUrge(rungs.map(rungOf)));
  const { facts, letterNumber } = await issueLetter(tx, house, matter, {
    level: 'urge',
    clock,
    by: principal,
    at: times.doneAt,
    recordedAt: times.recordedAt,
  });
  const after = await record({ act: { act: 'urgeBody' }, facts, event: 'supervision.issued' });
  return { ...replyAfterAct(principal, after), letterNumber };
}

/** Only whether it was received: nothing of evidence, facts or a result has a place here. */
async function askReceipt(
  call: OfficerCall<typeof urgeContract>,
  { tx, matter, times, record }: ActWork,
  transferId: string,
): Promise<ReplyOf<typeof urgeContract>> {
  const { house, principal } = call;
  const transfer = (await transfersOf(tx, matter)).find((one) => one.id === transferId);
  if (!transfer || transfer.receipt !== null) fail('conflict', 'transfer-not-sent');
  const dueDate = dueIn(house, transfer.sent_at, house.profile.supervision.receiptWorkingDays);
  const today = localDateOf(times.doneAt);
  if (today <= dueDate) fail('conflict', 'not-late');
  const asked = (await supervisionOf(tx, matter)).filter((row) => row.transfer_id === transferId);
  refuseIf(mayUrge(asked.map(rungOf)));
  const id = newId(times.recordedAt);
  const replyDue = dueIn(house, times.doneAt, house.profile.supervision.urge.replyWorkingDays);
  const letterNumber = await nextLetterNumber(tx, house, 'urging', principal.organisationId, times.doneAt);
  await insertSupervision(tx, matter, {
    id,
    level: 'urge',
    transfer_id: transferId,
    organisation_id: null,
    body_name: transfer.body_name,
    asks: 'receipt',
    due_date: dueDate,
    days_late: daysLate(dueDate, today, house.calendar()),
    letter_number: letterNumber,
    by_organisation_id: principal.organisationId,
    by_post_id: principal.postId,
    issued_at: times.doneAt,
    reply_due: replyDue,
  });
  const facts = { supervisionId: id, transferId, dueDate, letterNumber, replyDue };
  const after = await record({ act: { act: 'urgeBody' }, facts });
  return { ...replyAfterAct(principal, after), letterNumber };
}

/** 通报督办 When the working days after the urging are over and the term still runs; with the words of whoever signs it. */
export function noticeBody(call: OfficerCall<typeof noticeContract>): Promise<ReplyOf<typeof noticeContract>> {
  return actOnMatter(call, 'noticeBody', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const { clockId, problems, demands } = call.body;
    const clock = await lateClock(tx, matter, clockId, times.doneAt);
    const rules = house.profile.supervision.notice;
    const rungs = (await supervisionOf(tx, matter)).filter((row) => row.clock_id === clockId);
    refuseIf(
      mayNotice(rungs.map(rungOf), {
        kind: lateBody(house, matter).kind,
        today: localDateOf(times.doneAt),
        workingDays: rules.afterWorkingDays,
        calendar: house.calendar(),
      }),
    );
    const { facts, letterNumber } = await issueLetter(tx, house, matter, {
      level: 'notice',
      clock,
      by: principal,
      at: times.doneAt,
      recordedAt: times.recordedAt,
    });
    const after = await record({
      act: { act: 'noticeBody' },
      facts,
      notes: [
        { kind: 'problems', body: problems ?? rules.problems.zh },
        { kind: 'demands', body: demands ?? rules.demands.zh },
      ],
      event: 'supervision.issued',
    });
    return { ...replyAfterAct(principal, after), letterNumber };
  });
}
