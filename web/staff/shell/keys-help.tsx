import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from './language.tsx';
import { messages } from './keys-messages.ts';

/** What the keys do; opened by ?. */
export function KeysHelp(props: { readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  return (
    <Modal open title={m.title} footer={null} onCancel={props.onClose} width={480} destroyOnHidden>
      <dl className="keys">
        {m.keys.map(([keys, does]) => (
          <div key={keys} className="row-gap">
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
