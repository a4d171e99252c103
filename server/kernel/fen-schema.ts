// Pure. Decides how a sum looks on the wire. Apart from money.ts, which reaches the browser: no schema library may go with it.
import { z } from 'zod';

/** A sum that people agree on: not negative, below ten million million yuan, so that every sum stays an exact number. */
export const fenSchema = z.int().min(0).max(1_000_000_000_000_000).meta({ example: 1_250_000 });
