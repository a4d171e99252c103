// Decides the order of a dossier (卷内目录, thirteen items), what fills each, and whether the dossier is complete.
// Form: 司法部 2010 人民调解文书格式; 必须 must always be there, 按需 only where the case calls for it.

import type { PaperKind } from './paper-kinds.ts';

export const DOSSIER_ITEMS = [
  'application',
  'rights',
  'identity',
  'attorney',
  'inquiry',
  'evidence',
  'record',
  'agreement',
  'performance',
  'follow_up',
  'confirmation',
  'note',
  'back',
] as const;
export type DossierItem = (typeof DOSSIER_ITEMS)[number];

/** Items that a person may fill with files: all but the back cover, which is made. */
export const FILLED_BY_HAND = DOSSIER_ITEMS.filter((item) => item !== 'back');

/** 必须; all others are 按需. */
const ALWAYS: ReadonlySet<DossierItem> = new Set(['application', 'rights', 'identity', 'record', 'agreement', 'back']);

/** Items that may be marked «not applicable», with a reason. */
export const AS_NEEDED = DOSSIER_ITEMS.filter((item) => !ALWAYS.has(item));

export const ITEM_NAMES: Readonly<Record<DossierItem, { readonly zh: string; readonly en: string }>> = {
  application: { zh: '人民调解申请书、受理登记表', en: 'Application or register of acceptance' },
  rights: { zh: '当事人权利义务告知书', en: 'Notice of rights and duties' },
  identity: { zh: '当事人身份证明', en: 'Identity of the parties' },
  attorney: { zh: '授权委托书', en: 'Power of attorney' },
  inquiry: { zh: '人民调解调查记录', en: 'Record of inquiry' },
  evidence: { zh: '人民调解证据材料', en: 'Evidence' },
  record: { zh: '人民调解记录', en: 'Record of mediation' },
  agreement: { zh: '人民调解协议书', en: 'Agreement' },
  performance: { zh: '履行凭证', en: 'Proof of performance' },
  follow_up: { zh: '人民调解回访记录', en: 'Record of follow-up' },
  confirmation: { zh: '司法确认有关材料', en: 'Judicial confirmation' },
  note: { zh: '卷宗情况说明', en: 'Remarks on the dossier' },
  back: { zh: '封底', en: 'Back cover' },
};

const KINDS: Readonly<Record<string, DossierItem>> = {
  application: 'application',
  'acceptance-register': 'application',
  'rights-notice': 'rights',
  'power-of-attorney': 'attorney',
  'investigation-record': 'inquiry',
  'evidence-list': 'evidence',
  'mediation-notice': 'record',
  'mediation-record': 'record',
  agreement: 'agreement',
  'oral-agreement': 'agreement',
  'termination-notice': 'agreement',
  'follow-up-record': 'follow_up',
  'dossier-note': 'note',
  'closing-report': 'note',
  'performance-record': 'performance',
  'confirmation-application': 'confirmation',
};

/** Where a paper is bound; undefined for those that do not belong into a dossier of mediation. */
export function itemOfPaper(kind: string): DossierItem | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}

const ACTS: Readonly<Record<string, DossierItem>> = {
  submitMatter: 'evidence',
  registerMatter: 'evidence',
  addMaterial: 'evidence',
  supplyMaterial: 'evidence',
  recordProgress: 'evidence',
  answerAsRespondent: 'evidence',
  mediateOnTheSpot: 'agreement',
  recordSession: 'record',
  recordSeal: 'agreement',
  answerMatter: 'performance',
};

/**
 * Where a file that came with this act of the history is bound. Undefined: not in the dossier of itself (what bodies told one another, reasons for
 * another date); a person may still put it in.
 */
export function itemOfAct(act: string): DossierItem | undefined {
  if (Object.hasOwn(ACTS, act)) return ACTS[act];
  if (/judicial/iu.test(act)) return 'confirmation';
  if (/perform|obligation/iu.test(act)) return 'performance';
  return undefined;
}

/** One thing in a dossier: a paper that was issued, one that the record can fill now, or a file. */
export type Piece =
  | { readonly from: 'paper'; readonly item: DossierItem; readonly kind: string; readonly paperId: string }
  | {
      readonly from: 'record';
      readonly item: DossierItem;
      readonly kind: PaperKind;
      readonly partyId?: string;
      readonly sessionId?: string;
    }
  | { readonly from: 'file'; readonly item: DossierItem; readonly fileId: string; readonly signed?: boolean };

/** What decides which items the case calls for. */
export interface DossierFacts {
  /** How the mediation ended. */
  readonly ended: 'written' | 'oral' | 'without' | null;
  readonly agents: number;
  /** Somebody has said that something was performed, or recorded it. */
  readonly performed: boolean;
  readonly visited: boolean;
  /** A court decided on the joint application. */
  readonly confirmed: boolean;
  /** Words of the 卷宗情况说明 were written. */
  readonly noted: boolean;
  readonly notApplicable: readonly DossierItem[];
}

export const GAPS = ['nothing', 'signed-scan'] as const;
export type Gap = (typeof GAPS)[number];

export interface ItemStanding {
  readonly item: DossierItem;
  /** 1 to 13. */
  readonly place: number;
  readonly required: boolean;
  /** 按需, and this case calls for it. */
  readonly calledFor: boolean;
  readonly state: 'filled' | 'missing' | 'empty' | 'not_applicable';
  /** What is missing: everything, or the signed and sealed paper as a scan. */
  readonly gap: Gap | null;
  readonly pieces: readonly Piece[];
}

export interface DossierStanding {
  readonly items: readonly ItemStanding[];
  readonly missing: readonly DossierItem[];
  readonly complete: boolean;
}

/** The thirteen items in order, each with what fills it, and what is missing. Pieces keep the order in which they are given. */
export function standingOfDossier(pieces: readonly Piece[], facts: DossierFacts): DossierStanding {
  const items = DOSSIER_ITEMS.map((item, i): ItemStanding => {
    const own = pieces.filter((piece) => piece.item === item);
    const required = ALWAYS.has(item);
    const calledFor = !required && isCalledFor(item, facts);
    const gap = gapOf(item, own, facts);
    const marked = !required && facts.notApplicable.includes(item) && own.length === 0;
    return {
      item,
      place: i + 1,
      required,
      calledFor,
      state: marked ? 'not_applicable' : gap === null ? 'filled' : required || calledFor ? 'missing' : 'empty',
      gap: marked ? null : gap,
      pieces: own,
    };
  });
  const missing = items.filter((one) => one.state === 'missing').map((one) => one.item);
  return { items, missing, complete: missing.length === 0 };
}

function isCalledFor(item: DossierItem, facts: DossierFacts): boolean {
  if (item === 'attorney') return facts.agents > 0;
  if (item === 'performance') return facts.performed;
  if (item === 'follow_up') return facts.visited;
  if (item === 'confirmation') return facts.confirmed;
  return false;
}

function gapOf(item: DossierItem, pieces: readonly Piece[], facts: DossierFacts): Gap | null {
  // The back cover is made when the dossier is bound.
  if (item === 'back') return null;
  if (item === 'note' && facts.noted) return null;
  if (pieces.length === 0) return 'nothing';
  // A written agreement binds by signatures and seal on paper: what software prints is not that paper (人民调解法 29).
  if (item === 'agreement' && facts.ended === 'written' && !pieces.some((p) => p.from === 'file')) return 'signed-scan';
  return null;
}

/** Pieces in the order of binding: by item, within an item papers before files, each as given. */
export function inOrder<P extends { readonly item: DossierItem; readonly from: string }>(pieces: readonly P[]): P[] {
  const rank = (piece: P): number => DOSSIER_ITEMS.indexOf(piece.item) * 2 + (piece.from === 'file' ? 1 : 0);
  return pieces
    .map((piece, i) => ({ piece, i }))
    .sort((a, b) => rank(a.piece) - rank(b.piece) || a.i - b.i)
    .map((one) => one.piece);
}
