// Pure. Decides to which row a key moves in a list: arrows one row, Page ten, Home and End to the ends.

/** The row after the key, or undefined when the key does not move; the list does not run round. */
export function rowAfterKey(key: string, now: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    PageDown: now + 10,
    PageUp: now - 10,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(last, next));
}
