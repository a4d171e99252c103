// Pure. Routes of the pool of checkers and follow-up people (审核回访人员库). To name somebody is to let them see: the security administrator does it, and the roles
// that the post already has say what they may do.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { xlsxType } from '../../kernel/sheet-text.ts';

const tag = 'check pool 审核回访人员库';
const roles = ['security_admin'] as const;

export const poolMember = z.strictObject({
  id: z.uuid(),
  /** The township whose matters are checked. */
  areaId: z.int(),
  area: z.string(),
  postId: z.int(),
  officer: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  validFrom: z.string(),
  /** The first day on which it no longer holds. */
  validTo: z.string().nullable(),
  /** Today. */
  valid: z.boolean(),
  version: z.int(),
  acts: z.array(z.string()),
});

export const listPoolMembers = route({
  operationId: 'listPoolMembers',
  method: 'GET',
  path: '/api/admin/pool',
  summary: { zh: '审核回访人员库', en: 'Checkers and follow-up people of other townships' },
  tag,
  who: 'officer',
  roles,
  reply: z.strictObject({ items: z.array(poolMember) }),
});

export const exportPoolMembers = route({
  operationId: 'exportPoolMembers',
  method: 'GET',
  path: '/api/admin/pool/workbook',
  summary: { zh: '审核回访人员库（Excel）', en: 'Checkers and follow-up people of other townships as Excel' },
  tag,
  who: 'officer',
  roles,
  reply: z.unknown(),
  media: [xlsxType],
});

export const namePoolMember = route({
  operationId: 'namePoolMember',
  method: 'POST',
  path: '/api/admin/pool',
  summary: {
    zh: '列入人员库：可以审核、回访该乡镇的事项',
    en: 'Name a post that checks and follows up for a small township',
  },
  tag,
  who: 'officer',
  roles,
  status: 201,
  act: true,
  body: z.strictObject({
    areaId: z.int32().positive(),
    postId: z.int32().positive(),
    from: localDateSchema,
    /** The first day on which it no longer holds; open when left out. */
    until: localDateSchema.optional(),
  }),
  reply: poolMember,
  refusals: ['area-unknown', 'post-unknown', 'pool-roles', 'pool-own-township', 'pool-there', 'pool-dates'],
});

export const endPoolMember = route({
  operationId: 'endPoolMember',
  method: 'POST',
  path: '/api/admin/pool/{id}/end',
  summary: { zh: '移出人员库', en: 'Take a post out of the pool' },
  tag,
  who: 'officer',
  roles,
  act: true,
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ on: localDateSchema, reason: plainText({ min: 2, max: 200 }) }),
  reply: poolMember,
  onExisting: true,
  refusals: ['pool-unknown', 'pool-ended', 'pool-dates', 'version-stale'],
});

export const poolContract = [listPoolMembers, exportPoolMembers, namePoolMember, endPoolMember] as const;
