import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { CallTrouble } from '../../api/trouble.ts';
import { useMessages } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { finishOidc } from './calls.ts';
import { messages } from './messages.ts';
import { takeOidcTicket } from './oidc-ticket.ts';
import { SignIn } from './sign-in.tsx';
import { stepAfter } from './sign-in-steps.ts';

/** Where the identity provider sends the browser back to. */
export function OidcReturned(): ReactNode {
  const m = useMessages(messages);
  const [ticket] = useState(takeOidcTicket);
  const finish = useMutation({
    mutationFn: (given: string) => finishOidc({ body: { ticket: given, returned: window.location.search } }),
    onSuccess: () => window.location.replace('/staff/'),
  });
  const { mutate } = finish;
  useEffect(() => {
    if (ticket) mutate(ticket);
  }, [ticket, mutate]);
  const from = stepAfter(finish.error instanceof CallTrouble ? finish.error.problem : undefined);
  if (from) return <SignIn from={from} />;
  return (
    <main className="alone">
      <h1 className="page-title">{m.signInTitle}</h1>
      {ticket && !finish.isError ? (
        <>
          <p>{m.returnedTitle}</p>
          <Loading rows={2} />
        </>
      ) : (
        <>
          {ticket ? <TroubleNote error={finish.error} /> : <p role="alert">{m.returnedLost}</p>}
          <a href="/staff/">{m.startOver}</a>
        </>
      )}
    </main>
  );
}
