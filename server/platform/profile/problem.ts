// Pure: one thing wrong in a profile, by the path of the part.
// Decides how repeated and unknown ids are reported.

export interface Problem {
  /** From the top of the content: ['triageRules', 3, 'when', 'category', 0]. */
  path: PropertyKey[];
  sentence: string;
}

/** A problem for every id that was there before. */
export function repeated<T>(part: string, rows: readonly T[], key: keyof T & string): Problem[] {
  const seen = new Set<unknown>();
  return rows.flatMap((row, index) => {
    const id = row[key];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [part, index, key], sentence: `«${String(id)}» is there twice` }];
  });
}

/** A problem for every id of `named` that is not in `known`. */
export function unknownIds(
  path: PropertyKey[],
  named: readonly string[],
  known: ReadonlySet<string>,
  what: string,
): Problem[] {
  return named.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: [...path, index], sentence: `there is no ${what} «${id}»` }],
  );
}

/** Like `unknownIds`, for a single id; nothing is named by undefined or null. */
export function unknownId(
  path: PropertyKey[],
  id: string | null | undefined,
  known: ReadonlySet<string>,
  what: string,
): Problem[] {
  return id === undefined || id === null || known.has(id) ? [] : [{ path, sentence: `there is no ${what} «${id}»` }];
}
