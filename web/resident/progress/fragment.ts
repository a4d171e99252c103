// Decides how number and lookup code travel in a QR: in the fragment of the address, which no browser ever sends to a server.

export interface Lookup {
  readonly number: string;
  readonly lookupCode: string;
}

/** https://…/m#990101-20261122-00017-4.K7M42QXP */
export function landingAddress(origin: string, number: string, lookupCode: string): string {
  return `${origin}/m#${number}.${lookupCode}`;
}

/** Reads `#number.code`; undefined when something is missing. */
export function lookupOf(fragment: string): Lookup | undefined {
  const found = /^#?([\d-]{10,40})\.([0-9A-Za-z-]{6,40})$/u.exec(fragment.trim());
  return found?.[1] && found[2] ? { number: found[1], lookupCode: found[2] } : undefined;
}

/** Reads `#number` alone, as the QR of a printed paper holds it: the code is never kept, so no paper printed later carries it. */
export function numberOf(fragment: string): string | undefined {
  return /^#?([\d-]{10,40})$/u.exec(fragment.trim())?.[1];
}
