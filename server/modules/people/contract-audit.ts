// Pure. Routes of the audit trail (审计日志): read by the audit administrator alone, changed by nobody.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { route } from '../../kernel/route.ts';
import { xlsxType } from '../../kernel/sheet-text.ts';

const tag = 'audit 审计';
const admin = ['audit_admin'] as const;

export const auditEntry = z.object({
  sequence: z.number().int(),
  at: z.string(),
  /** Name of the act, e.g. `signIn`, `grantRoles`. */
  what: z.string(),
  /** The act as the office says it; null where it is no operation that answers here. */
  words: z.object({ zh: z.string(), en: z.string() }).nullable(),
  outcome: z.enum(['done', 'refused']),
  /** Code of the refusal. */
  why: z.string().nullable(),
  officer: z.object({ id: z.number().int(), name: z.string(), username: z.string() }).nullable(),
  /** What it was done to, e.g. `officer:17`, `post:31`, `area:12`. */
  target: z.string().nullable(),
  address: z.string(),
  facts: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

export const listAuditEntries = route({
  operationId: 'listAuditEntries',
  method: 'GET',
  path: '/api/admin/audit',
  summary: { zh: '审计日志，新的在前', en: 'The audit trail, newest first' },
  tag,
  who: 'officer',
  roles: admin,
  query: z.strictObject({
    officerId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    what: z.string().max(60).optional(),
    outcome: z.enum(['done', 'refused']).optional(),
    target: z.string().max(60).optional(),
    from: localDateSchema.optional(),
    /** Last day, included. */
    to: localDateSchema.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  reply: z.object({ items: z.array(auditEntry), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const exportAuditEntries = route({
  operationId: 'exportAuditEntries',
  method: 'GET',
  path: '/api/admin/audit/workbook',
  summary: { zh: '审计日志（Excel）', en: 'The audit trail as Excel' },
  tag,
  who: 'officer',
  roles: admin,
  query: listAuditEntries.query.omit({ after: true, limit: true }),
  reply: z.unknown(),
  media: [xlsxType],
});

export const checkAudit = route({
  operationId: 'checkAudit',
  method: 'GET',
  path: '/api/admin/audit/check',
  summary: { zh: '校验审计日志的哈希链', en: 'Check the hash chain of the audit trail' },
  tag,
  who: 'officer',
  roles: admin,
  reply: z.object({
    entries: z.number().int(),
    whole: z.boolean(),
    /** First entry that does not fit, null when all do. */
    brokenAt: z.number().int().nullable(),
    head: z.string(),
  }),
});

export const auditContract = [listAuditEntries, exportAuditEntries, checkAudit] as const;
