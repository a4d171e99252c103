// Pure. Decides whether windows and services may be as stated: a number or letter once in a centre, bodies that are there, windows of the same centre.
import { refuse, type Refusal } from '../../../kernel/refusal.ts';

export interface StandingWindow {
  readonly id: number;
  readonly centreId: number;
  readonly number: number;
  readonly ended: boolean;
}

export interface StandingService {
  readonly id: number;
  readonly centreId: number;
  readonly code: string;
  readonly ended: boolean;
  readonly windowIds: readonly number[];
}

/** Kinds of bodies that have a hall with windows. */
export const centreKinds = ['county_centre', 'township_centre'] as const;

export function isCentre(body: { readonly kind: string; readonly ended: boolean } | undefined): boolean {
  return body !== undefined && !body.ended && (centreKinds as readonly string[]).includes(body.kind);
}

/** `own` is the id of the window being revised. */
export function windowFault(
  stated: { readonly centreId: number; readonly number: number },
  windows: readonly StandingWindow[],
  own?: number,
): Refusal | undefined {
  const same = windows.find(
    (one) => !one.ended && one.centreId === stated.centreId && one.number === stated.number && one.id !== own,
  );
  return same ? refuse('conflict', 'window-number-taken', { field: 'number' }) : undefined;
}

export function serviceFault(
  stated: { readonly centreId: number; readonly code: string; readonly windowIds: readonly number[] },
  around: { readonly windows: readonly StandingWindow[]; readonly services: readonly StandingService[] },
  own?: number,
): Refusal | undefined {
  const same = around.services.find(
    (one) => !one.ended && one.centreId === stated.centreId && one.code === stated.code && one.id !== own,
  );
  if (same) return refuse('conflict', 'service-code-taken', { field: 'code' });
  const known = new Set(
    around.windows.filter((one) => !one.ended && one.centreId === stated.centreId).map((one) => one.id),
  );
  return stated.windowIds.every((id) => known.has(id))
    ? undefined
    : refuse('invalid', 'window-unknown', { field: 'windowIds' });
}

/** A window goes only when no service needs it alone and nobody has booked there. */
export function endWindowFault(
  id: number,
  services: readonly StandingService[],
  windows: readonly StandingWindow[],
): Refusal | undefined {
  const standing = new Set(windows.filter((one) => !one.ended && one.id !== id).map((one) => one.id));
  const alone = services.find(
    (one) => !one.ended && one.windowIds.includes(id) && !one.windowIds.some((other) => standing.has(other)),
  );
  return alone ? refuse('conflict', 'window-in-use', { service: alone.code }) : undefined;
}

/** Ends on its day or before, never ahead, and not before it began. */
export function endDayFault(on: string, validFrom: string, today: string): Refusal | undefined {
  if (on > today) return refuse('too-early', 'window-date', { field: 'on', notAfter: today });
  if (on < validFrom) return refuse('invalid', 'window-date', { field: 'on', notBefore: validFrom });
  return undefined;
}
