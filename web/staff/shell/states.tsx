import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { CallTrouble, codeOf } from '../../api/trouble.ts';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { useTroubleWords } from './trouble.ts';

/** What is drawn while something is fetched: the shape of what comes, and words for readers of the screen. */
export function Loading(props: { readonly rows?: number }): ReactNode {
  const m = useMessages(messages);
  return (
    <div role="status" aria-label={m.loading} className="state">
      <Skeleton active title={false} paragraph={{ rows: props.rows ?? 6 }} />
    </div>
  );
}

/** What would be here, and how it comes. */
export function Empty(props: { readonly children: ReactNode }): ReactNode {
  return <p className="state quiet">{props.children}</p>;
}

/** What went wrong, what to do, and the number to tell when asking for help. */
export function TroubleNote(props: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  if (codeOf(props.error) === 'not-found') return <NotHere />;
  const id = props.error instanceof CallTrouble ? props.error.problem?.requestId : undefined;
  return (
    <div role="alert" className="note bad">
      <p>{words(props.error)}</p>
      <div className="row-gap">
        {props.retry ? (
          <Button size="small" onClick={props.retry}>
            {m.retry}
          </Button>
        ) : null}
        {id ? <small className="quiet">{m.requestId(id)}</small> : null}
      </div>
    </div>
  );
}

/** The same for what is not there and for what may not be seen. */
export function NotHere(): ReactNode {
  const m = useMessages(messages);
  return (
    <div className="state" role="alert">
      <h1 className="page-title">{m.notFoundTitle}</h1>
      <p>{m.notFoundText}</p>
      <Link to="/">{m.backToDesk}</Link>
    </div>
  );
}
