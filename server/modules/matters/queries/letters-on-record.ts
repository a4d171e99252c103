import { tablesOf, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { LockedMatter } from '../store/lock.ts';
import { supervisionOf } from '../store/supervision.ts';
import type { MattersTables } from '../store/tables.ts';
import type { DecisionOnRecord, LetterOnRecord } from '../supervision-paper-data.ts';

export interface Letters {
  readonly urging: LetterOnRecord | null;
  readonly supervision: LetterOnRecord | null;
  readonly talk: DecisionOnRecord | null;
  readonly listing: DecisionOnRecord | null;
}

/**
 * The last urging, the last letter of supervision, the last talk and listing that were decided, or the one that is asked for, with the words they were
 * issued and answered with.
 */
export async function lettersOnRecord(tx: Tx, house: House, matter: LockedMatter, letterId?: string): Promise<Letters> {
  const rows = await supervisionOf(tx, matter);
  if (rows.length === 0) return { urging: null, supervision: null, talk: null, listing: null };
  const notes = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.note')
    .select(['seq', 'kind', 'body'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where(
      'seq',
      'in',
      rows.flatMap((row) => [row.seq, row.decided_seq ?? row.seq, row.reply_seq ?? row.seq]),
    )
    .execute();
  const decided = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select(['seq', 'facts'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('act', '=', 'recordSupervisionDecision')
    .execute();
  const words = (seq: number | null, kind: string): string | null =>
    notes.find((note) => note.seq === seq && note.kind === kind)?.body ?? null;
  const directory = house.directory();
  const answerOf = (row: (typeof rows)[number]): LetterOnRecord['answer'] =>
    row.replied_at
      ? {
          done: words(row.reply_seq, 'done'),
          whyNot: words(row.reply_seq, 'whyNot'),
          measures: words(row.reply_seq, 'measures'),
          by: directory.post(row.replied_by_post_id)?.officerName ?? null,
          at: row.replied_at,
        }
      : null;
  const letterOf = (level: 'urge' | 'notice'): LetterOnRecord | null => {
    const row = rows.findLast((one) => one.level === level && (letterId === undefined || one.id === letterId));
    if (!row?.letter_number) return null;
    return {
      letterNumber: row.letter_number,
      centre: directory.organisation(row.by_organisation_id)?.name ?? null,
      level: house.profile.supervision[level].name.zh,
      body: row.body_name,
      asks: row.asks,
      dueOn: row.due_date,
      daysLate: row.days_late,
      replyDue: row.reply_due,
      copies: house.profile.supervision.urge.copies,
      issuedAt: row.issued_at,
      issuedBy: directory.post(row.by_post_id)?.officerName ?? null,
      problems: words(row.seq, 'problems'),
      demands: words(row.seq, 'demands'),
      answer: answerOf(row),
    };
  };
  const decisionOf = (level: 'talk' | 'listing'): DecisionOnRecord | null => {
    const row = rows.findLast(
      (one) => one.level === level && one.decision === 'adopted' && (letterId === undefined || one.id === letterId),
    );
    if (!row?.document_number || row.decided_on === null) return null;
    return {
      decider: directory.organisation(row.decider_organisation_id)?.name ?? null,
      documentNumber: row.document_number,
      decidedOn: row.decided_on,
      body: row.body_name,
      dueOn: row.due_date,
      daysLate: row.days_late,
      replyDue: row.reply_due,
      grounds: words(row.seq, 'reason'),
      words: words(row.decided_seq, 'reason'),
      talkAt: talkAt(decided.find((entry) => entry.seq === row.decided_seq)),
      talkPlace: words(row.decided_seq, 'talkPlace'),
      talkCalled: words(row.decided_seq, 'talkCalled'),
      takenOffWhen: words(row.decided_seq, 'takenOffWhen'),
      answer: answerOf(row),
    };
  };
  return {
    urging: letterOf('urge'),
    supervision: letterOf('notice'),
    talk: decisionOf('talk'),
    listing: decisionOf('listing'),
  };
}

/** 约谈时间, as it was recorded with the decision. */
function talkAt(entry: { readonly facts: string } | undefined): Date | null {
  const at = entry ? (JSON.parse(entry.facts) as { talkAt?: string }).talkAt : undefined;
  return at === undefined ? null : new Date(at);
}
