// Pure. Routes of keys for programmes of other bodies. A key is the credential of an account that no person signs in to: the system administrator opens
// that account and its post, the security administrator grants the roles and makes the key, as for everybody else.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { xlsxType } from '../../kernel/sheet-text.ts';

const tag = 'api keys 接口密钥';
const roles = ['security_admin'] as const;

export const apiKeyRecord = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  postId: z.int(),
  account: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  madeAt: z.iso.datetime(),
  endsOn: z.string(),
  endedAt: z.iso.datetime().nullable(),
  /** In force now. */
  valid: z.boolean(),
  version: z.int(),
  acts: z.array(z.string()),
});

export const listApiKeys = route({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/api/admin/api-keys',
  summary: { zh: '接口密钥', en: 'Keys of programmes' },
  tag,
  who: 'officer',
  roles,
  reply: z.strictObject({ items: z.array(apiKeyRecord) }),
});

export const exportApiKeys = route({
  operationId: 'exportApiKeys',
  method: 'GET',
  path: '/api/admin/api-keys/workbook',
  summary: { zh: '接口密钥（Excel，不含密钥）', en: 'Keys of programmes as Excel, without the keys' },
  tag,
  who: 'officer',
  roles,
  reply: z.unknown(),
  media: [xlsxType],
});

export const makeApiKey = route({
  operationId: 'makeApiKey',
  method: 'POST',
  path: '/api/admin/api-keys',
  summary: { zh: '发放接口密钥：只显示一次', en: 'Make a key for a programme: shown once' },
  tag,
  who: 'officer',
  roles,
  status: 201,
  act: true,
  body: z.strictObject({
    /** The programme that comes in under it. */
    name: plainText({ min: 2, max: 60 }),
    /** Post of an account without a password. */
    postId: z.int32().positive(),
    endsOn: localDateSchema,
  }),
  reply: z.strictObject({ key: z.string(), record: apiKeyRecord }),
  refusals: ['post-unknown', 'api-key-person', 'api-key-roles', 'api-key-end'],
});

export const endApiKey = route({
  operationId: 'endApiKey',
  method: 'POST',
  path: '/api/admin/api-keys/{id}/end',
  summary: { zh: '停用接口密钥；当即生效', en: 'End a key, at once' },
  tag,
  who: 'officer',
  roles,
  act: true,
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: plainText({ min: 2, max: 200 }) }),
  reply: apiKeyRecord,
  onExisting: true,
  refusals: ['api-key-unknown', 'api-key-ended', 'version-stale'],
});

export const apiKeysContract = [listApiKeys, exportApiKeys, makeApiKey, endApiKey] as const;
