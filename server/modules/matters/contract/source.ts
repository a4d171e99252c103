// Decides the operations about where a matter came from: the card 来源, numbers of systems next door, and what is copied over there.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { actTimeShape } from '../act-time.ts';
import { CHANNELS, COURT_MEDIATIONS } from '../source.ts';
import { usualRefusals as usual } from './officer-act.ts';
import { matterAfterAct, numberParams } from './shapes.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const words = z.strictObject({ zh: z.string(), en: z.string() });

/** From whom it came, as the desk writes it down. */
export const sourceShape = z.strictObject({
  bodyName: plainText({ min: 2, max: 100 }),
  /** Their number: work order, case number, letter. */
  reference: plainText({ min: 2, max: 60 }).optional(),
  /** Day on which it came in there. */
  receivedOn: localDateSchema.optional(),
  /** What they want back. */
  asksBack: plainText({ min: 2, max: 300 }).optional(),
  answerBy: localDateSchema.optional(),
  /** Courts: 立案前委派 or 立案后委托. */
  courtMediation: z.enum(COURT_MEDIATIONS).optional(),
});

export const sourceRefusals = [
  'source-missing',
  'court-mediation-missing',
  'court-mediation-elsewhere',
  'answer-before-receipt',
  'outside-number-personal',
] as const;

export const getSource = route({
  operationId: 'getSource',
  method: 'GET',
  path: '/api/matters/{number}/source',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '来源和外部编号', en: 'Where it came from, who received it first, and its numbers elsewhere' },
  params: numberParams,
  reply: z.strictObject({
    channel: z.enum(CHANNELS),
    channelName: words,
    /** 首问责任人 */
    firstReceiver: z.strictObject({ name: z.string(), body: z.string() }).nullable(),
    source: z
      .strictObject({
        bodyName: z.string(),
        reference: z.string().nullable(),
        receivedOn: z.string().nullable(),
        asksBack: z.string().nullable(),
        answerBy: z.string().nullable(),
        courtMediation: z.enum(COURT_MEDIATIONS).nullable(),
        /** The day is past and the matter not answered. */
        late: z.boolean(),
      })
      .nullable(),
    /** Delegated by a court: should it fail, the material goes back until this day; null for everything else. */
    returnToCourt: z
      .strictObject({
        due: z.string().nullable(),
        /** The court named the day itself; else it is the period of the regulation. */
        asked: z.boolean(),
        /** It failed: now it is to be sent. */
        now: z.boolean(),
        law: words,
      })
      .nullable(),
    numbers: z.array(z.strictObject({ id: z.uuid(), system: z.string(), number: z.string(), addedAt: z.string() })),
    mayChangeNumbers: z.boolean(),
  }),
  refusals: ['not-found'],
});

export const addOutsideNumber = route({
  operationId: 'addOutsideNumber',
  method: 'POST',
  path: '/api/matters/{number}/outside-numbers',
  tag: 'matters',
  who: 'officer',
  act: true,
  onExisting: true,
  summary: { zh: '登记外部系统编号', en: 'Write down its number in a system next door' },
  params: numberParams,
  body: z.strictObject({
    system: plainText({ min: 2, max: 60 }),
    number: plainText({ min: 2, max: 60 }),
    ...actTimeShape,
  }),
  reply: matterAfterAct,
  refusals: [...usual, 'outside-number-there', 'outside-number-personal'],
});

export const removeOutsideNumber = route({
  operationId: 'removeOutsideNumber',
  method: 'POST',
  path: '/api/matters/{number}/outside-numbers/remove',
  tag: 'matters',
  who: 'officer',
  act: true,
  onExisting: true,
  summary: { zh: '删去外部系统编号', en: 'Strike out a number that was wrong' },
  params: numberParams,
  body: z.strictObject({ id: z.uuid(), reason: plainText({ min: 2, max: 200 }), ...actTimeShape }),
  reply: matterAfterAct,
  refusals: [...usual, 'outside-number-unknown'],
});

export const listCopyPanels = route({
  operationId: 'listCopyPanels',
  method: 'GET',
  path: '/api/matters/{number}/copy-panels',
  tag: 'matters',
  who: 'officer',
  summary: {
    zh: '照外部系统的顺序列出可复制的内容(打开会留痕)',
    en: 'What a clerk types into a system next door, in its order; opening leaves a row',
  },
  params: numberParams,
  reply: z.strictObject({
    panels: z.array(
      z.strictObject({
        id: z.string(),
        system: words,
        fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
      }),
    ),
  }),
  refusals: ['not-found'],
});

const panelId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/u);

export const exportCopyPanel = route({
  operationId: 'exportCopyPanel',
  method: 'GET',
  path: '/api/copy-panels/{panel}/workbook',
  tag: 'matters',
  who: 'officer',
  summary: {
    zh: '照外部系统的版式导出 Excel(一件或多件,遮盖照旧)',
    en: 'Matters as Excel in the layout of a system next door, masked as on the page',
  },
  params: z.strictObject({ panel: panelId }),
  /** Up to 200 numbers, with commas between. */
  query: z.strictObject({ numbers: z.string().min(1).max(8000) }),
  reply: z.unknown(),
  media: [xlsx],
  refusals: ['not-found', 'panel-unknown', 'too-many-numbers'],
});
