// Decides the operations around lists of matters: their Excel, and the filters that an officer keeps. Nothing here is about a person.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { workingRoles } from '../../people/roles.ts';
import { xlsx } from '../../places/contract.ts';
import { LIST_VIEWS } from '../list-view.ts';
import { listBackdated, listFilter } from './reads.ts';
import { listMovedClocks } from './calendar.ts';
import { outcomeSchema, stageSchema } from './shapes.ts';

const excel = { method: 'GET', tag: 'matters', who: 'officer', reply: z.unknown(), media: [xlsx] } as const;

export const exportMatters = route({
  ...excel,
  operationId: 'exportMatters',
  path: '/api/matters/workbook',
  summary: {
    zh: '事项列表（Excel）：事由只在看得到事实时写出，会留痕；最多5000件',
    en: 'A list of matters as Excel: the subject only where facts are seen, leaving a row; at most 5,000',
  },
  query: z.strictObject(listFilter),
  refusals: ['area-unknown', 'filter-about-person'],
});

export const exportBackdated = route({
  ...excel,
  operationId: 'exportBackdated',
  path: '/api/matters/backdated/workbook',
  roles: listBackdated.roles,
  summary: { zh: '补录清单（Excel）', en: 'Acts recorded late, as Excel' },
});

export const exportMovedClocks = route({
  ...excel,
  operationId: 'exportMovedClocks',
  path: '/api/calendar/moved-clocks/workbook',
  roles: listMovedClocks.roles,
  summary: { zh: '日历变动清单（Excel）', en: 'Clocks that a new calendar moved, as Excel' },
  query: listMovedClocks.query,
});

/** What is kept of a list's address: never a cursor, never a person. */
export const keptFilter = z.strictObject({
  area: z
    .string()
    .regex(/^\d{6,15}$/u)
    .optional(),
  stage: stageSchema.optional(),
  outcome: outcomeSchema.optional(),
  category: z
    .string()
    .regex(/^\d{2}$/u)
    .optional(),
  holder: z.int().min(1).max(2_147_483_647).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  view: z.enum(LIST_VIEWS).optional(),
  mine: z.enum(['true', 'false']).optional(),
  q: plainText({ max: 100 }).optional(),
  order: z.enum(['newest', 'due']).optional(),
});
export type KeptFilter = z.infer<typeof keptFilter>;

const savedFilter = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  query: keptFilter,
  /** The list opens with it. */
  first: z.boolean(),
});
export type SavedFilter = z.infer<typeof savedFilter>;
const savedFilters = z.strictObject({ items: z.array(savedFilter) });

/** The administrators have no list of matters. */
const readers = [...workingRoles, 'leader'];

export const listSavedFilters = route({
  operationId: 'listSavedFilters',
  method: 'GET',
  path: '/api/matters/filters',
  tag: 'matters',
  who: 'officer',
  roles: readers,
  summary: { zh: '本人的常用条件', en: 'The filters that the officer keeps' },
  reply: savedFilters,
});

export const saveFilter = route({
  operationId: 'saveFilter',
  method: 'POST',
  path: '/api/matters/filters',
  tag: 'matters',
  who: 'officer',
  roles: readers,
  act: true,
  summary: { zh: '保存常用条件（同名的换掉）', en: 'Keep a filter; one of the same name is replaced' },
  body: z.strictObject({ name: plainText({ min: 1, max: 20 }), query: keptFilter, first: z.boolean().optional() }),
  reply: savedFilters,
  refusals: ['filter-empty', 'filter-about-person', 'filters-too-many'],
});

export const removeFilter = route({
  operationId: 'removeFilter',
  method: 'POST',
  path: '/api/matters/filters/{id}/remove',
  tag: 'matters',
  who: 'officer',
  roles: readers,
  act: true,
  summary: { zh: '删除常用条件', en: 'Remove a kept filter' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({}),
  reply: savedFilters,
  refusals: ['not-found'],
});
