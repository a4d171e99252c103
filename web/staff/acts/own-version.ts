/** In which version one's own last act left a record: right after it the page may still show the record before. */
const left = new Map<string, number>();

/** The version that an act on the record may name: what the page shows, or what one's own act has made of it since. */
export function versionOf(record: string | undefined, shown: number): number {
  return Math.max(shown, left.get(record ?? '') ?? 0);
}

/** Keeps what an act answered with; replies without a version leave nothing. */
export function keepVersion(record: string | undefined, reply: unknown): void {
  const { version } = (reply ?? {}) as { version?: unknown };
  if (record !== undefined && typeof version === 'number') left.set(record, version);
}
