import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Loaded<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Fetches once for each key; an empty key fetches nothing. Leaving the page stops the call. */
export function useLoaded<T>(key: string, fetchIt: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown }>({ key: '' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!key) return undefined;
    const stop = new AbortController();
    setState({ key });
    fetchIt(stop.signal).then(
      (value) => stop.signal.aborted || setState({ key, value }),
      (error: unknown) => stop.signal.aborted || setState({ key, error }),
    );
    return () => stop.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key names all that the call depends on
  }, [key, tries]);
  const again = useCallback(() => setTries((n) => n + 1), []);
  const current = state.key === key ? state : { key };
  return { value: current.value, error: current.error, again };
}
