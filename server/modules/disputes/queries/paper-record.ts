import { fail } from '../../../kernel/refusal.ts';
import { maskIdentityNumber, maskPhone } from '../../../kernel/identity-number.ts';
import type { Paper, PaperLang } from '../../../kernel/paper.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { categoryOf, clockRule } from '../../../platform/profile/lookups.ts';
import { receiptForm, type ReceiptPaper, receiptPaperSchema } from '../../matters/documents/receipt.ts';
import { type LockedMatter, openParties, type OpenedParty, trackUrl } from '../../matters/index.ts';
import { withPresentParties } from '../commands/act-on-mediation.ts';
import { disputePapers } from '../documents/papers.ts';
import { active } from '../mediation.ts';
import { isReady } from '../offered-papers.ts';
import {
  acceptanceData,
  agreementData,
  applicationData,
  asSeenBy,
  attorneyData,
  oralData,
  type PaperPartyFacts,
  type PaperRecord,
  rightsData,
  sessionData,
} from '../paper-data.ts';
import type { PaperKind } from '../paper-kinds.ts';
import { displayName, isPrincipal } from '../parties.ts';
import { acceptClockOf, factsOf, type MatterFacts } from '../../matters/index.ts';
import { type WholeMediation, wholeMediation } from '../store/whole.ts';
import { offerFacts } from './get-mediation.ts';
import { othersOf } from './mediation-view.ts';

/** Which paper is wanted. */
export interface PaperWanted {
  readonly kind: PaperKind;
  readonly partyId?: string | undefined;
  readonly sessionId?: string | undefined;
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
 * @throws Refused `unknown/not-found` where the caller may not see facts, `conflict/paper-not-ready`, `invalid/party-unknown`, `invalid/session-unknown`
 */
export async function fillPaper(tx: Tx, house: House, matter: LockedMatter, wanted: PaperWanted): Promise<FilledPaper> {
  const [facts, parties, seen] = await Promise.all([
    factsOf(tx, matter.id),
    openParties(tx, house, matter.id),
    wholeMediation(tx, matter),
  ]);
  if (!facts) fail('unknown', 'not-found');
  const whole = seen ? { ...seen, standing: withPresentParties(seen.standing, parties) } : null;
  if (!isReady(wanted.kind, offerFacts(whole, parties))) fail('conflict', 'paper-not-ready', { kind: wanted.kind });
  if (wanted.partyId !== undefined && !parties.some((p) => p.id === wanted.partyId && !p.replaced))
    fail('invalid', 'party-unknown', { field: 'party' });
  const mediationId = whole?.row.id ?? null;
  if (wanted.kind === 'receipt')
    return { data: await receiptData(tx, house, matter, facts, parties), mediationId, sessionId: null };
  const record = recordOf(
    house,
    matter,
    facts,
    wanted.viewerId === undefined ? parties : asSeenBy(wanted.viewerId, parties),
    whole,
  );
  if (wanted.kind === 'mediation-record' && whole) {
    const session = recordedSession(whole, wanted.sessionId);
    return { data: sessionData(record, session.facts), mediationId, sessionId: session.id };
  }
  return { data: dataOf(record, wanted), mediationId, sessionId: null };
}

function dataOf(record: PaperRecord, { kind, partyId }: PaperWanted): unknown {
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
    default:
      return fail('conflict', 'paper-not-ready', { kind });
  }
}

/** The content tree of a paper from its data. */
export function paperOf(kind: PaperKind, data: unknown, lang: PaperLang): Paper {
  return kind === 'receipt'
    ? receiptForm.make(receiptPaperSchema.parse(data), lang)
    : disputePapers[kind].make(data, lang);
}

function recordOf(
  house: House,
  matter: LockedMatter,
  facts: MatterFacts,
  parties: readonly PaperPartyFacts[],
  whole: WholeMediation | null,
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

const channels: Readonly<Record<LockedMatter['channel'], string>> = {
  resident: '网上登记',
  window: '窗口登记',
  grid: '网格上报',
  telephone: '电话登记',
  transfer: '单位转来',
  import: '批量导入',
  api: '接口登记',
};

/** 登记回执 A copy of it: the secret code is never kept and stands only on the first one. */
async function receiptData(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  facts: MatterFacts,
  parties: readonly OpenedParty[],
): Promise<ReceiptPaper> {
  const profile = house.profileAt(matter.profile_version);
  const directory = house.directory();
  const accept = await acceptClockOf(tx, matter.id);
  const visitor = parties.find((p) => p.side === 'applicant' && isPrincipal(p));
  const others = parties.filter((p) => p.side === 'respondent' && isPrincipal(p)).map(displayName);
  const rule = accept ? clockRule(profile, accept.rule_id) : undefined;
  const receiver = directory.post(matter.first_receiver_post_id);
  const centre = directory.organisation(matter.centre_organisation_id);
  return {
    centre: centre?.name ?? profile.county.centre.name.zh,
    number: matter.number,
    lookupAddress: trackUrl(house),
    receivedAt: matter.registered_at,
    channel: channels[matter.channel],
    ...(visitor
      ? {
          visitor: {
            name: displayName(visitor),
            ...(visitor.idNumber ? { idNumber: maskIdentityNumber(visitor.idNumber) } : {}),
            ...(visitor.phone ? { phone: maskPhone(visitor.phone) } : {}),
            people: matter.people_involved,
          },
        }
      : {}),
    category: categoryOf(profile, matter.category)?.name.zh ?? matter.category,
    ...(others.length > 0 ? { otherSide: others.join('、') } : {}),
    place: [directory.area(matter.township_id)?.name, directory.area(matter.village_id)?.name, facts.place_detail]
      .filter((part) => part)
      .join(''),
    facts: facts.description,
    ...(facts.claims ? { claims: facts.claims.split('\n').filter((line) => line.trim() !== '') } : {}),
    ...(matter.urgency
      ? { urgency: profile.urgencies.find((u) => u.id === matter.urgency)?.name.zh ?? matter.urgency }
      : {}),
    ...(receiver ? { firstReceiver: receiver.officerName } : {}),
    ...(centre?.telephone ? { firstReceiverPhone: centre.telephone } : {}),
    ...(accept ? { acceptanceDue: accept.due_at } : {}),
    ...(rule ? { acceptanceRule: rule.name.zh } : {}),
  };
}
