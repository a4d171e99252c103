// Pure. The door of places for the web: which areas there are, and the system administrator's acts on them.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { areaLevels, everyAreaKind } from './area.ts';
import { workbookIn, workbookOut } from './contract-workbook.ts';

export { importReply, workbookIn, workbookOut, xlsx } from './contract-workbook.ts';

const tag = 'areas 区域';
const id = z.coerce.number().int().min(1).max(2_147_483_647);
const level = z.enum(areaLevels);
const kind = z.enum(everyAreaKind);
const code = z.string().regex(/^\d{6,15}$/u, { error: 'area-code-form' });
const name = plainText({ min: 1, max: 60 });
const params = z.strictObject({ id });

/** An area as everybody sees it. `code` is the `areaCode` by which a resident's submission names it. */
export const areaItem = z.object({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  level,
  kind,
  parentId: z.number().int().nullable(),
  parentCode: z.string().nullable(),
});

export const listAreas = route({
  operationId: 'listAreas',
  method: 'GET',
  path: '/api/areas',
  summary: {
    zh: '区域列表（县、乡镇街道、村社区、网格），当前有效或某日有效',
    en: 'Areas valid today, or on a given day',
  },
  tag,
  who: 'open',
  query: z.strictObject({
    /** Code of the area just above. */
    parent: code.optional(),
    level: level.optional(),
    at: localDateSchema.optional(),
  }),
  reply: z.object({ items: z.array(areaItem) }),
  refusals: ['area-unknown'],
});

/** An area as the system administrator sees it. */
export const areaRecord = areaItem.extend({
  path: z.string(),
  validFrom: z.string(),
  /** First day on which it is no longer there. */
  validTo: z.string().nullable(),
  mergedInto: z.object({ id: z.number().int(), code: z.string(), name: z.string() }).nullable(),
  /** What it was called, newest first. */
  namings: z.array(z.object({ from: z.string(), code: z.string(), name: z.string(), kind })),
  version: z.number().int(),
  acts: z.array(z.string()),
});

const admin = ['system_admin'] as const;

export const listAreaRecords = route({
  operationId: 'listAreaRecords',
  method: 'GET',
  path: '/api/admin/areas',
  summary: { zh: '区域管理列表（含已撤销的）', en: 'Areas for administration, ended ones too' },
  tag,
  who: 'officer',
  roles: admin,
  query: z.strictObject({
    parent: code.optional(),
    level: level.optional(),
    /** Part of the name, or the beginning of the code. */
    q: plainText({ max: 60 }).optional(),
    ended: z.enum(['true', 'false']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  reply: z.object({ items: z.array(areaRecord.omit({ namings: true })), next: z.string().nullable() }),
  refusals: ['area-unknown', 'cursor-invalid'],
});

export const getArea = route({
  operationId: 'getArea',
  method: 'GET',
  path: '/api/admin/areas/{id}',
  summary: { zh: '区域详情与沿革', en: 'One area with its former names' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  reply: areaRecord,
  refusals: ['area-unknown'],
});

export const addArea = route({
  operationId: 'addArea',
  method: 'POST',
  path: '/api/admin/areas',
  summary: { zh: '新设区域', en: 'Add an area' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject({ parentId: id, kind, code, name, from: localDateSchema }),
  reply: areaRecord,
  status: 201,
  act: true,
  refusals: ['area-unknown', 'area-ended', 'area-level', 'area-code-length', 'area-code-taken', 'area-date'],
});

export const renameArea = route({
  operationId: 'renameArea',
  method: 'POST',
  path: '/api/admin/areas/{id}/rename',
  summary: { zh: '区域更名、改代码或改类别', en: 'Give an area another name, code or kind from a day on' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ name, code: code.optional(), kind: kind.optional(), from: localDateSchema }),
  reply: areaRecord,
  act: true,
  onExisting: true,
  refusals: [
    'area-unknown',
    'area-ended',
    'area-level',
    'area-code-length',
    'area-code-taken',
    'area-date',
    'area-same',
    'version-stale',
  ],
});

export const endArea = route({
  operationId: 'endArea',
  method: 'POST',
  path: '/api/admin/areas/{id}/end',
  summary: { zh: '撤销区域', en: 'End an area on a day' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ on: localDateSchema }),
  reply: areaRecord,
  act: true,
  onExisting: true,
  refusals: ['area-unknown', 'area-ended', 'area-has-parts', 'area-date', 'area-is-county', 'version-stale'],
});

export const mergeAreas = route({
  operationId: 'mergeAreas',
  method: 'POST',
  path: '/api/admin/areas/{id}/merge',
  summary: {
    zh: '并入另一同级区域；下辖区域随之划入，编号不变',
    en: 'Merge an area into another of its level; its parts move, ids stay',
  },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ intoId: id, on: localDateSchema }),
  reply: areaRecord,
  act: true,
  onExisting: true,
  refusals: ['area-unknown', 'area-ended', 'area-level', 'area-same', 'area-date', 'area-is-county', 'version-stale'],
});

export const exportAreas = route({
  ...workbookOut,
  operationId: 'exportAreas',
  path: '/api/admin/areas/workbook',
  summary: { zh: '导出区域 Excel;empty=true 为空白模板', en: 'Areas as an Excel workbook, or the empty template' },
  tag,
  roles: admin,
});

export const importAreas = route({
  ...workbookIn,
  operationId: 'importAreas',
  path: '/api/admin/areas/import',
  summary: {
    zh: '导入区域 Excel;先试运行，列出每一处错误',
    en: 'Import areas from Excel; a dry run lists every bad row',
  },
  tag,
  roles: admin,
});

export const placesContract = [
  listAreas,
  listAreaRecords,
  getArea,
  addArea,
  renameArea,
  endArea,
  mergeAreas,
  exportAreas,
  importAreas,
] as const;
