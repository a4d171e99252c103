import { Button, Popconfirm } from 'antd';
import { type ComponentType, createElement, type ReactNode, use, useReducer } from 'react';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { typedHere } from './typed.ts';

/**
 * A part of the pages that is fetched when it is first shown. When it cannot be (the office was updated meanwhile, or the network is down),
 * a note stands in its place and everything else stays as it is; nothing is loaded again without being asked for.
 */
export function lazyPart<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): ((props: Props) => ReactNode) & { readonly preload: () => Promise<void> } {
  let coming: Promise<ComponentType<Props> | undefined> | undefined;
  const fetched = (): Promise<ComponentType<Props> | undefined> => {
    coming ??= load().then(
      (part) => part[name],
      () => undefined,
    );
    return coming;
  };
  function Part(props: Props): ReactNode {
    const [, look] = useReducer((times: number) => times + 1, 0);
    const part = use(fetched());
    if (part) return createElement(part, props);
    return (
      <NotCome
        onClose={'onClose' in props ? (props.onClose as () => void) : undefined}
        again={() => {
          coming = undefined;
          look();
        }}
      />
    );
  }
  return Object.assign(Part, { preload: () => fetched().then(() => undefined) });
}

/** Says that a part did not come, and offers to load the page again; first asks where something typed would be lost. In place of a dialogue it floats and can be closed. */
function NotCome(props: { readonly again: () => void; readonly onClose: (() => void) | undefined }): ReactNode {
  const m = useMessages(messages);
  const typed = typedHere();
  const reload = (): void => window.location.reload();
  return (
    <div className={props.onClose ? 'note soon floating' : 'note soon'} role="alert">
      <strong>{m.partTitle}</strong>
      <p>{m.partText}</p>
      {typed ? <p>{m.partTyped}</p> : null}
      <div className="row-gap">
        {typed ? (
          <Popconfirm title={m.partSure} okText={m.reload} cancelText={m.cancel} onConfirm={reload}>
            <Button type="primary">{m.reload}</Button>
          </Popconfirm>
        ) : (
          <Button type="primary" onClick={reload}>
            {m.reload}
          </Button>
        )}
        <Button onClick={props.again}>{m.retry}</Button>
        {props.onClose ? <Button onClick={props.onClose}>{m.close}</Button> : null}
      </div>
    </div>
  );
}
