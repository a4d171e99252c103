// Pure: the smallest parts that every page of the county profile is made of: words in both languages, a law with its article, an id.
// Decides what counts as complete words and as a complete citation.
import { z } from 'zod';

const HAN = /\p{Script=Han}/u;

/** The same, readable only: what a loaded profile is made of. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Text shown to people: Chinese first and complete, English complete. */
export const wordsSchema = z.strictObject({
  zh: z.string().trim().min(1).regex(HAN, 'the Chinese text holds no Chinese character'),
  en: z.string().trim().min(1),
});
export type Words = Frozen<z.infer<typeof wordsSchema>>;

/** What stands behind a rule; only `law`, `judicial` and `rule` bind everybody, `local` binds one place, `plan` is the county's own choice. */
export const LAW_KINDS = ['law', 'judicial', 'rule', 'local', 'plan'] as const;

/** A citation: the full name of the text in Chinese and the article as it is cited («第三十三条»). */
export const lawSchema = z.strictObject({
  name: z.string().trim().min(2).regex(HAN, 'name the law by its Chinese title'),
  nameEn: z.string().trim().min(2),
  article: z
    .string()
    .trim()
    .regex(/^第.+条/u, 'cite the article as «第…条»'),
  kind: z.enum(LAW_KINDS),
  note: wordsSchema.optional(),
});
export type Law = Frozen<z.infer<typeof lawSchema>>;

/** Ids of rows that code and other rows name: letters, digits, dots and dashes. */
export const idSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/, 'an id is letters and digits, parted by dots or dashes');

export const telephoneSchema = z
  .string()
  .regex(/^(?:\d{3,5}|\d{3,4}-\d{7,8}|1\d{10})$/, 'write a telephone as 110 or 0199-6601234');
