import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/db.ts';
import { fileView } from '../../../platform/files/index.ts';
import { categoryOf, otherRoads } from '../../../platform/profile/lookups.ts';
import { fillMatterPaper, type LockedMatter, type MatterFacts, type PaperCall } from '../../matters/index.ts';
import {
  closingReportData,
  dossierCatalogueData,
  dossierCoverData,
  dossierSheetData,
  evidenceListData,
  followUpRecordData,
  investigationRecordData,
  mediationNoticeData,
  terminationNoticeData,
} from '../course-papers.ts';
import { retentionFor, retentionWords } from '../dossier-archive.ts';
import { active } from '../mediation.ts';
import { isReady } from '../offered-papers.ts';
import {
  acceptanceData,
  agreementData,
  applicationData,
  asSeenBy,
  attorneyData,
  type CourseFacts,
  oralData,
  type PaperPartyFacts,
  type PaperRecord,
  rightsData,
  sessionData,
} from '../paper-data.ts';
import { isMatterPaper, type PaperKind } from '../paper-kinds.ts';
import { displayName, speaksFor } from '../parties.ts';
import type { WholeMediation } from '../store/whole.ts';
import { othersOf } from './mediation-view.ts';
import { isKeptPaper, keptPaperData } from './kept-papers.ts';
import { type PaperSource, paperSource } from './paper-source.ts';

/** Which paper is wanted. */
export interface PaperWanted {
  readonly kind: PaperKind;
  readonly partyId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Which letter of supervision. */
  readonly letterId?: string | undefined;
  /** A party who takes it from the own page. */
  readonly viewerId?: string;
}

export interface FilledPaper {
  readonly data: unknown;
  readonly mediationId: string | null;
  readonly sessionId: string | null;
}

/**
 * What stands on a paper of this matter, from the record as it is now.
 * @param source the record where several papers are filled from it
 * @throws Refused `unknown/not-found` where the caller may not see facts, `conflict/paper-not-ready`, `invalid/party-unknown`, `invalid/session-unknown`
 */
export async function fillPaper(
  tx: Tx,
  call: PaperCall,
  matter: LockedMatter,
  wanted: PaperWanted,
  source?: PaperSource,
): Promise<FilledPaper> {
  const { kind } = wanted;
  const from = source ?? (await paperSource(tx, call, matter));
  const { facts, parties, whole } = from;
  if (!isReady(kind, from.offered)) fail('conflict', 'paper-not-ready', { kind });
  if (wanted.partyId !== undefined && !parties.some((p) => p.id === wanted.partyId && !p.replaced))
    fail('invalid', 'party-unknown', { field: 'party' });
  const mediationId = whole?.row.id ?? null;
  if (isMatterPaper(kind)) {
    const data = await fillMatterPaper(tx, call, matter, {
      kind,
      partyId: wanted.partyId,
      letterId: wanted.letterId,
    });
    return { data, mediationId, sessionId: null };
  }
  const shown = wanted.viewerId === undefined ? parties : asSeenBy(wanted.viewerId, parties);
  const record = recordOf(call, matter, facts, shown, whole, await courseOf(call, matter, shown, from));
  if (kind === 'mediation-record' && whole) {
    const session = recordedSession(whole, wanted.sessionId);
    return { data: sessionData(record, session.facts), mediationId, sessionId: session.id };
  }
  if (isKeptPaper(kind)) {
    const keeping = await from.keeping();
    const viewer = parties.find((p) => p.id === wanted.viewerId);
    const own = viewer ? (speaksFor(viewer) ?? '') : wanted.partyId;
    const data = keptPaperData(kind, record, keeping, own) ?? fail('conflict', 'paper-not-ready', { kind });
    return { data, mediationId, sessionId: null };
  }
  return { data: dataOf(record, wanted), mediationId, sessionId: null };
}

function dataOf(record: PaperRecord, { kind, partyId, viewerId }: PaperWanted): unknown {
  switch (kind) {
    case 'application':
      return applicationData(record);
    case 'acceptance-register':
      return acceptanceData(record);
    case 'rights-notice':
      return rightsData(record, partyId);
    case 'power-of-attorney': {
      const agent = partyId ?? record.parties.find((p) => p.role === 'agent' && !p.replaced)?.id;
      return attorneyData(record, agent ?? '') ?? fail('invalid', 'party-unknown', { field: 'party' });
    }
    case 'agreement':
      return agreementData(record);
    case 'oral-agreement':
      return oralData(record);
    case 'mediation-notice':
      return mediationNoticeData(record, partyId ?? viewerId);
    case 'termination-notice':
      return terminationNoticeData(record);
    case 'investigation-record':
      return investigationRecordData(record);
    case 'evidence-list':
      return evidenceListData(record);
    case 'follow-up-record':
      return followUpRecordData(record);
    case 'closing-report':
      return closingReportData(record);
    case 'dossier-cover':
      return dossierCoverData(record);
    case 'dossier-catalogue':
      return dossierCatalogueData(record);
    case 'dossier-note':
    case 'dossier-back':
      return dossierSheetData(record);
    default:
      return fail('conflict', 'paper-not-ready', { kind });
  }
}

function recordOf(
  { house }: PaperCall,
  matter: LockedMatter,
  facts: MatterFacts,
  parties: readonly PaperPartyFacts[],
  whole: WholeMediation | null,
  course: CourseFacts,
): PaperRecord {
  const directory = house.directory();
  const committee = directory.organisation(whole?.row.committee_id ?? matter.holder_organisation_id);
  const mediators = whole ? active(whole.standing).map((m) => whole.mediatorNames.get(m.id) ?? '') : [];
  const agreement = whole?.agreement ?? null;
  return {
    committee: committee?.kind === 'mediation_committee' ? committee.name : null,
    dossierNumber: whole?.row.dossier_number ?? null,
    category: categoryOf(house.profileAt(matter.profile_version), matter.category)?.name.zh ?? matter.category,
    description: facts.description,
    claims: facts.claims,
    registeredAt: matter.registered_at,
    matterNumber: matter.number,
    parties,
    source: whole?.row.source ?? null,
    entrustedBy: whole?.row.entrusted_by ?? null,
    acceptedOn: whole?.row.accepted_on ?? null,
    registeredBy: directory.post(matter.holder_post_id)?.officerName ?? null,
    remarks: whole?.row.remarks ?? null,
    mediators,
    recorder: whole?.sessions.findLast((s) => s.recorded_at !== null)?.recorder ?? null,
    agreement: agreement
      ? {
          facts: agreement.facts,
          points: agreement.points,
          responsibilities: agreement.responsibilities,
          otherTerms: agreement.other_terms,
          copies: agreement.copies,
          draftedAt: agreement.drafted_at,
          obligations: (whole?.obligations ?? []).map((o) => ({
            debtorId: o.debtor_id,
            creditorId: o.creditor_id,
            what: o.what,
            amountFen: o.amount_fen,
            dueOn: o.due_on,
            way: o.way,
            place: o.place,
          })),
        }
      : null,
    course,
  };
}

/** How the mediation went and ended, for its later papers. */
async function courseOf(
  { house, at }: PaperCall,
  matter: LockedMatter,
  parties: readonly PaperPartyFacts[],
  source: PaperSource,
): Promise<CourseFacts> {
  const { whole } = source;
  const [files, visits] = await Promise.all([source.files(), source.visits()]);
  const visit = visits.at(-1);
  const scans = new Set(whole?.signedPapers.map((one) => one.file_id));
  const profile = house.profileAt(matter.profile_version);
  const directory = house.directory();
  const committee = directory.organisation(whole?.row.committee_id ?? matter.holder_organisation_id);
  const planned = whole?.sessions.find((s) => s.recorded_at === null && s.planned_at !== null);
  const named = (id: string | null): string | null => {
    const party = parties.find((p) => p.id === id);
    return party ? displayName(party) : null;
  };
  return {
    today: localDateOf(at),
    contact: directory.post(matter.holder_post_id)?.officerName ?? null,
    contactPhone: committee?.telephone ?? null,
    planned: planned?.planned_at ? { at: planned.planned_at, place: planned.place } : null,
    held: (whole?.sessions ?? []).flatMap((s) =>
      s.started_at && s.result ? [{ startedAt: s.started_at, result: s.result }] : [],
    ),
    ended: whole?.row.ended_at
      ? { on: localDateOf(whole.row.ended_at), reason: whole.row.end_reason, words: whole.row.end_words }
      : null,
    roads: otherRoads(
      profile,
      matter.category,
      whole?.row.end_reason === 'no_consent' ? 'noConsent' : 'mediationFailed',
    ).map((road) => `${road.name.zh}${road.telephone ? `（电话${road.telephone}）` : ''}`),
    files: files.map((file) => ({
      name: fileView(house.crypto, file.row).name,
      kind: scans.has(file.row.id) ? 'agreement_scan' : file.kind,
      from: named(file.byPartyId),
      on: file.row.attached_at ? localDateOf(file.row.attached_at) : null,
    })),
    visit: visit
      ? {
          at: visit.visited_at,
          way: visit.way,
          performed: visit.performed,
          lawsuit: visit.lawsuit,
          wrongMediation: visit.wrong_mediation,
          escalation: visit.escalation,
          words: visit.words ?? {},
          by: directory.post(visit.by_post_id)?.officerName ?? null,
        }
      : null,
    // Acts after closing, archiving among them, do not move the day.
    closedOn: matter.closed_at ? localDateOf(matter.closed_at) : null,
    retention: retentionWords(retentionFor(profile, matter.category).years),
  };
}

function recordedSession(whole: WholeMediation, sessionId: string | undefined) {
  const recorded = whole.sessions.filter((s) => s.recorded_at !== null);
  const session = sessionId === undefined ? recorded.at(-1) : recorded.find((s) => s.id === sessionId);
  if (!session?.started_at || !session.result) fail('invalid', 'session-unknown', { field: 'session' });
  return {
    id: session.id,
    facts: {
      startedAt: session.started_at,
      endedAt: session.ended_at,
      place: session.place,
      present: session.present,
      mediators: session.mediator_ids.map((id) => whole.mediatorNames.get(id) ?? ''),
      recorder: session.recorder,
      others: othersOf(session),
      statements: session.statements,
      course: session.course,
      result: session.result,
      resultText: session.result_text,
    },
  };
}
