import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds of one code. */
const PERIOD = 30;

/** A new secret, base32, 160 bits. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: string, username: string, county: string): string {
  return generateURI({ issuer: `安和 ${county}`, label: username, secret });
}

/**
 * The time step of a right code, or undefined. One step early or late is allowed for phones whose clock is off; a step at or
 * before `lastStep` is not, so that a code is good once (RFC 6238 5.2). The time is the world's and not the house clock's:
 * the phone in the hand knows nothing of a practice county that moved its time.
 */
export function totpStep(secret: string, code: string, lastStep: number | null): number | undefined {
  const epoch = Math.floor(Date.now() / 1000);
  const result = verifySync({ secret, token: code, epoch, period: PERIOD, epochTolerance: PERIOD });
  if (!result.valid) return undefined;
  const step = Math.floor(epoch / PERIOD) + result.delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}
