import { z } from 'zod';
import { fail } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house.ts';
import { TICKET_MINUTES } from '../sign-in-steps.ts';

const place = 'people.sign-in.ticket';

/** A sign-in that stopped half way. Sealed, so that nobody makes or reads one; void once password or second factor change. */
export const signInTicket = z.strictObject({
  use: z.literal('sign-in'),
  officerId: z.number().int(),
  credentials: z.number().int(),
  via: z.enum(['password', 'oidc']),
  factorPassed: z.boolean(),
  step: z.enum(['totp', 'enrol', 'password']),
  /** The secret being enrolled. */
  secret: z.string().optional(),
});

/** The second factor that a signed-in person is enrolling. */
export const enrolTicket = z.strictObject({
  use: z.literal('enrol'),
  officerId: z.number().int(),
  credentials: z.number().int(),
  secret: z.string(),
});

/** A journey to the identity provider and back. */
export const oidcTicket = z.strictObject({
  use: z.literal('oidc'),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});

export function sealTicket(house: House, ticket: Readonly<Record<string, unknown>>, at: Date): string {
  const until = at.getTime() + TICKET_MINUTES * 60_000;
  return house.crypto.seal(place, JSON.stringify({ ticket, until })).toString('base64url');
}

/** @throws Refused `ticket-invalid` for one that is not ours, of another use, or too old */
export function openTicket<T>(house: House, schema: z.ZodType<T>, sealed: string, at: Date): T {
  let plain: unknown;
  try {
    plain = JSON.parse(house.crypto.open(place, Buffer.from(sealed, 'base64url')));
  } catch {
    // Whatever was sent is none of ours.
    return fail('unauthenticated', 'ticket-invalid');
  }
  const outer = z.object({ ticket: schema, until: z.number() }).safeParse(plain);
  if (!outer.success || at.getTime() >= outer.data.until) return fail('unauthenticated', 'ticket-invalid');
  return outer.data.ticket;
}
