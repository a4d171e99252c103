// Pure: what a clerk must type again into systems next door.
// Decides, for each such system, which members of a matter are asked there, under which heads and in which order.
import { z } from 'zod';
import { idSchema, wordsSchema } from './words.ts';

/** Members of a matter that a panel may ask for; names, telephones and identity numbers come masked as on the page. */
export const COPY_MEMBERS = [
  'number',
  'registeredOn',
  'registeredBy',
  'channel',
  'sourceBody',
  'sourceNumber',
  'sourceReceivedOn',
  'category',
  'area',
  'placeDetail',
  'occurredOn',
  'description',
  'claims',
  'peopleInvolved',
  'amount',
  'applicant',
  'applicantPhone',
  'applicantIdentity',
  'respondent',
  'respondentPhone',
  'stage',
  'holder',
  'result',
  'outsideNumbers',
] as const;
export type CopyMember = (typeof COPY_MEMBERS)[number];

/** copy-panels.yaml */
export const copyPanelsFile = z.strictObject({
  copyPanels: z
    .array(
      z.strictObject({
        id: idSchema,
        /** The system next door. */
        system: wordsSchema,
        fields: z
          .array(
            z.strictObject({
              of: z.enum(COPY_MEMBERS),
              /** Head of the field over there, word for word. */
              label: z.string().trim().min(1).max(40),
            }),
          )
          .min(1)
          .max(40),
      }),
    )
    .max(20)
    .refine((panels) => new Set(panels.map((one) => one.id)).size === panels.length, 'two panels have the same id'),
});
