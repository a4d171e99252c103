// Decides the operations by which a file of matters is tried and taken over, and how far it has come.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { xlsxType as xlsx } from '../../../kernel/sheet-text.ts';

const roles = ['window_clerk', 'coordinator', 'centre_head'] as const;
const tag = 'intake';
const moment = z.iso.datetime();
const params = z.strictObject({ id: z.uuid() });

export const importView = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  /** checked: tried, nothing taken over yet. */
  state: z.enum(['checked', 'running', 'done', 'failed']),
  rows: z.int(),
  /** Rows that cannot become a matter. */
  bad: z.int(),
  /** Matters registered, rows refused, rows that had been taken over before. */
  given: z.int(),
  refused: z.int(),
  before: z.int(),
  checkedAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  failure: z.string().nullable(),
});
export type ImportView = z.output<typeof importView>;

const badCell = z.strictObject({ row: z.int(), column: z.string(), reason: z.string(), found: z.string() });

export const getMatterImportTemplate = route({
  operationId: 'getMatterImportTemplate',
  method: 'GET',
  path: '/api/matter-imports/template',
  tag,
  who: 'officer',
  roles,
  summary: { zh: '下载批量导入模板', en: 'The sheet by which matters are imported, with notes and codes' },
  reply: z.unknown(),
  media: [xlsx],
});

export const checkMatterImport = route({
  operationId: 'checkMatterImport',
  method: 'POST',
  path: '/api/matter-imports',
  tag,
  who: 'officer',
  roles,
  status: 201,
  summary: {
    zh: '试读批量导入文件(xlsx、UTF-8 或 GB18030 的 CSV)：列出每一处不对的地方，什么也不登记',
    en: 'Try a file (xlsx, CSV in UTF-8 or GB18030): every bad cell with its reason; nothing is registered',
  },
  body: z.strictObject({ file: z.file() }),
  reply: importView.extend({ faults: z.array(badCell) }),
  refusals: [
    'file-missing',
    'files-too-many',
    'file-empty',
    'file-too-large',
    'file-type-mismatch',
    'workbook-unreadable',
    'workbook-old-format',
    'workbook-macros',
    'workbook-locked',
    'workbook-merged',
    'workbook-too-large',
    'workbook-columns',
    'csv-unreadable',
    'import-empty',
    'disk-full',
    'too-many',
  ],
});

export const importMatters = route({
  operationId: 'importMatters',
  method: 'POST',
  path: '/api/matter-imports/{id}/start',
  tag,
  who: 'officer',
  roles,
  act: true,
  summary: { zh: '开始批量导入', en: 'Take the rows over, by a job' },
  params,
  body: z.strictObject({
    /** Bad rows are left out; without it a file with bad rows is not taken over. */
    leaveOutBad: z.boolean().optional(),
    noticeVersion: z.string().max(40),
  }),
  reply: importView,
  refusals: ['not-found', 'import-started', 'import-bad-rows', 'notice-outdated', 'key-reused'],
});

export const getMatterImport = route({
  operationId: 'getMatterImport',
  method: 'GET',
  path: '/api/matter-imports/{id}',
  tag,
  who: 'officer',
  roles,
  summary: { zh: '批量导入进度和结果', en: 'How far an import has come, and what became of each row' },
  params,
  query: z.strictObject({
    /** Rows after this one. */
    after: z.coerce.number().int().min(0).max(2_000_000).optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  reply: importView.extend({
    faults: z.array(badCell),
    results: z.array(z.strictObject({ row: z.int(), number: z.string().nullable(), reason: z.string().nullable() })),
    next: z.int().nullable(),
  }),
  refusals: ['not-found'],
});

export const exportBadImportRows = route({
  operationId: 'exportBadImportRows',
  method: 'GET',
  path: '/api/matter-imports/{id}/bad-rows',
  tag,
  who: 'officer',
  roles,
  summary: {
    zh: '导出不对的行(原样加上哪里不对)，改好可以直接再试',
    en: 'The bad rows as they were handed in, each with what is wrong; mended there they are handed in again',
  },
  params,
  reply: z.unknown(),
  media: [xlsx],
  refusals: ['not-found', 'import-file-gone'],
});

export const listMatterImports = route({
  operationId: 'listMatterImports',
  method: 'GET',
  path: '/api/matter-imports',
  tag,
  who: 'officer',
  roles,
  summary: { zh: '本单位的批量导入', en: 'Imports of one’s own body, newest first' },
  reply: z.strictObject({ items: z.array(importView) }),
});

export const exportMatterImports = route({
  operationId: 'exportMatterImports',
  method: 'GET',
  path: '/api/matter-imports/workbook',
  tag,
  who: 'officer',
  roles,
  summary: { zh: '本单位的批量导入（Excel）', en: 'Imports of one’s own body as Excel' },
  reply: z.unknown(),
  media: [xlsx],
});
