// Decides what stands on the papers that an act calls for: asking for material, refusing, objecting, transferring, asking for more time.
// Their words are those that the acts were recorded with; nothing is retyped.
import { clean } from '../../kernel/clean.ts';
import { localDateOf } from '../../kernel/instant.ts';
import { formatPeriod } from '../../kernel/period-words.ts';
import type { PeriodUnit } from '../../kernel/period.ts';
import type { DataForExtensionRequest } from './documents/extension-request.ts';
import type { DataForObjectionSlip } from './documents/objection-slip.ts';
import type { MatterPaperKind } from './documents/papers.ts';
import type { DataForRefusalNotice } from './documents/refusal-notice.ts';
import type { DataForSupplementNotice } from './documents/supplement-notice.ts';
import type { DataForTransferLetter } from './documents/transfer-letter.ts';
import { type MatterRecord, namesOf, subjectOf } from './paper-data.ts';
import type { DecisionOnRecord, LetterOnRecord } from './supervision-paper-data.ts';

/** What the acts left on record, the latest of each kind. */
export interface ActsOnRecord {
  readonly material: {
    readonly askedAt: Date;
    readonly dueOn: string;
    /** 逾期后果 as the profile words it. */
    readonly consequence: string;
    readonly items: readonly { readonly name: string; readonly note: string | null }[];
    readonly askedBy: string | null;
  } | null;
  /** A refusal that a second person agreed to. */
  readonly refusal: {
    readonly reason: string;
    readonly explanation: string | null;
    readonly law: string;
    readonly door: { readonly name: string; readonly address: string; readonly telephone: string };
    readonly refusedAt: Date;
    readonly reviewUntil: string | null;
  } | null;
  readonly objection: {
    readonly body: string;
    readonly law: string;
    readonly reason: string | null;
    readonly proposed: string | null;
    readonly raisedBy: string | null;
    readonly raisedAt: Date;
    readonly ruled: {
      readonly at: Date;
      readonly by: string | null;
      readonly upheld: boolean;
      readonly words: string | null;
    } | null;
  } | null;
  readonly transfer: {
    readonly letterNumber: string;
    readonly from: string | null;
    readonly to: string;
    readonly law: string;
    readonly reason: string | null;
    readonly materials: readonly string[];
    readonly timeLimitNote: string | null;
    readonly sentBy: string | null;
    readonly sentAt: Date;
    readonly phone: string | null;
  } | null;
  readonly urging: LetterOnRecord | null;
  readonly supervision: LetterOnRecord | null;
  /** What bodies that the rule names decided: the last of each level. */
  readonly talk: DecisionOnRecord | null;
  readonly listing: DecisionOnRecord | null;
  readonly extension: {
    readonly clock: string;
    readonly dueOn: string;
    readonly amount: number;
    readonly unit: PeriodUnit;
    readonly words: string | null;
    readonly askedBy: string | null;
    readonly askedAt: Date;
    readonly decided: {
      readonly approved: boolean;
      readonly by: string | null;
      readonly at: Date;
      readonly words: string | null;
    } | null;
  } | null;
}

/** Which papers the acts on record can fill. */
export function readyActPapers(acts: ActsOnRecord): MatterPaperKind[] {
  return [
    ...(acts.material ? (['supplement-notice'] as const) : []),
    ...(acts.refusal ? (['refusal-notice'] as const) : []),
    ...(acts.transfer ? (['transfer-letter'] as const) : []),
    ...(acts.objection ? (['objection-slip'] as const) : []),
    ...(acts.extension ? (['extension-request'] as const) : []),
    ...(acts.urging ? (['urging-notice'] as const) : []),
    ...(acts.supervision ? (['supervision-letter'] as const) : []),
    ...(acts.talk ? (['talk-notice'] as const) : []),
    ...(acts.listing ? (['listing-notice'] as const) : []),
  ];
}

/** 一次性补正告知书 */
export function supplementNoticeData(
  record: MatterRecord,
  { material }: ActsOnRecord,
): DataForSupplementNotice | undefined {
  if (!material) return undefined;
  return clean({
    centre: record.centre,
    number: record.number,
    addressees: namesOf(record, 'applicant'),
    subject: subjectOf(record),
    registeredOn: localDateOf(record.registeredAt),
    missing: material.items.map((item) => (item.note ? `${item.name}（${item.note}）` : item.name)),
    dueOn: material.dueOn,
    consequence: material.consequence.replace(/[。.]$/u, ''),
    lookupAddress: record.lookupAddress,
    contact: material.askedBy,
    contactPhone: record.centrePhone,
    issuedOn: localDateOf(material.askedAt),
  });
}

/** 不予受理告知书 */
export function refusalNoticeData(record: MatterRecord, { refusal }: ActsOnRecord): DataForRefusalNotice | undefined {
  if (!refusal) return undefined;
  return clean({
    centre: record.centre,
    number: record.number,
    parties: namesOf(record, 'applicant'),
    subject: record.claims ?? record.description,
    appliedOn: localDateOf(record.registeredAt),
    reason: [refusal.reason, refusal.explanation].filter((part) => part).join('\n'),
    law: refusal.law,
    rightDoor: { body: refusal.door.name, address: refusal.door.address, telephone: refusal.door.telephone },
    reviewUntil: refusal.reviewUntil,
    reviewBody: record.centre,
    issuedOn: localDateOf(refusal.refusedAt),
  });
}

/** 退回（异议）单 */
export function objectionSlipData(record: MatterRecord, { objection }: ActsOnRecord): DataForObjectionSlip | undefined {
  if (!objection) return undefined;
  const { ruled } = objection;
  return clean({
    centre: record.centre,
    body: objection.body,
    originalNumber: record.number,
    subject: record.category,
    reason: objection.reason,
    law: objection.law,
    proposed: objection.proposed,
    raisedBy: objection.raisedBy,
    raisedOn: localDateOf(objection.raisedAt),
    ruling: ruled
      ? [ruled.upheld ? '异议成立。' : '异议不成立。', ruled.words].filter((part) => part).join('')
      : undefined,
    ruledBy: ruled?.by,
    ruledOn: ruled ? localDateOf(ruled.at) : undefined,
  });
}

/** 移送函 */
export function transferLetterData(
  record: MatterRecord,
  { transfer }: ActsOnRecord,
): DataForTransferLetter | undefined {
  if (!transfer) return undefined;
  return clean({
    letterNumber: transfer.letterNumber,
    from: transfer.from,
    to: transfer.to,
    number: record.number,
    cause: record.category,
    parties: [...namesOf(record, 'applicant'), ...namesOf(record, 'respondent')],
    facts: record.description,
    grounds: [transfer.reason, transfer.law].filter((part) => part).join('\n'),
    materials: [...transfer.materials],
    timeBars: transfer.timeLimitNote ? [transfer.timeLimitNote] : undefined,
    contact: transfer.sentBy,
    contactPhone: transfer.phone,
    issuedOn: localDateOf(transfer.sentAt),
  });
}

/** 延期申请审批表 The day before stands on it until it is decided; once granted, the day until which. */
export function extensionRequestData(
  record: MatterRecord,
  { extension }: ActsOnRecord,
): DataForExtensionRequest | undefined {
  if (!extension) return undefined;
  const { decided } = extension;
  return clean({
    centre: record.centre,
    number: record.number,
    subject: record.category,
    body: record.holder,
    dueOn: decided?.approved ? undefined : extension.dueOn,
    wantedUntil: decided?.approved ? extension.dueOn : undefined,
    reason: [`${extension.clock}：申请延长${formatPeriod(extension.amount, extension.unit, 'zh')}。`, extension.words]
      .filter((part) => part)
      .join('\n'),
    officer: clean({ name: extension.askedBy, on: localDateOf(extension.askedAt) }),
    centreOpinion: decided
      ? clean({
          words: [decided.approved ? '同意延期。' : '不同意延期。', decided.words].filter((part) => part).join(''),
          name: decided.by,
          on: localDateOf(decided.at),
        })
      : undefined,
  });
}
