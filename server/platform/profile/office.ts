// Pure: the county itself, its privacy notice, its limits for files and its periods of keeping.
// Decides what a county must say about itself before it may receive anybody.
import { z } from 'zod';
import { idSchema, lawSchema, telephoneSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time of day is '08:30', in quotes");

export const officeSchema = z.strictObject({ name: wordsSchema, address: wordsSchema, telephone: telephoneSchema });

export const countyFile = z.strictObject({
  /** The county's own name for this edition of its profile; shown beside the version. */
  label: z.string().trim().min(1).optional(),
  county: z.strictObject({
    code: z.string().regex(/^\d{6}$/, 'a county code is six digits in quotes'),
    name: wordsSchema,
    fictional: z.boolean(),
    centre: officeSchema.extend({
      shortName: wordsSchema,
      /** Short web address printed in messages, without the scheme. */
      webAddress: z.string().regex(/^[a-z0-9.:/-]+$/i),
      openingHours: wordsSchema,
    }),
    /** Spans of a working day, in order, +08:00. */
    workingHours: z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).min(1),
    /** Whom to ask and complain to about personal information (个人信息保护法 17). */
    privacyContact: officeSchema,
    superior: officeSchema,
    emergencyNumbers: z.array(z.strictObject({ telephone: telephoneSchema, who: wordsSchema })).min(1),
  }),
});
export type County = Frozen<z.infer<typeof countyFile>['county']>;

const paragraphs = z.array(z.strictObject({ id: idSchema, heading: wordsSchema, text: wordsSchema })).min(1);

export const consentSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema,
  text: wordsSchema,
  /** What happens when it is refused or taken back; never the loss of the service itself. */
  refusal: wordsSchema,
  law: lawSchema,
});
export type Consent = Frozen<z.infer<typeof consentSchema>>;

/** notice.yaml: the privacy notice, read before anything is asked, and the consents that law wants apart from it, one by one. */
export const noticeFile = z.strictObject({
  notice: z.strictObject({ version: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:-\d+)?$/), title: wordsSchema, paragraphs }),
  consents: z.array(consentSchema).min(1),
});
export type Notice = Frozen<z.infer<typeof noticeFile>['notice']>;

export const filesFile = z.strictObject({
  files: z.strictObject({
    perMatter: z.int().positive(),
    perResidentSubmission: z.int().positive(),
    maxBytes: z.int().positive(),
    maxPixels: z.int().positive(),
    pieceBytes: z.int().positive(),
    orphanHours: z.int().positive(),
    types: z
      .array(
        z.strictObject({
          mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
          extensions: z.array(z.string()).min(1),
          name: wordsSchema,
        }),
      )
      .min(1),
  }),
});
export type FileLimits = Frozen<z.infer<typeof filesFile>['files']>;

export const retentionFile = z.strictObject({
  retention: z
    .array(
      z.strictObject({
        id: idSchema,
        name: wordsSchema,
        /** Years kept from `from`, or null for ever. */
        years: z.int().positive().nullable(),
        from: wordsSchema,
        basis: wordsSchema,
        verified: z.boolean(),
      }),
    )
    .min(1),
  /** 案卷保管期限 by kind of dispute, where it differs from `mediationDossier`. */
  dossierRetention: z
    .array(
      z.strictObject({
        id: idSchema,
        name: wordsSchema,
        /** Codes of categories. */
        categories: z.array(z.string()).min(1),
        years: z.int().positive().nullable(),
        basis: wordsSchema,
        verified: z.boolean(),
      }),
    )
    .optional(),
});
