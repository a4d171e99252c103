// Pure. Decides what of a record is not known: absent, null, and empty text are the same, a place to fill by hand.

export type Clean<T> = { [K in keyof T as T[K] extends null | undefined ? never : K]: Exclude<T[K], null> };

/** Leaves out what is not known; members are only left out, none is changed. */
export function clean<T extends object>(facts: T): Clean<T> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as Clean<T>;
}
