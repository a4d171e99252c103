// Pure. Decides to which row a key moves in a list: arrows (or j and k) one row, Page ten, Home and End to the ends.

/** The row after the key, or undefined when the key does not move; the list does not run round. */
export function rowAfterKey(key: string, now: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    j: now + 1,
    k: now - 1,
    PageDown: now + 10,
    PageUp: now - 10,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(last, next));
}

/**
 * The rows chosen after a key: space turns the row under the hand, Shift with an arrow takes rows along from where one stood to where one goes,
 * Escape lets go of all. Undefined when the key chooses nothing.
 * @param most so many at once
 */
export function chosenAfterKey(
  press: { readonly key: string; readonly shiftKey: boolean },
  now: number,
  rows: readonly string[],
  chosen: ReadonlySet<string>,
  most: number,
): ReadonlySet<string> | undefined {
  const here = rows[now];
  if (press.key === 'Escape') return chosen.size > 0 ? new Set() : undefined;
  if (here === undefined) return undefined;
  if (press.key === ' ') return turned(chosen, here, most);
  if (!press.shiftKey || !/^(?:Arrow(?:Up|Down)|[JK])$/u.test(press.key)) return undefined;
  const there =
    rows[
      rowAfterKey(
        press.key.replace(/^[JK]$/u, (letter) => letter.toLowerCase()),
        now,
        rows.length,
      ) ?? now
    ];
  return new Set([...chosen, here, ...(there === undefined ? [] : [there])].slice(0, most));
}

/** Chosen, or no longer; beyond the bound nothing more is taken. */
export function turned(chosen: ReadonlySet<string>, row: string, most: number): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(row) && next.size < most) next.add(row);
  return next;
}
