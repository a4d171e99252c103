// Decides the preview of assigning several matters: what triage proposes for each, and what would be refused. It changes nothing; each assignment is
// an act of its own.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { stageSchema } from '../matters/contract.ts';

/** As many as fit on a screen to be looked at before they go out. */
const mostAtOnce = 50;

export const previewAssignments = route({
  operationId: 'previewAssignments',
  method: 'POST',
  path: '/api/matters/assignment-preview',
  tag: 'intake',
  who: 'officer',
  roles: ['coordinator', 'centre_head'],
  summary: { zh: '批量分流预览', en: 'What assigning several matters would do' },
  body: z.strictObject({ numbers: z.array(z.string().max(40)).min(1).max(mostAtOnce) }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        number: z.string(),
        /** The version that the act must name; null where it is not there for the caller. */
        version: z.int().nullable(),
        stage: stageSchema.nullable(),
        /** Whom triage proposes. */
        organisation: z.strictObject({ id: z.int(), name: z.string() }).nullable(),
        /** Why the assignment would be refused, by its code; null when it would go through. */
        refusal: z.string().nullable(),
      }),
    ),
  }),
});
