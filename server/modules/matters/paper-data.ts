// Decides what stands on the papers about a matter itself, from the record and with nothing retyped. What the record does not hold stays a place to fill.
import { clean } from '../../kernel/clean.ts';
import { maskIdentityNumber, maskPhone } from '../../kernel/identity-number.ts';
import { localDateOf } from '../../kernel/instant.ts';
import type { DataForAcceptanceNotice } from './documents/acceptance-notice.ts';
import type { DataForCirculationSlip } from './documents/circulation-slip.ts';
import type { MatterPaperKind } from './documents/papers.ts';
import type { ReceiptPaper } from './documents/receipt.ts';
import type { DataForSatisfactionSlip } from './documents/satisfaction-slip.ts';

export interface PaperPerson {
  readonly id: string;
  readonly side: 'applicant' | 'respondent';
  readonly role: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly replaced: boolean;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
}

interface PaperClock {
  readonly dueAt: Date;
  readonly dueOn: string;
  /** How the date came about, in plain words. */
  readonly reckoned: { readonly zh: string; readonly en: string };
}

export interface PaperFollowUp {
  readonly partyId: string;
  readonly askedAt: Date;
  readonly way: 'phone' | 'visit' | 'window' | 'page';
  readonly reached: 'reached' | 'not_reached' | 'refused';
  readonly performed: 'yes' | 'partly' | 'no' | 'not_due' | 'none' | null;
  readonly solved: boolean | null;
  readonly satisfaction: number | null;
  readonly askedBy: string | null;
}

/** The record of a matter as its papers read it, names already in words. */
export interface MatterRecord {
  readonly number: string;
  readonly centre: string;
  readonly centrePhone: string | null;
  readonly lookupAddress: string;
  readonly qr: string;
  readonly registeredAt: Date;
  readonly channel: string;
  readonly peopleInvolved: number;
  readonly parties: readonly PaperPerson[];
  readonly category: string;
  readonly complexity: string | null;
  readonly urgency: string | null;
  readonly place: string;
  readonly description: string;
  readonly claims: string | null;
  readonly firstReceiver: string | null;
  /** Files handed in when it was registered. */
  readonly materials: readonly string[];
  readonly attachments: readonly string[];
  readonly noticeVersion: string | null;
  readonly acceptClock: PaperClock | null;
  readonly promise: PaperClock | null;
  /** Periods of law with law and article, in words. */
  readonly legalLimits: readonly string[];
  readonly acceptedAt: Date | null;
  readonly holder: string | null;
  /** 配合单位 */
  readonly helpers: readonly string[];
  readonly assigned: { readonly by: string | null; readonly at: Date; readonly ground: string | null } | null;
  readonly signed: { readonly by: string | null; readonly at: Date } | null;
  readonly followUps: readonly PaperFollowUp[];
  readonly ratings: readonly {
    readonly partyId: string;
    readonly acceptance: number;
    readonly process: number;
    readonly result: number;
    readonly words: string | null;
  }[];
  /** The day on a paper that is made now. */
  readonly today: string;
}

/** Which papers of the matter the record can fill now. */
export function readyMatterPapers(
  record: Pick<MatterRecord, 'acceptedAt' | 'assigned' | 'followUps' | 'ratings'>,
): MatterPaperKind[] {
  return [
    'receipt',
    ...(record.acceptedAt ? (['acceptance-notice'] as const) : []),
    ...(record.assigned ? (['circulation-slip'] as const) : []),
    ...(record.followUps.length + record.ratings.length > 0 ? (['satisfaction-slip'] as const) : []),
  ];
}

const roles: Readonly<Record<string, string>> = {
  self: '本人',
  organisation: '单位',
  guardian: '法定代理人',
  agent: '委托代理人',
  helper: '代为反映',
};

/** 登记回执 A copy of it: the secret code is never kept and stands only on the one that the window prints at registration. */
export function receiptData(record: MatterRecord): ReceiptPaper {
  const visitor =
    record.parties.find((p) => p.side === 'applicant' && isPrincipal(p)) ??
    record.parties.find((p) => p.side === 'applicant' && !p.replaced);
  const others = namesOf(record, 'respondent');
  return clean({
    centre: record.centre,
    number: record.number,
    lookupAddress: record.lookupAddress,
    qr: record.qr,
    receivedAt: record.registeredAt,
    channel: record.channel,
    visitor: visitor
      ? clean({
          name: nameOf(visitor),
          role: roles[visitor.role],
          idNumber: visitor.idNumber ? maskIdentityNumber(visitor.idNumber) : undefined,
          phone: visitor.phone ? maskPhone(visitor.phone) : undefined,
          address: visitor.address,
          people: record.peopleInvolved,
        })
      : undefined,
    category: record.category,
    otherSide: others.length > 0 ? others.join('、') : undefined,
    place: record.place,
    facts: record.description,
    claims: linesOf(record.claims),
    urgency: record.urgency,
    firstReceiver: record.firstReceiver,
    firstReceiverPhone: record.firstReceiver ? record.centrePhone : undefined,
    materials: record.materials.map((name) => ({ name })),
    acceptanceDue: record.acceptClock?.dueAt,
    acceptanceRule: record.acceptClock?.reckoned,
    noticeVersion: record.noticeVersion,
  });
}

/** 受理告知书 */
export function acceptanceNoticeData(record: MatterRecord): DataForAcceptanceNotice | undefined {
  if (!record.acceptedAt) return undefined;
  return clean({
    centre: record.centre,
    number: record.number,
    parties: namesOf(record, 'applicant'),
    subject: subjectOf(record),
    acceptedOn: localDateOf(record.acceptedAt),
    handler: record.holder ?? record.centre,
    promisedBy: record.promise?.dueOn,
    promiseRule: record.promise?.reckoned,
    legalLimits: [...record.legalLimits],
    contact: record.firstReceiver,
    contactPhone: record.centrePhone,
    lookupAddress: record.lookupAddress,
    issuedOn: record.today,
  });
}

/** 流转单 */
export function circulationSlipData(record: MatterRecord): DataForCirculationSlip | undefined {
  if (!record.assigned) return undefined;
  return clean({
    centre: record.centre,
    number: record.number,
    source: record.channel,
    summary: [record.description, record.claims].filter((part) => part).join('\n'),
    category: record.category,
    rating: [record.complexity, record.urgency].filter((part) => part).join('，'),
    lead: record.holder,
    others: record.helpers.length > 0 ? [...record.helpers] : undefined,
    ground: record.assigned.ground,
    dueOn: record.promise?.dueOn,
    attachments: record.attachments.length > 0 ? [...record.attachments] : undefined,
    issuedBy: record.assigned.by,
    issuedAt: record.assigned.at,
    signedBy: record.signed?.by,
    signedAt: record.signed?.at,
  });
}

/** 满意度单 of one person: the last call, and the person's own marks. */
export function satisfactionSlipData(record: MatterRecord, partyId?: string): DataForSatisfactionSlip | undefined {
  const call = record.followUps.findLast((one) => partyId === undefined || one.partyId === partyId);
  const whose = partyId ?? call?.partyId ?? record.ratings.at(-1)?.partyId;
  const marks = record.ratings.find((one) => one.partyId === whose);
  const person = record.parties.find((one) => one.id === whose);
  if (!person || (!call && !marks)) return undefined;
  return clean({
    centre: record.centre,
    number: record.number,
    person: nameOf(person),
    askedAt: call?.askedAt,
    way: call?.way,
    reached: call?.reached,
    performed: call?.performed,
    solved: call?.solved,
    acceptance: marks?.acceptance,
    process: marks?.process,
    result: marks?.result ?? call?.satisfaction,
    opinion: marks?.words,
    askedBy: call?.askedBy,
  });
}

/** 邻里纠纷：…: the category and the first words of what was told. */
export function subjectOf(record: Pick<MatterRecord, 'category' | 'description'>): string {
  const first = record.description.split(/[\n。]/u)[0] ?? '';
  const short = Array.from(first).slice(0, 40).join('');
  return `${record.category}：${short}${short.length < first.length ? '……' : ''}`;
}

export function nameOf(party: Pick<PaperPerson, 'role' | 'name' | 'organisation'>): string {
  const [one, other] =
    party.role === 'organisation' ? [party.organisation, party.name] : [party.name, party.organisation];
  return one ?? other ?? '';
}

function isPrincipal(party: PaperPerson): boolean {
  return !party.replaced && (party.role === 'self' || party.role === 'organisation');
}

/** Names of the parties in dispute on one side. */
export function namesOf(record: MatterRecord, side: PaperPerson['side']): string[] {
  return record.parties.filter((p) => p.side === side && isPrincipal(p)).map(nameOf);
}

function linesOf(text: string | null): string[] | undefined {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : undefined;
}
