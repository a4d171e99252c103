// Pure. Decides how letters of supervision, sources and outside numbers of the practice county stand in their tables, and which reminders are told already.
import { numberKey } from '../modules/matters/source.ts';
import type { LetterCounters } from './supervising.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Rows } from './rows.ts';

export function supervisionRows(
  hanging: { readonly county_id: number; readonly matter_id: string },
  m: PracticeMatter,
): Rows {
  const { county_id } = hanging;
  return {
    'matters.supervision': m.supervisions.map((s) => ({
      ...hanging,
      id: s.id,
      level: s.level,
      clock_id: s.clockId,
      organisation_id: s.organisationId,
      body_name: s.bodyName,
      asks: s.asks,
      due_date: s.dueDate,
      days_late: s.daysLate,
      letter_number: s.letterNumber,
      by_organisation_id: s.byOrganisationId,
      issued_at: s.issuedAt,
      seq: s.seq,
      reply_due: s.replyDue,
      replied_at: s.replied?.at ?? null,
      replied_by_post_id: s.replied?.byPostId ?? null,
      reply_seq: s.replied?.seq ?? null,
    })),
    // Their officers were told on the day: the first check does not tell them all at once.
    'platform.reaction': m.supervisions
      .filter((s) => s.level === 'urge')
      .map((s) => ({ county_id, event_id: s.clockId, listener: `overdue@${s.dueDate}`, at: s.issuedAt })),
    'matters.source': m.source
      ? [
          {
            ...hanging,
            body_name: m.source.bodyName,
            reference: m.source.reference,
            reference_key: numberKey(m.source.reference),
            received_on: m.source.receivedOn,
            asks_back: m.source.asksBack,
            answer_by: m.source.answerBy,
            court_mediation: m.source.courtMediation,
          },
        ]
      : [],
    'matters.outside_number': m.outsideNumbers.map((n) => ({
      ...hanging,
      id: n.id,
      system_name: n.system,
      number: n.number,
      number_key: numberKey(n.number),
      added_at: n.addedAt,
      added_by_post_id: n.byPostId,
      added_seq: n.seq,
    })),
  };
}

/** The last number of each kind of letter, where the office goes on. */
export function letterCounterRows(county_id: number, counters: LetterCounters): Rows {
  return {
    'matters.letter_counter': [...counters].map(([shelf, last]) => {
      const [kind, organisation, year] = shelf.split('/');
      return { county_id, kind, organisation_id: Number(organisation), year: Number(year), last };
    }),
  };
}
