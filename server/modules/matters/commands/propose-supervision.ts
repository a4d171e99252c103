import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newId } from '../../../platform/new-id.ts';
import type {
  proposeSupervision as proposeContract,
  recordSupervisionDecision as decisionContract,
  replyToSupervision as replyContract,
} from '../contract/supervision.ts';
import {
  changeSupervision,
  dueIn,
  insertSupervision,
  lateBody,
  lateClock,
  rungOf,
  supervisionOf,
} from '../store/supervision.ts';
import { competent, daysLate, mayPropose, mayReply, wellSaid } from '../supervision.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { listingNoticeForm } from '../documents/listing-notice.ts';
import { talkNoticeForm } from '../documents/talk-notice.ts';
import { wordsOf } from '../queries/acts-on-record.ts';
import { keepPaper } from '../store/papers.ts';
import { decidedSupervisionData } from '../supervision-paper-data.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { refuseIf } from './request-clock-change.ts';

/** 提请约谈、挂牌督办 Proposed to a body of the kind that the rule names; until it has decided nothing happens. */
export function proposeSupervision(
  call: OfficerCall<typeof proposeContract>,
): Promise<ReplyOf<typeof proposeContract>> {
  return actOnMatter(call, 'proposeSupervision', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const { level, clockId, deciderOrganisationId, reason } = call.body;
    const clock = await lateClock(tx, matter, clockId, times.doneAt);
    const decider = house.directory().organisation(deciderOrganisationId);
    if (!decider || decider.ended) fail('invalid', 'organisation-unknown', { field: 'deciderOrganisationId' });
    const body = lateBody(house, matter);
    const rungs = await supervisionOf(tx, matter);
    refuseIf(
      mayPropose(rungs.map(rungOf), {
        level,
        kind: body.kind,
        deciderKind: decider.kind,
        deciders: house.profile.supervision[level].deciders,
      }),
    );
    const id = newId(times.recordedAt);
    await insertSupervision(tx, matter, {
      id,
      level,
      clock_id: clock.id,
      organisation_id: body.id,
      body_name: body.name,
      asks: 'finish',
      due_date: clock.due_date,
      days_late: daysLate(clock.due_date, localDateOf(times.doneAt), house.calendar()),
      by_organisation_id: principal.organisationId,
      by_post_id: principal.postId,
      issued_at: times.doneAt,
      decider_organisation_id: decider.id,
    });
    const after = await record({
      act: { act: 'proposeSupervision' },
      facts: {
        supervisionId: id,
        level,
        organisationId: body.id,
        ruleId: clock.rule_id,
        dueDate: clock.due_date,
        deciderOrganisationId: decider.id,
      },
      notes: [{ kind: 'reason', body: reason }],
    });
    return replyAfterAct(principal, after);
  });
}

/** 登记督办决定 What the body that decides has decided, under its own document and date. No decision of ours. */
export function recordSupervisionDecision(
  call: OfficerCall<typeof decisionContract>,
): Promise<ReplyOf<typeof decisionContract>> {
  return actOnMatter(call, 'recordSupervisionDecision', async ({ tx, matter, times, record }) => {
    const { house, principal } = call;
    const { supervisionId, organisationId, adopted, documentNumber, decidedOn, words } = call.body;
    const { talkAt, talkPlace, talkCalled, takenOffWhen } = call.body;
    const row = (await supervisionOf(tx, matter)).find((one) => one.id === supervisionId);
    if (!row || (row.level !== 'talk' && row.level !== 'listing')) fail('conflict', 'supervision-unknown');
    if (row.decision !== null) fail('conflict', 'supervision-decided');
    const decider = house.directory().organisation(organisationId);
    if (!decider) fail('invalid', 'organisation-unknown', { field: 'organisationId' });
    const rules = house.profile.supervision[row.level];
    refuseIf(competent(decider.kind, rules.deciders));
    if (decidedOn > localDateOf(times.recordedAt)) fail('invalid', 'decided-in-future', { field: 'decidedOn' });
    refuseIf(wellSaid({ level: row.level, adopted, decidedOn }, call.body));
    const decision = adopted ? 'adopted' : 'declined';
    const replyDue = adopted ? dueIn(house, times.doneAt, rules.replyWorkingDays) : null;
    await changeSupervision(tx, matter, row.id, {
      decision,
      decider_organisation_id: decider.id,
      document_number: documentNumber,
      decided_on: decidedOn,
      decided_seq: matter.version + 1,
      reply_due: replyDue,
    });
    // 约谈通知书、挂牌督办通知书 In the name of the body that decided; its hash stands in this very entry.
    const paper = adopted
      ? await keepPaper(
          { tx, house, matter, times },
          {
            form: row.level === 'talk' ? talkNoticeForm : listingNoticeForm,
            data:
              decidedSupervisionData(
                {
                  number: matter.number,
                  category:
                    categoryOf(house.profileAt(matter.profile_version), matter.category)?.name.zh ?? matter.category,
                },
                {
                  decider: decider.name,
                  documentNumber,
                  decidedOn,
                  body: row.body_name,
                  dueOn: row.due_date,
                  daysLate: row.days_late,
                  replyDue,
                  grounds: await wordsOf(tx, matter, row.seq),
                  words: words ?? null,
                  talkAt: talkAt === undefined ? null : new Date(talkAt),
                  talkPlace: talkPlace ?? null,
                  talkCalled: talkCalled ?? null,
                  takenOffWhen: takenOffWhen ?? null,
                  answer: null,
                },
              ) ?? {},
          },
        )
      : undefined;
    const after = await record({
      act: { act: 'recordSupervisionDecision' },
      facts: {
        supervisionId: row.id,
        level: row.level,
        decision,
        deciderOrganisationId: decider.id,
        documentNumber,
        decidedOn,
        ...(talkAt === undefined ? {} : { talkAt }),
        ...paper,
      },
      notes: (
        [
          ['reason', words],
          ['talkPlace', talkPlace],
          ['talkCalled', talkCalled],
          ['takenOffWhen', takenOffWhen],
        ] as const
      ).flatMap(([kind, body]) => (body === undefined ? [] : [{ kind, body }])),
      // Whoever is called is told when; where, and about what, stands on the notice.
      ...(talkAt !== undefined ? { event: 'supervision.talk-set', eventFacts: { when: talkAt } } : {}),
      ...(adopted && talkAt === undefined ? { event: 'supervision.issued' } : {}),
    });
    return replyAfterAct(principal, after);
  });
}

/** 督办回复 The body answers its own letter: what was done, why it is unfinished, what it does about it. */
export function replyToSupervision(call: OfficerCall<typeof replyContract>): Promise<ReplyOf<typeof replyContract>> {
  return actOnMatter(call, 'replyToSupervision', async ({ tx, matter, times, record }) => {
    const { principal } = call;
    const { supervisionId, done, whyNot, measures } = call.body;
    const row = (await supervisionOf(tx, matter)).find((one) => one.id === supervisionId);
    if (!row) fail('conflict', 'supervision-unknown');
    refuseIf(mayReply(rungOf(row), principal.organisationId));
    await changeSupervision(tx, matter, row.id, {
      replied_at: times.doneAt,
      replied_by_post_id: call.body.doneByPostId ?? principal.postId,
      reply_seq: matter.version + 1,
    });
    const after = await record({
      act: { act: 'replyToSupervision' },
      facts: { supervisionId: row.id, level: row.level, organisationId: principal.organisationId },
      notes: [
        { kind: 'done', body: done },
        { kind: 'whyNot', body: whyNot },
        ...(measures ? [{ kind: 'measures' as const, body: measures }] : []),
      ],
      event: 'supervision.replied',
    });
    return replyAfterAct(principal, after);
  });
}
