import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import type { House } from '../../../platform/house.ts';
import { categoryOf, lawClock } from '../../../platform/profile/lookups.ts';
import type { LockedMatter, OpenedParty } from '../../matters/index.ts';
import { declarationPlace } from '../commands/choose-mediator.ts';
import type { MediationView, ObligationView } from '../contract/reads.ts';
import { missingSignatures, STATE_NAMES } from '../mediation.ts';
import { displayName, isPrincipal } from '../parties.ts';
import { familyWordIn, SIGNATURE_LAW, wordsOf } from '../screen-signing.ts';
import type { ObligationTable, SessionTable } from '../store/tables.ts';
import type { WholeMediation } from '../store/whole.ts';

type PartyView = MediationView['parties'][number];

/** The page of a mediation for those who handle it. */
export function mediationViewOf(
  house: House,
  matter: LockedMatter,
  whole: WholeMediation,
  parties: readonly OpenedParty[],
): MediationView {
  const { row, standing } = whole;
  const sham = whole.shamChecks.at(-1);
  return {
    id: row.id,
    state: standing.state,
    stateName: STATE_NAMES[standing.state],
    source: row.source,
    entrustedBy: row.entrusted_by,
    committee: house.directory().organisation(row.committee_id)?.name ?? '',
    dossierNumber: row.dossier_number,
    voidedNumbers: whole.numbers.flatMap((n) =>
      n.voided_at === null ? [] : [{ number: n.number, reason: n.void_reason ?? '', at: n.voided_at.toISOString() }],
    ),
    startedAt: row.started_at.toISOString(),
    acceptedOn: row.accepted_on,
    remarks: row.remarks,
    period: periodOf(house, matter, whole),
    suspended: standing.suspended,
    sham: sham ? { suspected: sham.suspected, signs: sham.signs, at: sham.at.toISOString() } : null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    endWords: row.end_words,
    parties: parties.filter((p) => !p.replaced).map((p) => partyViewOf(p, whole)),
    consents: whole.consents.map((c) => ({
      partyId: c.party_id,
      byPartyId: c.by_party_id,
      about: c.about,
      agrees: c.agrees,
      how: c.how,
      textVersion: c.text_version,
      at: c.at.toISOString(),
    })),
    mediators: mediatorsOf(house.crypto, whole),
    sessions: whole.sessions.map(sessionViewOf),
    agreement: agreementViewOf(house, matter, whole, parties),
  };
}

/** A party as the mediation page needs it; without a mediation yet, nothing was asked. */
export function partyViewOf(party: OpenedParty, whole: WholeMediation | null): PartyView {
  const standing = whole?.parties.find((s) => s.party_id === party.id);
  const signature = whole?.signatures.find((s) => s.party_id === party.id);
  return {
    id: party.id,
    side: party.side,
    name: displayName(party),
    forPartyId: party.forPartyId,
    role: party.role,
    principal: isPrincipal(party),
    hasCode: party.hasCode,
    reachedAt: standing?.reached_at?.toISOString() ?? null,
    attempts: standing?.attempts ?? 0,
    answer: standing?.answer ?? null,
    answeredAt: standing?.answered_at?.toISOString() ?? null,
    agrees: whole?.standing.agrees[party.id] ?? null,
    signed: signature ? { how: signature.how, way: signature.way, at: signature.at.toISOString() } : null,
  };
}

function periodOf(house: House, matter: LockedMatter, { row }: WholeMediation): MediationView['period'] {
  if (row.period_rule === null || row.period_due_on === null) return null;
  const law = lawClock(house.profileAt(matter.profile_version), row.period_rule)?.law;
  return {
    dueDate: row.period_due_on,
    certain: row.period_certain ?? true,
    times: row.prolonged,
    law: { law: law?.name ?? '', article: law?.article ?? '' },
  };
}

function mediatorsOf(crypto: FieldCrypto, whole: WholeMediation): MediationView['mediators'] {
  const there = whole.mediators.filter((m) => m.left_at === null || m.objected_at !== null);
  const lead = there.find((m) => m.objected_at === null)?.mediator_id;
  return there.map((m) => {
    const declared = whole.declarations.findLast((d) => d.mediator_id === m.mediator_id);
    const signature = whole.signatures.find((s) => s.mediator_id === m.mediator_id);
    return {
      id: m.mediator_id,
      name: whole.mediatorNames.get(m.mediator_id) ?? '',
      lead: m.mediator_id === lead,
      chosenBy: m.chosen_by,
      declared: declared !== undefined,
      none: declared?.nothing ?? null,
      words: declarationWords(crypto, declared),
      objected: m.objected_at !== null,
      signedAt: signature?.at.toISOString() ?? null,
    };
  });
}

export function declarationWords(
  crypto: FieldCrypto,
  declared: { readonly words_sealed: Buffer | null } | undefined,
): string | null {
  return declared?.words_sealed ? crypto.open(declarationPlace, declared.words_sealed) : null;
}

function sessionViewOf(session: Selectable<SessionTable>): MediationView['sessions'][number] {
  return {
    id: session.id,
    planned: session.recorded_at === null,
    at: (session.started_at ?? session.planned_at ?? new Date(0)).toISOString(),
    endedAt: session.ended_at?.toISOString() ?? null,
    place: session.place,
    present: session.present,
    mediatorIds: session.mediator_ids,
    recorder: session.recorder,
    others: othersOf(session),
    open: session.open,
    statements: session.statements,
    course: session.course,
    result: session.result,
    resultText: session.result_text,
  };
}

const otherPeople = z.array(z.object({ name: z.string(), relation: z.string() }));

/** Who took part beside the parties, as it was recorded. */
export function othersOf(session: Pick<Selectable<SessionTable>, 'others'>): { name: string; relation: string }[] {
  return otherPeople.parse(JSON.parse(session.others));
}

export function obligationViewOf(o: Selectable<ObligationTable>, parties: readonly OpenedParty[]): ObligationView {
  const name = (id: string): string => {
    const party = parties.find((p) => p.id === id);
    return party ? displayName(party) : '';
  };
  return {
    id: o.id,
    debtorId: o.debtor_id,
    debtor: name(o.debtor_id),
    creditorId: o.creditor_id,
    creditor: name(o.creditor_id),
    what: o.what,
    amountFen: o.amount_fen,
    dueOn: o.due_on,
    way: o.way,
    place: o.place,
    performed: o.performed && o.performed_on ? { how: o.performed, on: o.performed_on } : null,
  };
}

function agreementViewOf(
  house: House,
  matter: LockedMatter,
  whole: WholeMediation,
  parties: readonly OpenedParty[],
): MediationView['agreement'] {
  const { agreement, standing } = whole;
  if (!agreement) return null;
  const missing = missingSignatures(standing);
  const written = agreement.kind === 'written';
  const allowed =
    categoryOf(house.profileAt(matter.profile_version), matter.category)?.onScreenSigning === 'allowed' &&
    familyWordIn(wordsOf(agreement, whole.obligations)) === undefined;
  return {
    id: agreement.id,
    kind: agreement.kind,
    draft: agreement.draft,
    facts: agreement.facts,
    pointsInDispute: agreement.points,
    responsibilities: agreement.responsibilities,
    otherTerms: agreement.other_terms,
    copies: agreement.copies,
    obligations: whole.obligations.map((o) => obligationViewOf(o, parties)),
    missing: {
      parties: written ? missing.parties : [],
      mediator: written && missing.mediator,
      seal: written && agreement.sealed_at === null,
    },
    effectiveOn: agreement.effective_on,
    confirmationUntil: agreement.confirmation_until,
    signedPaper: whole.signedPapers.map((p) => ({ fileId: p.file_id, sha256: p.sha256.toString('hex') })),
    screen: { allowed, law: allowed ? null : SIGNATURE_LAW },
  };
}
