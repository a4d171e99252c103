// Pure. Routes of pre-numbered pads (预编号登记表): printed before a power cut, entered later as acts of their true hour.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { xlsxType } from '../../../kernel/sheet-text.ts';
import { momentSchema } from '../../matters/contract.ts';

const tag = 'pads 预编号登记表';
const padRoles = ['window_clerk', 'coordinator', 'centre_head', 'committee_officer'] as const;

const sheetView = z.object({
  number: z.string(),
  status: z.enum(['blank', 'entered', 'voided']),
  endedAt: momentSchema.nullable(),
  voidReason: z.string().nullable(),
  version: z.int(),
  acts: z.array(z.string()),
});
export const padView = z.object({
  id: z.string(),
  issuedAt: momentSchema,
  issuedBy: z.string(),
  blank: z.int(),
  entered: z.int(),
  voided: z.int(),
  sheets: z.array(sheetView),
});

export const issuePad = route({
  operationId: 'issuePad',
  method: 'POST',
  path: '/api/pads',
  summary: { zh: '发放一叠预编号登记表', en: 'Issue a pad of pre-numbered forms' },
  tag,
  who: 'officer',
  roles: padRoles,
  status: 201,
  act: true,
  body: z.strictObject({ sheets: z.int().min(1).max(50) }),
  reply: padView,
  refusals: ['key-reused'],
});

export const listPads = route({
  operationId: 'listPads',
  method: 'GET',
  path: '/api/pads',
  summary: { zh: '预编号登记表，含作废的号', en: 'Pads of the own body, with the numbers that were voided' },
  tag,
  who: 'officer',
  roles: padRoles,
  query: z.strictObject({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).optional(),
  }),
  reply: z.object({ items: z.array(padView), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const exportPads = route({
  operationId: 'exportPads',
  method: 'GET',
  path: '/api/pads/workbook',
  summary: { zh: '预编号登记表（Excel，每号一行）', en: 'Pads of the own body as Excel, a row for each number' },
  tag,
  who: 'officer',
  roles: padRoles,
  reply: z.unknown(),
  media: [xlsxType],
});

export const printPad = route({
  operationId: 'printPad',
  method: 'GET',
  path: '/api/pads/{id}/paper',
  summary: { zh: '打印尚未使用的登记表', en: 'Print the sheets of a pad that are still blank' },
  tag,
  who: 'officer',
  roles: padRoles,
  params: z.strictObject({ id: z.uuid() }),
  reply: z.unknown(),
  media: ['application/pdf'],
  refusals: ['pad-unknown', 'pad-used-up'],
});

export const voidPadSheet = route({
  operationId: 'voidPadSheet',
  method: 'POST',
  path: '/api/pads/sheets/{number}/void',
  summary: { zh: '作废一张登记表，号码不再使用', en: 'Void a sheet; its number is never used again' },
  tag,
  who: 'officer',
  roles: padRoles,
  act: true,
  onExisting: true,
  params: z.strictObject({ number: z.string().max(40) }),
  body: z.strictObject({ reason: plainText({ min: 2, max: 100 }) }),
  reply: sheetView,
  refusals: ['pad-sheet-unknown', 'pad-sheet-used', 'version-stale', 'key-reused'],
});
