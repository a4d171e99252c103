// Decides what the administrators see of retention: per rule of the table what was due and erased on its last run, and why something waits. Numbers only. Pure.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });

export const listRetention = route({
  operationId: 'listRetention',
  method: 'GET',
  path: '/api/system/retention',
  tag: 'administration',
  who: 'officer',
  roles: ['system_admin', 'audit_admin'],
  summary: { zh: '保管期限：到期多少、删除多少、什么在等', en: 'Retention: what was due, what was erased, what waits' },
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        ruleId: z.string(),
        name: words,
        years: z.int().nullable(),
        from: words,
        basis: words,
        /** Erasing by itself needs a verified period. */
        verified: z.boolean(),
        last: z
          .strictObject({
            ranAt: z.iso.datetime(),
            due: z.int(),
            erased: z.int(),
            waits: z.enum(['unverified', 'archive', 'forever', 'by-hand']).nullable(),
          })
          .nullable(),
        /** Erased by this rule on all runs together. */
        erasedEver: z.int(),
      }),
    ),
  }),
});
