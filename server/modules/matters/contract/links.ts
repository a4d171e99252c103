// Decides the operations on reports of the same matter: likely duplicates with why, linking, unlinking.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { actTimeShape } from '../act-time.ts';
import { WHY_NO_MAIN } from '../linking.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { momentSchema, numberParams, phoneSchema, reasonText, stageSchema } from './shapes.ts';

/** A report that is likely of the same matter: its number, stage, why, and whether it takes others along. Nothing about its people. */
const likely = z.strictObject({
  number: z.string(),
  stage: stageSchema,
  category: z.string(),
  registeredAt: momentSchema,
  holder: z.string().nullable(),
  why: z.array(z.enum(['place', 'category', 'text', 'people'])),
  /** Why nothing can be linked to it now; null when linkMatter takes its number. */
  cannot: z.enum(WHY_NO_MAIN).nullable(),
});

export const findDuplicates = route({
  operationId: 'findDuplicates',
  method: 'POST',
  path: '/api/matters/duplicates',
  tag: 'matters',
  who: 'officer',
  roles: ['window_clerk', 'coordinator', 'centre_head', 'committee_officer', 'mediator', 'handler'],
  summary: { zh: '登记时查重:同地点、近似内容', en: 'Likely duplicates of what is being registered' },
  body: z.strictObject({
    areaCode: z.string().max(20),
    category: z.string().max(4).optional(),
    description: plainText({ min: 4, max: 5000, lines: true }),
    names: z
      .array(plainText({ min: 1, max: 50 }))
      .max(10)
      .optional(),
    phones: z.array(phoneSchema).max(10).optional(),
  }),
  reply: z.strictObject({ items: z.array(likely) }),
  refusals: ['area-unknown', 'role-not-allowed'],
});

export const listDuplicates = route({
  operationId: 'listDuplicates',
  method: 'GET',
  path: '/api/matters/{number}/duplicates',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '疑似重复与已关联的事项', en: 'Likely duplicates of a matter, and what is linked with it' },
  params: numberParams,
  reply: z.strictObject({
    items: z.array(likely),
    /** The matter that this one goes with; null when it goes by itself or that one is not the reader's to see. */
    main: z.string().nullable(),
    /** Reports that go with this one. */
    linked: z.array(z.strictObject({ number: z.string(), registeredAt: momentSchema })),
  }),
  refusals: ['not-found'],
});

export const linkMatter = route({
  ...act,
  operationId: 'linkMatter',
  path: '/api/matters/{number}/link',
  summary: { zh: '关联到同一事项,一并办理', en: 'Link to the same matter: handled together, each reporter kept' },
  body: z.strictObject({ mainNumber: z.string().max(40), reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'main-unknown', 'main-not-open', 'main-linked', 'restricted-differs', 'others-linked'],
});

export const unlinkMatter = route({
  ...act,
  operationId: 'unlinkMatter',
  path: '/api/matters/{number}/unlink',
  summary: { zh: '取消关联', en: 'Unlink: it goes by itself again' },
  body: z.strictObject({ reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'not-linked'],
});
