import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { codeOf } from '../../api/trouble.ts';
import { setLarge } from '../large-type.ts';
import { useNavigation } from '../navigation.tsx';
import { trackMatter, type Progress } from '../operations.ts';
import { useWords } from '../words.tsx';
import type { Lookup } from './fragment.ts';

const place = 'anhe.party';

interface Session {
  /** Short-lived; kept for this tab only, so that a reload does not ask for the code again. The code itself is never kept. */
  readonly token: string | undefined;
  /** What trackMatter answered with, shown at once. */
  readonly first: Progress | undefined;
  readonly enter: (lookup: Lookup) => Promise<void>;
  readonly leave: () => void;
  /** True when the error says that the session is over; the reader is then asked for the code again. */
  readonly ended: (error: unknown) => boolean;
}

const Current = createContext<Session | undefined>(undefined);

export function PartySession(props: { readonly children: ComponentChildren }): VNode {
  const { go } = useNavigation();
  const [token, setToken] = useState(keptToken);
  const [first, setFirst] = useState<Progress>();
  const { speak } = useWords();
  const leave = useCallback(() => {
    keepToken(undefined);
    setToken(undefined);
    setFirst(undefined);
  }, []);
  const enter = useCallback(
    async (lookup: Lookup) => {
      const { token: fresh, ...progress } = await trackMatter({ body: lookup });
      keepToken(fresh);
      setToken(fresh);
      setFirst(progress);
      // What was chosen with a code holds on every device that the code is used on.
      if (progress.preferences.chosen) {
        setLarge(progress.preferences.largeType);
        speak(progress.preferences.language);
      }
      go('progress', true);
    },
    [go, speak],
  );
  const ended = useCallback(
    (error: unknown) => {
      if (error === undefined || !['lookup-needed', 'sign-in-needed'].includes(codeOf(error))) return false;
      leave();
      return true;
    },
    [leave],
  );
  const session = useMemo(() => ({ token, first, enter, leave, ended }), [token, first, enter, leave, ended]);
  return <Current.Provider value={session}>{props.children}</Current.Provider>;
}

export function useParty(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('outside of the session of a party');
  return session;
}

function keptToken(): string | undefined {
  try {
    return sessionStorage.getItem(place) ?? undefined;
  } catch {
    return undefined;
  }
}

function keepToken(token: string | undefined): void {
  try {
    if (token === undefined) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, token);
  } catch {
    // storage is switched off: the session lasts until the page is left
  }
}
