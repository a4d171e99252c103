// Pure: what a county's profile says of closing a matter and taking it up again.
// Decides how often somebody must be tried before a matter closes without an answer, and how long a party may ask for reopening.
import { z } from 'zod';

/** closing.yaml */
export const closingFile = z.strictObject({
  closing: z.strictObject({
    notReached: z.strictObject({ tries: z.int().min(1).max(5), hoursApart: z.int().min(1).max(24) }),
    reopenWithin: z.strictObject({ unit: z.literal('calendarDays'), amount: z.int().min(30).max(1095) }),
  }),
});
export type ClosingRules = z.infer<typeof closingFile>['closing'];
