import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Loaded<T> {
  readonly value: T | undefined;
  /** The last value of any key: what a page goes on showing while it looks for news. */
  readonly last: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Fetches once for each key; an empty key fetches nothing. Leaving the page stops the call. */
export function useLoaded<T>(key: string, fetchIt: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown; last?: T }>({ key: '' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!key) return undefined;
    const stop = new AbortController();
    setState((old) => ({ key, last: old.last }));
    fetchIt(stop.signal).then(
      (value) => stop.signal.aborted || setState({ key, value, last: value }),
      (error: unknown) => stop.signal.aborted || setState((old) => ({ key, error, last: old.last })),
    );
    return () => stop.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key names all that the call depends on
  }, [key, tries]);
  const again = useCallback(() => setTries((n) => n + 1), []);
  const current = state.key === key;
  return {
    value: current ? state.value : undefined,
    last: state.last,
    error: current ? state.error : undefined,
    again,
  };
}
