// Decides the operations of rulings taken over as routing rules: what was ruled on competence, adopted or ended by a named officer.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { xlsx } from '../places/contract.ts';

const roles = ['coordinator', 'centre_head'];
const rulingParams = z.strictObject({ id: z.uuid() });

export const listRulings = route({
  operationId: 'listRulings',
  method: 'GET',
  path: '/api/rulings',
  tag: 'intake',
  who: 'officer',
  roles,
  summary: { zh: '裁定沿用清单', en: 'Rulings on competence, offered as routing rules' },
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        category: z.string(),
        /** Null: the whole county. */
        township: z.string().nullable(),
        organisation: z.string(),
        legalBasis: z.string(),
        ruledAt: z.iso.datetime({ offset: true }),
        fromNumber: z.string(),
        adoptedAt: z.iso.datetime({ offset: true }).nullable(),
        endedAt: z.iso.datetime({ offset: true }).nullable(),
      }),
    ),
  }),
});

export const exportRulings = route({
  operationId: 'exportRulings',
  method: 'GET',
  path: '/api/rulings/workbook',
  tag: 'intake',
  who: 'officer',
  roles,
  summary: { zh: '裁定沿用清单（Excel）', en: 'Rulings on competence, as Excel' },
  reply: z.unknown(),
  media: [xlsx],
});

export const adoptRuling = route({
  operationId: 'adoptRuling',
  method: 'POST',
  path: '/api/rulings/{id}/adopt',
  tag: 'intake',
  who: 'officer',
  roles,
  act: true,
  summary: { zh: '沿用为分流规则', en: 'Take a ruling over as a routing rule' },
  params: rulingParams,
  body: z.strictObject({}),
  reply: z.strictObject({ id: z.uuid() }),
  refusals: ['ruling-unknown', 'ruling-adopted-already', 'organisation-unknown'],
});

export const endRuling = route({
  operationId: 'endRuling',
  method: 'POST',
  path: '/api/rulings/{id}/end',
  tag: 'intake',
  who: 'officer',
  roles,
  act: true,
  summary: { zh: '停止沿用', en: 'End a routing rule' },
  params: rulingParams,
  body: z.strictObject({}),
  reply: z.strictObject({ id: z.uuid() }),
  refusals: ['ruling-unknown', 'ruling-not-adopted'],
});
