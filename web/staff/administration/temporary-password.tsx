import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { messages } from './messages.ts';

/** A password that the server shows once. */
export function TemporaryPassword(props: { readonly password: string; readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  return (
    <ShownOnce
      title={m.temporaryPassword}
      text={m.temporaryPasswordText}
      secret={props.password}
      onClose={props.onClose}
    />
  );
}

/** What the server shows once: it stands there until it is put away by its button. */
export function ShownOnce(props: {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
  readonly onClose: () => void;
}): ReactNode {
  const shell = useMessages(shellMessages);
  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      footer={
        <Button type="primary" autoFocus onClick={props.onClose}>
          {shell.close}
        </Button>
      }
      mask={{ closable: false }}
    >
      <p>{props.text}</p>
      <p>
        <strong className="code">{props.secret}</strong>
      </p>
    </Modal>
  );
}
