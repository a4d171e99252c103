import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { messages } from './messages.ts';

/** A password that the server shows once. */
export function TemporaryPassword(props: { readonly password: string; readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  return (
    <Modal
      open
      title={m.temporaryPassword}
      onCancel={props.onClose}
      footer={
        <Button type="primary" autoFocus onClick={props.onClose}>
          {shell.close}
        </Button>
      }
      mask={{ closable: false }}
    >
      <p>{m.temporaryPasswordText}</p>
      <p>
        <strong className="code">{props.password}</strong>
      </p>
    </Modal>
  );
}
