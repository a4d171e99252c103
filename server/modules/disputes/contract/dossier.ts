// Decides the dossier (调解卷宗) as operations: what lies in it and what is missing, putting in, archiving, supplements, the list of a year.
import { z } from 'zod';
import { pageSize } from '../../../kernel/page.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import {
  longText,
  matterAfterAct,
  numberParams,
  officerAct,
  reasonText,
  usualRefusals,
} from '../../matters/contract.ts';
import { xlsx } from '../../places/contract.ts';
import { AS_NEEDED, DOSSIER_ITEMS, FILLED_BY_HAND, GAPS } from '../dossier-order.ts';
import { actTimeMembers, wordsView } from './shapes.ts';

const item = z.enum(DOSSIER_ITEMS);
const pdf = ['application/pdf'] as const;

const act = {
  ...officerAct,
  tag: 'mediation',
  roles: ['committee_officer', 'mediator', 'handler', 'checker', 'centre_head'],
} as const;
const usual = [...usualRefusals, 'mediation-unknown'] as const;

const pieceView = z.strictObject({
  item: item.nullable(),
  /** An issued paper, one that the record fills when the dossier is archived, or a file. */
  from: z.enum(['paper', 'record', 'file']),
  name: z.string(),
  kind: z.string().nullable(),
  paperId: z.uuid().nullable(),
  fileId: z.uuid().nullable(),
  /** Null where it is not counted before it is bound. */
  pages: z.int().nullable(),
});
export type DossierPiece = z.infer<typeof pieceView>;

const boundView = {
  id: z.uuid(),
  number: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** Bound into one PDF, its hash in the history. */
  sealed: z.boolean(),
  done: z.int(),
  all: z.int(),
  pages: z.int().nullable(),
  sha256: z.string().nullable(),
  pieces: z.int(),
};

export const getDossier = route({
  operationId: 'getDossier',
  method: 'GET',
  path: '/api/matters/{number}/dossier',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '调解卷宗：十三项、所缺、页数', en: 'The dossier: thirteen items, what is missing, pages' },
  params: numberParams,
  reply: z.strictObject({
    version: z.int(),
    dossierNumber: z.string().nullable(),
    ended: z.boolean(),
    complete: z.boolean(),
    missing: z.array(item),
    items: z.array(
      z.strictObject({
        item,
        place: z.int(),
        name: wordsView,
        /** 必须 */
        required: z.boolean(),
        /** 按需, and this case calls for it. */
        calledFor: z.boolean(),
        /** `scanned`: archived as the scan of a dossier on paper, which holds what the record does not. */
        state: z.enum(['filled', 'missing', 'empty', 'not_applicable', 'scanned']),
        gap: z.enum(GAPS).nullable(),
        /** Why it does not apply, or the remarks. */
        reason: z.string().nullable(),
        pieces: z.array(pieceView),
      }),
    ),
    /** Files of the matter that lie nowhere in the dossier. */
    loose: z.array(pieceView),
    /** What came after the dossier was sealed and belongs into a supplement. */
    later: z.array(pieceView),
    archive: z
      .strictObject({
        ...boundView,
        how: z.enum(['made', 'scanned']),
        exceptions: z.array(z.string()),
        custodian: z.string().nullable(),
        retentionYears: z.int().nullable(),
        retentionFrom: z.string(),
        retentionUntil: z.string().nullable(),
      })
      .nullable(),
    supplements: z.array(z.strictObject(boundView)),
    voided: z.array(z.strictObject({ number: z.string(), at: z.string(), reason: z.string().nullable() })),
    custodians: z.array(z.strictObject({ postId: z.int(), name: z.string() })),
    acts: z.array(z.string()),
  }),
  refusals: ['not-found', 'mediation-unknown'],
});

export const getDossierFile = route({
  operationId: 'getDossierFile',
  method: 'GET',
  path: '/api/matters/{number}/dossier/file',
  tag: 'mediation',
  who: 'officer',
  summary: {
    zh: '整本卷宗（一个 PDF，带书签和页号；打开会留痕）',
    en: 'The whole dossier as one PDF; opening it leaves a row',
  },
  params: numberParams,
  query: z.strictObject({ /** One of the supplements. */ supplement: z.uuid().optional() }),
  reply: z.unknown(),
  media: pdf,
  refusals: [
    'not-found',
    'mediation-unknown',
    'dossier-number-missing',
    'dossier-binding',
    'dossier-too-large',
    'paper-unknown',
  ],
});

export const fileInDossier = route({
  ...act,
  operationId: 'fileInDossier',
  path: '/api/matters/{number}/dossier/files',
  summary: { zh: '扫描件入卷', en: 'Put scans at their place in the dossier' },
  body: z.strictObject({
    item: z.enum(FILLED_BY_HAND),
    /** New files. */
    fileIds: z.array(z.uuid()).max(20).optional(),
    /** Files that hang on the matter already. */
    matterFileIds: z.array(z.uuid()).max(20).optional(),
    ...actTimeMembers,
  }),
  refusals: [...usual, 'dossier-sealed', 'file-unknown', 'files-too-many', 'dossier-nothing-given'],
});

export const markDossierItem = route({
  ...act,
  operationId: 'markDossierItem',
  path: '/api/matters/{number}/dossier/mark',
  summary: { zh: '按需项标为不适用（或者取消）', en: 'Mark an item as not applicable, or again as applicable' },
  body: z.strictObject({
    item: z.enum(AS_NEEDED),
    notApplicable: z.boolean(),
    reason: reasonText,
    ...actTimeMembers,
  }),
  refusals: [...usual, 'dossier-sealed', 'dossier-item-filled'],
});

export const describeDossier = route({
  ...act,
  operationId: 'describeDossier',
  path: '/api/matters/{number}/dossier/note',
  summary: { zh: '填写卷宗情况说明', en: 'Write the remarks on the dossier' },
  body: z.strictObject({ words: longText, ...actTimeMembers }),
  refusals: [...usual, 'dossier-sealed'],
});

export const archiveDossier = route({
  ...act,
  operationId: 'archiveDossier',
  path: '/api/matters/{number}/dossier/archive',
  summary: { zh: '归档封卷：给案卷号，定保管期限', en: 'Archive and seal: file number, term of keeping' },
  body: z.strictObject({
    /** Post of whoever keeps it: of the committee or of the centre; the caller when left out. */
    custodianPostId: z.int().positive().optional(),
    /** The checker lets missing items pass, and says why. */
    exceptionReason: plainText({ min: 4, max: 500 }).optional(),
    /** The whole dossier on paper, scanned: it takes the place of all that the record holds. */
    scanFileIds: z.array(z.uuid()).min(1).max(20).optional(),
    ...actTimeMembers,
  }),
  reply: matterAfterAct.extend({ fileNumber: z.string() }),
  refusals: [
    ...usual,
    'dossier-number-missing',
    'dossier-not-ended',
    'dossier-sealed',
    'dossier-incomplete',
    'dossier-exception-not-yours',
    'custodian-unknown',
    'file-unknown',
    'files-too-many',
    'paper-not-ready',
  ],
});

export const addDossierSupplement = route({
  ...act,
  operationId: 'addDossierSupplement',
  path: '/api/matters/{number}/dossier/supplement',
  summary: { zh: '归入补充卷', en: 'Put later papers into a supplement' },
  body: z.strictObject({
    reason: reasonText,
    paperIds: z.array(z.uuid()).max(50).optional(),
    fileIds: z.array(z.uuid()).max(20).optional(),
    matterFileIds: z.array(z.uuid()).max(50).optional(),
    ...actTimeMembers,
  }),
  reply: matterAfterAct.extend({ supplementNumber: z.string() }),
  refusals: [
    ...usual,
    'dossier-not-sealed',
    'dossier-nothing-given',
    'dossier-holds-already',
    'paper-unknown',
    'file-unknown',
    'files-too-many',
  ],
});

export const voidDossierArchive = route({
  ...act,
  operationId: 'voidDossierArchive',
  path: '/api/matters/{number}/dossier/void',
  roles: ['checker', 'centre_head'],
  summary: { zh: '案卷号作废（保留号码和原因），卷宗重新整理', en: 'Void the file number; it stays with its reason' },
  body: z.strictObject({ reason: reasonText, ...actTimeMembers }),
  refusals: [...usual, 'dossier-not-sealed'],
});

const yearFilter = {
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  committeeId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
};

export const listDossiers = route({
  operationId: 'listDossiers',
  method: 'GET',
  path: '/api/dossiers',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '案卷目录：按年度和调委会', en: 'Archived dossiers of a year, by committee' },
  query: z.strictObject({
    ...yearFilter,
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(pageSize.most).optional(),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        number: z.string(),
        dossierNumber: z.string(),
        matterNumber: z.string(),
        category: wordsView,
        committee: z.strictObject({ id: z.int(), name: z.string() }),
        archivedAt: z.string(),
        custodian: z.string().nullable(),
        pages: z.int().nullable(),
        how: z.enum(['made', 'scanned']),
        state: z.enum(['binding', 'sealed', 'voided']),
        retentionYears: z.int().nullable(),
        retentionUntil: z.string().nullable(),
        supplements: z.int(),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: ['cursor-invalid'],
});

export const exportDossiers = route({
  operationId: 'exportDossiers',
  method: 'GET',
  path: '/api/dossiers/workbook',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '案卷目录（Excel）', en: 'The same list as Excel' },
  query: z.strictObject(yearFilter),
  reply: z.unknown(),
  media: [xlsx],
});
