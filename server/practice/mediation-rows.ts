// Decides how the mediations of the practice county stand in the tables of disputes and files. Values are JSON: bytes as \x hexadecimal.
import { sealName } from '../platform/files/store.ts';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { BOUND } from '../modules/disputes/dossier-archive.ts';
import { archiveRows } from './archive-rows.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { PracticeAgreement, PracticeMediation } from './practice-mediation.ts';
import { bytes, type MatterContext, type Row, type Rows } from './rows.ts';
import { SAMPLE_PAPER, type SampleFile } from './sample-paper.ts';

export function mediationRows(given: MatterContext, matter: PracticeMatter): Rows {
  const rows: Record<string, Row[]> = {};
  for (const mediation of matter.mediations) {
    for (const [table, some] of Object.entries(ofMediation(given, matter, mediation)))
      (rows[table] ??= []).push(...some);
  }
  return rows;
}

function ofMediation(given: MatterContext, matter: PracticeMatter, m: PracticeMediation): Rows {
  const key = { county_id: given.countyId, matter_id: matter.id };
  const of = { ...key, mediation_id: m.id };
  return {
    'disputes.mediation': [
      {
        ...key,
        id: m.id,
        committee_id: m.committeeId,
        state: m.standing.state,
        source: m.source,
        on_the_spot: m.onTheSpot,
        principals: m.principals,
        suspended: m.standing.suspended,
        dossier_number: m.dossier?.number ?? null,
        started_at: m.startedAt,
        accepted_on: m.acceptedOn,
        period_rule: m.periodRule,
        period_due_on: m.periodDueOn,
        period_certain: m.periodCertain,
        prolonged: m.prolonged,
        ended_at: m.endedAt,
        end_reason: m.endReason,
        end_words: m.endWords,
      },
    ],
    'disputes.party_standing': m.standings.map((s) => ({
      ...of,
      party_id: s.partyId,
      attempts: s.attempts,
      reached_at: s.reachedAt,
      reach_way: s.way,
    })),
    'disputes.consent': m.consents.map((c) => ({
      ...of,
      id: c.id,
      party_id: c.partyId,
      about: c.about,
      agrees: c.agrees,
      how: c.how,
      text_version: c.textVersion,
      at: c.at,
    })),
    'disputes.chosen_mediator': m.mediators.map((c) => ({
      ...of,
      mediator_id: c.mediatorId,
      position: c.position,
      chosen_by: c.chosenBy,
      accepted_by: c.acceptedBy,
      chosen_at: c.chosenAt,
      declared_at: c.declaredAt,
    })),
    'disputes.mediator_declaration': m.declarations.map((d) => ({
      ...of,
      id: d.id,
      mediator_id: d.mediatorId,
      nothing: true,
      objected_by: [],
      at: d.at,
    })),
    'disputes.session': m.sessions.map((s) => ({
      ...of,
      id: s.id,
      planned_at: s.plannedAt,
      started_at: s.startedAt,
      ended_at: s.endedAt,
      place: s.place,
      present: s.present,
      mediator_ids: s.mediatorIds,
      recorder: s.recorder,
      others: '[]',
      open: false,
      rights_told: s.recordedAt !== null,
      statements: s.statements,
      course: s.course,
      result: s.result,
      result_text: s.resultText,
      signatures: JSON.stringify(s.signatures),
      unsigned: '[]',
      recorded_at: s.recordedAt,
    })),
    'disputes.sham_check': m.shamChecks.map((c) => ({
      ...of,
      id: c.id,
      signs: c.signs,
      suspected: c.suspected,
      words_sealed: c.words === null ? null : bytes(given.crypto.seal('disputes.sham_check.words_sealed', c.words)),
      at: c.at,
    })),
    ...agreementRows(of, m.agreement),
    'disputes.performance': m.performances.map((p) => ({
      ...key,
      id: p.id,
      obligation_id: p.obligationId,
      performed: p.performed,
      on_date: p.on,
      at: p.at,
    })),
    'disputes.dossier_number': m.dossier
      ? [
          {
            ...of,
            committee_id: m.committeeId,
            year: m.dossier.year,
            serial: m.dossier.serial,
            number: m.dossier.number,
            given_at: m.dossier.givenAt,
          },
        ]
      : [],
    ...archiveRows(given, of, m),
  };
}

/** Tables are named even where they get nothing: rows are written in the order in which their tables were first named. */
function agreementRows(of: Row, given: PracticeAgreement | null): Rows {
  const agreements = given === null ? [] : [given];
  const key = { county_id: of['county_id'], matter_id: of['matter_id'], agreement_id: given?.id };
  return {
    'disputes.agreement': agreements.map((a) => ({
      ...of,
      id: a.id,
      draft: 1,
      kind: a.kind,
      facts: a.facts,
      points: a.points,
      responsibilities: a.responsibilities,
      other_terms: a.otherTerms,
      copies: a.copies,
      drafted_at: a.draftedAt,
      sealed_at: a.sealedAt,
      effective_on: a.effectiveOn,
      confirmation_until: a.confirmationUntil,
      confirmation_certain: a.confirmationCertain,
    })),
    'disputes.signature': agreements.flatMap((a) =>
      a.signatures.map((s) => ({
        ...key,
        id: s.id,
        party_id: s.partyId,
        mediator_id: s.mediatorId,
        how: s.how,
        way: 'paper',
        at: s.at,
      })),
    ),
    'disputes.signed_paper': agreements.flatMap((a) =>
      a.signedPapers.map((p) => ({ ...key, file_id: p.fileId, sha256: `\\x${SAMPLE_PAPER.sha256}`, at: p.at })),
    ),
    'disputes.obligation': agreements.flatMap((a) =>
      a.obligations.map((o) => ({
        ...key,
        id: o.id,
        position: o.position,
        debtor_id: o.debtorId,
        creditor_id: o.creditorId,
        what: o.what,
        amount_fen: o.amountFen,
        due_on: o.dueOn,
        way: o.way,
        watched: o.watched,
        performed: o.performed,
        performed_on: o.performedOn,
      })),
    ),
  };
}

/** One row a file, with the place where its bytes lie, and what it hangs on. */
export function fileRows(
  countyId: number,
  crypto: FieldCrypto,
  matter: PracticeMatter,
  placeOf: (file: SampleFile) => string,
): Rows {
  return {
    'files.file': matter.files.map(({ sample, ...file }) => ({
      county_id: countyId,
      id: file.id,
      place: placeOf(sample),
      media_type: sample.mediaType,
      bytes: sample.bytes,
      sha256: `\\x${sample.sha256}`,
      width: sample.width,
      height: sample.height,
      name_sealed: bytes(sealName(crypto, sample.shownAs)),
      uploaded_by: file.uploadedBy,
      uploaded_at: file.at,
      matter_id: matter.id,
      purpose: file.kind === null ? BOUND : null,
      attached_by: file.uploadedBy,
      attached_at: file.at,
    })),
    'matters.attached_file': matter.files
      .filter((file) => file.kind !== null)
      .map((file) => ({
        county_id: countyId,
        matter_id: matter.id,
        file_id: file.id,
        seq: file.seq,
        kind: file.kind,
      })),
  };
}

/** Where each committee stands in its year, after all numbers of the county were given. */
export function counterRows(
  countyId: number,
  dossiers: ReadonlyMap<string, number>,
  archives: ReadonlyMap<string, number>,
): Rows {
  const rowsOf = (last: ReadonlyMap<string, number>): Row[] =>
    [...last].map(([shelf, serial]) => {
      const [committee = '', year = ''] = shelf.split('/');
      return { county_id: countyId, committee_id: Number(committee), year: Number(year), last: serial };
    });
  return { 'disputes.dossier_counter': rowsOf(dossiers), 'disputes.archive_counter': rowsOf(archives) };
}
