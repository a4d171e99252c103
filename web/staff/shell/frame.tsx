import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { SignIn } from '../people/sign-in.tsx';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { PracticeBand } from './practice-band.tsx';
import { Rail } from './rail.tsx';
import { SignedInOnly, useMe } from './session.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page of a signed-in officer: practice band, rail, bar, page. */
export function Frame(): ReactNode {
  return (
    <SignedInOnly renderSignIn={(again) => <SignIn again={again} />}>
      <Room />
    </SignedInOnly>
  );
}

function Room(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  const page = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  // A reader of the screen is told that another page is here.
  useEffect(() => {
    if (before.current !== path) page.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {m.skipToContent}
      </a>
      {me.county.kind === 'practice' ? <PracticeBand /> : null}
      <Rail />
      <TopBar />
      <main className="page" id="page" ref={page} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
