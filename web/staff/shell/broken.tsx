import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';

/** A page that threw: said plainly, with a way on. A part that could not be fetched after an update comes with a reload. */
export function Broken(props: ErrorComponentProps): ReactNode {
  const m = useMessages(messages);
  return (
    <div className="state" role="alert">
      <h1 className="page-title">{m.brokenTitle}</h1>
      <p>{m.brokenText}</p>
      <div className="row-gap">
        <Button onClick={props.reset}>{m.retry}</Button>
        <Button onClick={() => window.location.reload()}>{m.reload}</Button>
      </div>
    </div>
  );
}
