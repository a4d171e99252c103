// Decides what stands on the papers of supervision: the 催办通知书, the 督办函 with its answer, from the letters as they were issued; the 约谈通知书 and the
// 挂牌督办通知书 in the name of the body that decided, from its decision as it was recorded.
// Of a court, a procuratorate or an arbitration commission the paper asks for a receipt and names no facts.
import { clean } from '../../kernel/clean.ts';
import { localDateOf } from '../../kernel/instant.ts';
import type { DataForDecidedSupervision } from './documents/decided-supervision.ts';
import type { DataForSupervisionLetter } from './documents/supervision-letter.ts';
import type { DataForUrgingNotice } from './documents/urging-notice.ts';
import { type MatterRecord, subjectOf } from './paper-data.ts';

/** One letter as it was issued. */
export interface LetterOnRecord {
  readonly letterNumber: string;
  readonly centre: string | null;
  readonly level: string;
  readonly body: string;
  readonly asks: 'finish' | 'receipt';
  readonly dueOn: string;
  readonly daysLate: number;
  readonly replyDue: string | null;
  readonly copies: readonly string[];
  readonly issuedAt: Date;
  readonly issuedBy: string | null;
  readonly problems: string | null;
  readonly demands: string | null;
  readonly answer: {
    readonly done: string | null;
    readonly whyNot: string | null;
    readonly measures: string | null;
    readonly by: string | null;
    readonly at: Date;
  } | null;
}

/** What a body decided on a proposal of ours. */
export interface DecisionOnRecord extends Pick<LetterOnRecord, 'body' | 'dueOn' | 'daysLate' | 'replyDue' | 'answer'> {
  readonly decider: string | null;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly grounds: string | null;
  readonly words: string | null;
  readonly talkAt: Date | null;
  readonly talkPlace: string | null;
  readonly talkCalled: string | null;
  readonly takenOffWhen: string | null;
}

/** 约谈通知书、挂牌督办通知书 */
export function decidedSupervisionData(
  matter: Pick<MatterRecord, 'number' | 'category'>,
  decision: DecisionOnRecord | null,
): DataForDecidedSupervision | undefined {
  if (!decision) return undefined;
  const { answer } = decision;
  return clean({
    decider: decision.decider,
    documentNumber: decision.documentNumber,
    decidedOn: decision.decidedOn,
    body: decision.body,
    number: matter.number,
    subject: matter.category,
    dueOn: decision.dueOn,
    daysLate: decision.daysLate,
    grounds: decision.grounds,
    decision: decision.words,
    talkAt: decision.talkAt,
    talkPlace: decision.talkPlace,
    talkCalled: decision.talkCalled,
    takenOffWhen: decision.takenOffWhen,
    replyDue: decision.replyDue,
    answer: answer ? answerRows(answer) : undefined,
  });
}

function answerRows(answer: NonNullable<LetterOnRecord['answer']>) {
  return clean({
    done: answer.done,
    whyNot: answer.whyNot,
    measures: answer.measures,
    by: answer.by,
    on: localDateOf(answer.at),
  });
}

/** 催办通知书 */
export function urgingNoticeData(record: MatterRecord, letter: LetterOnRecord | null): DataForUrgingNotice | undefined {
  if (!letter) return undefined;
  return clean({
    centre: letter.centre ?? record.centre,
    noticeNumber: letter.letterNumber,
    body: letter.body,
    number: record.number,
    subject: letter.asks === 'receipt' ? record.category : subjectOf(record),
    dueOn: letter.dueOn,
    finishBy: letter.replyDue,
    asksReceipt: letter.asks === 'receipt' ? true : undefined,
    copies: letter.asks === 'receipt' ? undefined : [...letter.copies],
    issuedOn: localDateOf(letter.issuedAt),
  });
}

/** 督办函 With the answer, once it is there. */
export function supervisionLetterData(
  record: MatterRecord,
  letter: LetterOnRecord | null,
): DataForSupervisionLetter | undefined {
  if (!letter) return undefined;
  const { answer } = letter;
  return clean({
    centre: letter.centre ?? record.centre,
    letterNumber: letter.letterNumber,
    level: letter.level,
    body: letter.body,
    number: record.number,
    subject: subjectOf(record),
    assignedOn: record.assigned ? localDateOf(record.assigned.at) : undefined,
    dueOn: letter.dueOn,
    daysLate: letter.daysLate,
    problems: letter.problems,
    demands: letter.demands,
    answerBy: letter.replyDue,
    issuedBy: letter.issuedBy,
    issuedOn: localDateOf(letter.issuedAt),
    answer: answer ? answerRows(answer) : undefined,
  });
}
