// Decides what stands on each paper of a mediation, from the record and with nothing retyped. What the record does not hold stays a place to fill.
import { clean } from '../../kernel/clean.ts';
import { localDateOf } from '../../kernel/instant.ts';
import type { AcceptanceRegisterPaper } from './documents/acceptance-register.ts';
import type { AgreementPaper } from './documents/agreement.ts';
import type { AgreementTerm } from './documents/agreement-terms.ts';
import type { ApplicationPaper } from './documents/application.ts';
import type { MediationRecordPaper } from './documents/mediation-record.ts';
import type { OralAgreementPaper } from './documents/oral-agreement.ts';
import type { PaperParty } from './documents/party.ts';
import type { PowerOfAttorneyPaper } from './documents/power-of-attorney.ts';
import type { RightsNoticePaper } from './documents/rights-notice.ts';
import { displayName, isPrincipal, type PartyFacts } from './parties.ts';

export interface PaperPartyFacts extends PartyFacts {
  readonly creditCode: string | null;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
  /** gender, ethnicity, age, occupation, relation, as far as they were told. */
  readonly details: Readonly<Record<string, string>>;
  readonly powers: string | null;
  readonly powersUntil: string | null;
}

export interface PaperObligation {
  readonly debtorId: string;
  readonly creditorId: string;
  readonly what: string;
  readonly amountFen: number | null;
  readonly dueOn: string;
  readonly way: string | null;
  readonly place: string | null;
}

export interface PaperSession {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly place: string;
  readonly present: readonly string[];
  readonly mediators: readonly string[];
  readonly recorder: string | null;
  readonly others: readonly { readonly name: string; readonly relation: string }[];
  readonly statements: string | null;
  readonly course: string | null;
  readonly result: 'agreed' | 'not_agreed' | 'continued';
  readonly resultText: string | null;
}

/** For a party's own page: other people's telephone, identity number and address stay off it. */
export function asSeenBy(viewerId: string, parties: readonly PaperPartyFacts[]): PaperPartyFacts[] {
  const viewer = parties.find((p) => p.id === viewerId);
  return parties.map((p) =>
    p.id === viewerId || p.id === viewer?.forPartyId || p.forPartyId === viewerId
      ? p
      : { ...p, phone: null, idNumber: null, address: null },
  );
}

/** The record as papers draw on it. */
export interface PaperRecord {
  readonly committee: string | null;
  readonly dossierNumber: string | null;
  readonly category: string;
  readonly description: string;
  readonly claims: string | null;
  readonly registeredAt: Date;
  readonly matterNumber: string;
  readonly parties: readonly PaperPartyFacts[];
  readonly source: 'application' | 'own-initiative' | 'entrusted' | null;
  readonly entrustedBy: string | null;
  readonly acceptedOn: string | null;
  readonly registeredBy: string | null;
  readonly remarks: string | null;
  readonly mediators: readonly string[];
  readonly recorder: string | null;
  readonly agreement: {
    readonly facts: string;
    readonly points: string;
    readonly responsibilities: string | null;
    readonly otherTerms: string | null;
    readonly copies: number;
    readonly draftedAt: Date;
    readonly obligations: readonly PaperObligation[];
  } | null;
  readonly course: CourseFacts;
}

/** What the later papers of a mediation draw on: how it went, how it ended, what hangs on it. */
export interface CourseFacts {
  /** The day on a paper that is made now. */
  readonly today: string;
  readonly contact: string | null;
  readonly contactPhone: string | null;
  /** The next session that is set and not held yet. */
  readonly planned: { readonly at: Date; readonly place: string } | null;
  /** Sessions held, oldest first. */
  readonly held: readonly { readonly startedAt: Date; readonly result: 'agreed' | 'not_agreed' | 'continued' }[];
  readonly ended: { readonly on: string; readonly reason: string | null; readonly words: string | null } | null;
  /** Other roads as they are told, with telephones. */
  readonly roads: readonly string[];
  readonly files: readonly {
    readonly name: string;
    /** `agreement_scan`: of the agreement as it was signed; the record of a talk is kept under `signed_paper` too. */
    readonly kind: string | null;
    readonly from: string | null;
    readonly on: string | null;
  }[];
  /** The mediator's own last visit. */
  readonly visit: {
    readonly at: Date;
    readonly way: 'phone' | 'visit' | 'window';
    readonly performed: 'yes' | 'partly' | 'no' | 'not_due';
    readonly lawsuit: boolean;
    readonly wrongMediation: boolean;
    readonly escalation: boolean;
    readonly words: Readonly<Record<string, string | null>>;
    readonly by: string | null;
  } | null;
  readonly closedOn: string | null;
  readonly retention: string | null;
}

const ages = /^\d{1,3}$/u;
const relationZh: Readonly<Record<string, string>> = {
  relative: '亲属',
  neighbour: '邻居',
  colleague: '同事',
  expert: '专业人员',
  village: '村(居)干部',
  other: '其他',
};

/** A party as the papers show it: its guardian or agent named beside it. */
export function paperParty(party: PaperPartyFacts, all: readonly PaperPartyFacts[]): PaperParty {
  const representative = represent(party, all);
  if (party.role === 'organisation') {
    return clean({
      kind: 'organisation' as const,
      name: party.organisation ?? party.name,
      creditCode: party.creditCode,
      head: party.details['head'] ?? (party.organisation ? party.name : null),
      headPost: party.details['headPost'],
      phone: party.phone,
      address: party.address,
      representative,
    });
  }
  return clean({
    name: party.name ?? party.organisation,
    sex: sexOf(party.details['gender']),
    ethnicity: party.details['ethnicity'],
    age: ageOf(party.details['age']),
    occupation: party.details['occupation'],
    phone: party.phone,
    address: party.address,
    idNumber: party.idNumber,
    representative,
  });
}

function represent(party: PaperPartyFacts, all: readonly PaperPartyFacts[]): string | undefined {
  const there = all.filter(
    (p) => p.forPartyId === party.id && !p.replaced && (p.role === 'guardian' || p.role === 'agent'),
  );
  if (there.length === 0) return undefined;
  return there.map((p) => `${displayName(p)}（${p.role === 'guardian' ? '法定代理人' : '委托代理人'}）`).join('、');
}

function sexOf(gender: string | undefined): 'male' | 'female' | undefined {
  if (gender === undefined) return undefined;
  if (/^(?:男|male|m)$/iu.test(gender.trim())) return 'male';
  return /^(?:女|female|f)$/iu.test(gender.trim()) ? 'female' : undefined;
}

function ageOf(age: string | undefined): number | undefined {
  return age !== undefined && ages.test(age) && Number(age) <= 150 ? Number(age) : undefined;
}

const side = (record: PaperRecord, which: 'applicant' | 'respondent'): PaperPartyFacts[] =>
  record.parties.filter((p) => isPrincipal(p) && p.side === which);
const papersOf = (record: PaperRecord, list: readonly PaperPartyFacts[]): PaperParty[] =>
  list.map((p) => paperParty(p, record.parties));
const names = (list: readonly PaperPartyFacts[]): string | undefined =>
  list.length > 0 ? list.map(displayName).join('、') : undefined;

/** 人民调解申请书 */
export function applicationData(record: PaperRecord): ApplicationPaper {
  return clean({
    committee: record.committee,
    applicants: papersOf(record, side(record, 'applicant')),
    respondents: papersOf(record, side(record, 'respondent')),
    facts: record.description,
    claims: lines(record.claims),
    appliedOn: localDateOf(record.registeredAt),
  });
}

/** 受理登记表 */
export function acceptanceData(record: PaperRecord): AcceptanceRegisterPaper {
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    acceptedOn: record.acceptedOn,
    oneSide: names(side(record, 'applicant')),
    otherSide: names(side(record, 'respondent')),
    category: record.category,
    source: record.source,
    entrustedBy: record.entrustedBy,
    facts: record.description,
    registeredBy: record.registeredBy,
    remarks: [`事项编号：${record.matterNumber}。`, record.remarks].filter((part) => part !== null).join(''),
  });
}

/** 权利义务告知书, for all or for one party. */
export function rightsData(record: PaperRecord, partyId?: string): RightsNoticePaper {
  const parties = record.parties.filter((p) => isPrincipal(p) && (partyId === undefined || p.id === partyId));
  return clean({ committee: record.committee, parties: parties.map(displayName), receivedOn: record.acceptedOn });
}

const special: readonly (readonly [RegExp, 'admit' | 'change' | 'waive' | 'settle'])[] = [
  [/承认/u, 'admit'],
  [/变更/u, 'change'],
  [/放弃/u, 'waive'],
  [/和解|签订|签署|达成协议/u, 'settle'],
];

/** 授权委托书 of one agent; special powers only as far as the written powers name them. */
export function attorneyData(record: PaperRecord, agentId: string): PowerOfAttorneyPaper | undefined {
  const agent = record.parties.find((p) => p.id === agentId && p.role === 'agent' && !p.replaced);
  if (!agent) return undefined;
  const principal = record.parties.find((p) => p.id === agent.forPartyId);
  const given = special.filter(([words]) => words.test(agent.powers ?? '')).map(([, power]) => power);
  const powers = given.length > 0 || /特别/u.test(agent.powers ?? '') ? ('special' as const) : ('general' as const);
  return clean({
    committee: record.committee,
    principal: principal ? paperParty(principal, []) : undefined,
    agent: clean({
      name: displayName(agent),
      sex: sexOf(agent.details['gender']),
      idNumber: agent.idNumber,
      relation: agent.details['relation'],
      phone: agent.phone,
      address: agent.address,
    }),
    subject: `${record.category}（事项编号${record.matterNumber}）的人民调解`,
    powers,
    special: powers === 'special' ? given : undefined,
    until: agent.powersUntil,
  });
}

/** 人民调解记录 of one session. */
export function sessionData(record: PaperRecord, session: PaperSession): MediationRecordPaper {
  const there = record.parties.filter((p) => session.present.includes(p.id));
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    place: session.place,
    parties: there.map((p) => presentName(p, record.parties)),
    invited: session.others.map((o) => `${o.name}（${relationZh[o.relation] ?? o.relation}）`),
    mediators: [...session.mediators],
    recorder: session.recorder,
    statements: session.statements === null ? undefined : spoken(session.statements),
    course: session.course,
    result: { agreed: 'agreed' as const, not_agreed: 'failed' as const, continued: 'adjourned' as const }[
      session.result
    ],
    resultText: session.resultText,
  });
}

function presentName(party: PaperPartyFacts, all: readonly PaperPartyFacts[]): string {
  const represented = all.find((p) => p.id === party.forPartyId);
  if (!represented || isPrincipal(party)) return displayName(party);
  return `${displayName(party)}（${displayName(represented)}的${party.role === 'guardian' ? '法定代理人' : '委托代理人'}）`;
}

/** 「张三：……」 line by line; what has no speaker is the record's own account. */
export function spoken(text: string): { speaker: string; text: string }[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const said = /^([^：:\s]{1,20})[：:]\s*(.+)$/u.exec(line.trim());
      return said ? { speaker: said[1] ?? '', text: said[2] ?? '' } : { speaker: '', text: line.trim() };
    });
}

/** 人民调解协议书 */
export function agreementData(record: PaperRecord): AgreementPaper | undefined {
  const { agreement } = record;
  if (!agreement) return undefined;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: papersOf(record, record.parties.filter(isPrincipal)),
    facts: agreement.facts,
    pointsInDispute: agreement.points,
    responsibility: agreement.responsibilities,
    terms: termsOf(record),
    copies: agreement.copies,
    mediators: [...record.mediators],
    recorder: record.recorder,
    agreedOn: localDateOf(agreement.draftedAt),
  });
}

/** 口头协议登记表 */
export function oralData(record: PaperRecord): OralAgreementPaper | undefined {
  const { agreement } = record;
  if (!agreement) return undefined;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: papersOf(record, record.parties.filter(isPrincipal)),
    category: record.category,
    facts: `${agreement.facts}\n争议事项：${agreement.points}`,
    terms: termsOf(record),
    mediator: record.mediators.join('、'),
    recorder: record.recorder,
    agreedOn: localDateOf(agreement.draftedAt),
  });
}

function termsOf(record: PaperRecord): AgreementTerm[] {
  const name = (id: string): string | undefined => {
    const party = record.parties.find((p) => p.id === id);
    return party ? displayName(party) : undefined;
  };
  const dated = (record.agreement?.obligations ?? []).map((o) =>
    clean({
      who: name(o.debtorId),
      toWhom: name(o.creditorId),
      what: o.what,
      amount: o.amountFen,
      by: o.dueOn,
      how: o.way,
      where: o.place,
    }),
  );
  return [...dated, ...(lines(record.agreement?.otherTerms ?? null) ?? []).map((what) => ({ what }))];
}

function lines(text: string | null): string[] | undefined {
  const found = (text ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/^\d+[.、．)）]\s*/u, ''))
    .filter((line) => line !== '');
  return found.length > 0 ? found : undefined;
}
