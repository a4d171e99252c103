// Pure: what a county's profile says of hand-offs between bodies.
// Decides after how many bounces the head designates, and how the numbers of official letters read.
import { z } from 'zod';

/** Letters that get an official number (文号). */
export const LETTER_KINDS = ['transfer', 'urging', 'supervision'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const template = z
  .string()
  .refine((text) => text.includes('{year}') && text.includes('{serial}'), 'a number needs {year} and {serial}');

/** hand-offs.yaml */
export const handOffsFile = z.strictObject({
  handOffs: z.strictObject({
    bouncesToHead: z.int().min(1).max(3),
    letterNumbers: z.strictObject({ transfer: template, urging: template, supervision: template }),
  }),
});
