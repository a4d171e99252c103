import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import { codeOf } from '../../api/trouble.ts';
import { type Me, whoAmI } from '../people/calls.ts';
import { onSessionChange, sessionEnded } from './session-end.ts';
import { Loading, TroubleNote } from './states.tsx';

const Known = createContext<Me | undefined>(undefined);

export const meKey = ['me'] as const;

/** Who is signed in; only within the pages that `SignedInOnly` draws. */
export function useMe(): Me {
  const me = useContext(Known);
  if (!me) throw new Error('used outside of the pages for signed-in officers');
  return me;
}

/** Roles of the post that the session acts in. */
export function useRoles(): readonly string[] {
  return useMe().post.roles;
}

/**
 * Draws the pages for whoever is signed in. When a session ends under somebody's hands the page stays where it is, hidden with all
 * that was typed, until the same person has signed in again.
 */
export function SignedInOnly(props: {
  readonly renderSignIn: (again: Me | undefined) => ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const me = useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => whoAmI({}, { signal }),
    staleTime: 60_000,
    retry: false,
  });
  const ended = useSyncExternalStore(onSessionChange, sessionEnded);
  if (!me.data) {
    if (me.isError && codeOf(me.error) === 'sign-in-needed') return props.renderSignIn(undefined);
    if (me.isError) return <TroubleNote error={me.error} retry={() => void me.refetch()} />;
    return <Loading />;
  }
  return (
    <Known.Provider value={me.data}>
      {ended ? props.renderSignIn(me.data) : null}
      <div className="whole" hidden={ended}>
        {props.children}
      </div>
    </Known.Provider>
  );
}
