// Decides what the security and the audit administrator learn of an account that was lost: which matters and which fields it opened, and the notice
// that 个人信息保护法 57 asks for. Numbers and names of fields only. Pure.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { xlsx } from '../../places/contract.ts';
import { BREACH_CAUSES } from '../breach-notice.ts';

const asked = z.strictObject({
  /** Sign-in name of the account. */
  username: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/u),
  /** How many days back, today included. */
  days: z.coerce.number().int().min(1).max(366),
  cause: z.enum(BREACH_CAUSES),
});
const words = z.strictObject({ zh: z.string(), en: z.string() });
const shared = {
  method: 'GET',
  tag: 'administration',
  who: 'officer',
  roles: ['security_admin', 'audit_admin'],
  query: asked,
  refusals: ['not-found'],
} as const;

export const reportOpenings = route({
  ...shared,
  operationId: 'reportOpenings',
  path: '/api/admin/openings',
  summary: { zh: '泄密排查：一个账号看过哪些事项的哪些信息', en: 'What a lost account opened, by matter and field' },
  reply: z.strictObject({
    officer: z.strictObject({ name: z.string(), username: z.string(), suspended: z.boolean(), openSessions: z.int() }),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    matters: z.int(),
    items: z.array(
      z.strictObject({
        number: z.string(),
        /** Name of the field or of the operation. */
        opened: z.string(),
        what: words,
        times: z.int(),
        firstAt: z.iso.datetime(),
        lastAt: z.iso.datetime(),
      }),
    ),
    /** There are more than are listed: ask for fewer days. */
    more: z.boolean(),
    /** 告知书 for the people concerned. */
    notice: words,
  }),
});

export const exportOpenings = route({
  ...shared,
  operationId: 'exportOpenings',
  path: '/api/admin/openings/workbook',
  summary: { zh: '泄密排查清单（Excel）', en: 'The same list as Excel' },
  media: [xlsx],
  reply: z.unknown(),
});
