// Decides how the matters of the practice county stand in the tables of matters. Values are JSON: bytes as \x hexadecimal.
import { maskIdentityNumber, maskPhone } from '../kernel/identity-number.ts';
import { searchTokens } from '../kernel/plain-text.ts';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { admissionRows } from './admission-rows.ts';
import { supervisionRows } from './supervision-rows.ts';
import type { PracticeMatter, PracticeParty } from './practice-matter.ts';

export type Row = Readonly<Record<string, unknown>>;
/** Rows by the table they belong to. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

export const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`;

export interface MatterContext {
  readonly countyId: number;
  readonly crypto: FieldCrypto;
  readonly profileVersion: string;
  readonly calendarVersion: number;
  /** Draws the secret lookup code of a party, at the moment it is written. */
  readonly code: (matter: PracticeMatter, party: PracticeParty) => string;
}

/** The rows of one matter and of everything that hangs on it, the matter's own first. */
export function matterRows(given: MatterContext, m: PracticeMatter): Rows {
  const county_id = given.countyId;
  const hanging = { county_id, matter_id: m.id };
  return {
    'matters.matter': [matterRow(given, m)],
    'matters.reader': m.readers.map((r) => ({
      ...hanging,
      key: r.key,
      ring: r.ring,
      stage: m.state.stage,
      category: m.state.category,
      township_id: m.townshipId,
      village_id: m.villageId,
      registered_at: m.registeredAt,
      due_at: m.dueAt,
      outcome: m.state.outcome,
    })),
    'matters.facts': [
      {
        ...hanging,
        description: m.facts.description,
        claims: m.facts.claims,
        place_detail: m.facts.placeDetail,
        occurred_on: m.facts.occurredOn,
        safe_contact: m.facts.safeContact,
        words: searchWords([m.facts.description, m.facts.claims, m.facts.placeDetail]),
      },
    ],
    'matters.party': m.parties.map((p) => partyRow(given, m, p)),
    'matters.consent': m.consents.map((c) => ({
      ...hanging,
      id: c.id,
      party_id: c.partyId,
      purpose: c.purpose,
      text_version: c.textVersion,
      given: c.given,
      at: c.at,
      withdrawn_at: c.withdrawnAt,
    })),
    'matters.clock': m.clocks.map((c) => ({
      ...hanging,
      id: c.id,
      kind: c.kind,
      rule_id: c.ruleId,
      profile_version: given.profileVersion,
      calendar_version: given.calendarVersion,
      start_event: c.startEvent,
      started_at: c.startedAt,
      due_at: c.dueAt,
      due_date: c.dueDate,
      certain: c.certain,
      steps: c.steps,
      changes: c.changes ?? '[]',
      law: c.law,
      article: c.article,
      state: c.state,
      ended_at: c.endedAt,
    })),
    'matters.history': m.history.map((e) => ({
      ...hanging,
      seq: e.seq,
      act: e.act,
      stage: e.stage,
      done_at: e.doneAt,
      recorded_at: e.recordedAt,
      actor: e.actor,
      typist: e.typist,
      late_reason: e.late,
      facts: e.facts,
      hash: `\\x${e.hash}`,
    })),
    'matters.note': m.notes.map((n) => ({ ...hanging, seq: n.seq, kind: n.kind, body: n.body, outward: n.outward })),
    'matters.procedure': m.procedures.map((p) => ({
      ...hanging,
      id: p.id,
      kind: p.kind,
      started_at: p.startedAt,
      ended_at: p.endedAt,
      outcome: p.outcome,
      proof: p.proof,
    })),
    'matters.follow_up': m.followUps.map((f) => ({
      ...hanging,
      id: f.id,
      party_id: f.partyId,
      asked_at: f.askedAt,
      way: f.way,
      reached: f.reached,
      performed: f.performed,
      solved: f.solved,
      satisfaction: f.satisfaction,
      by_post_id: f.byPostId,
    })),
    'matters.rating': m.rating.map((r) => ({
      ...hanging,
      party_id: r.partyId,
      acceptance: r.acceptance,
      process: r.process,
      result: r.result,
      at: r.at,
    })),
    'matters.opening': m.openings.map((o) => ({
      ...hanging,
      id: o.id,
      party_id: o.partyId,
      field: o.field,
      officer_id: o.officerId,
      post_id: o.postId,
      organisation_id: o.organisationId,
      operation: o.operation,
      reason: o.reason,
      at: o.at,
    })),
    ...admissionRows(hanging, m),
    ...supervisionRows(hanging, m),
    'matters.data_request': m.dataRequests.map((d) => ({
      ...hanging,
      id: d.id,
      party_id: d.partyId,
      kind: d.kind,
      wanted_sealed: d.wanted === null ? null : bytes(given.crypto.seal('matters.data_request', d.wanted)),
      asked_at: d.askedAt,
      answered_at: d.answeredAt,
      answer: d.answer,
      reason: d.reason,
      law: d.law,
    })),
  };
}

function matterRow(given: MatterContext, m: PracticeMatter): Row {
  const { state } = m;
  return {
    county_id: given.countyId,
    id: m.id,
    number: m.number,
    stage: state.stage,
    category: state.category,
    complexity: state.complexity,
    urgency: state.urgency,
    area_id: m.areaId,
    township_id: m.townshipId,
    village_id: m.villageId,
    channel: m.channel,
    first_receiver_post_id: m.firstReceiverPostId,
    registering_organisation_id: m.registeringOrganisationId,
    centre_organisation_id: m.centreOrganisationId,
    upper_centre_organisation_id: m.upperCentreOrganisationId,
    handler_officer_ids: m.handlerOfficerIds,
    holder_organisation_id: state.holderOrganisationId,
    holder_post_id: state.holderPostId,
    signed_at: m.signedAt,
    people_involved: m.peopleInvolved,
    amount_fen: m.amountFen,
    danger_signs: m.dangerSigns,
    asked_for_county: m.askedForCounty,
    restriction: state.restriction,
    subject_organisation_ids: m.subjectOrganisationIds,
    subject_officer_ids: m.subjectOfficerIds,
    registered_at: m.registeredAt,
    accepted_at: m.acceptedAt,
    answered_at: m.answeredAt,
    closed_at: m.closedAt,
    due_at: m.dueAt,
    result: state.result,
    outcome: state.outcome,
    procedure_kind: state.procedureKind,
    procedure_id: state.procedureId,
    profile_version: given.profileVersion,
    version: m.history.length,
    head_hash: `\\x${m.headHash}`,
    touched_at: m.touchedAt,
  };
}

const place = 'matters.party';

/** Sealed as matters seals a party; a test opens these rows through its door. */
function partyRow(given: MatterContext, m: PracticeMatter, p: PracticeParty): Row {
  const { crypto } = given;
  const seal = (text: string | null): string | null => (text === null ? null : bytes(crypto.seal(place, text)));
  const find = (purpose: string, text: string | null): string | null =>
    text === null ? null : bytes(crypto.finder(`matters.${purpose}`, text));
  const working = p.codeMadeAt !== null && p.replacedBy === null;
  return {
    county_id: given.countyId,
    id: p.id,
    matter_id: m.id,
    side: p.side,
    role: p.role,
    for_party_id: p.forPartyId,
    position: p.position,
    name_sealed: seal(p.name),
    name_finder: find('name', p.name),
    organisation: p.organisation,
    credit_code: null,
    phone_sealed: seal(p.phone),
    phone_finder: find('phone', p.phone),
    phone_mask: p.phone === null ? null : maskPhone(p.phone),
    identity_sealed: seal(p.idNumber),
    identity_finder: find('identity', p.idNumber),
    identity_mask: p.idNumber === null ? null : maskIdentityNumber(p.idNumber),
    address_sealed: seal(p.address),
    details_sealed: seal(p.details === null ? null : JSON.stringify(p.details)),
    contact_way: p.contactWay,
    contact_sealed: seal(p.contact),
    powers: p.powers,
    powers_until: p.powersUntil,
    notice_version: p.noticeVersion,
    code_hash: working ? find('code', `${m.number}|${given.code(m, p).replaceAll('-', '')}`) : null,
    code_made_at: p.codeMadeAt,
    language: 'zh',
    reached_at: p.reachedAt,
    replaced_by: p.replacedBy,
    replaced_why: p.replacedWhy,
  };
}

/** As matters' searchVector: our own bigrams as a tsvector literal. */
function searchWords(texts: readonly (string | null)[]): string {
  const tokens = new Set(texts.flatMap((text) => searchTokens(text ?? '')));
  return [...tokens].map((t) => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ');
}
