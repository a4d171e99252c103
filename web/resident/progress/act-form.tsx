import type { ComponentChildren, VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../api/key.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';

interface ActFormProps {
  readonly title: string;
  readonly hint?: string;
  readonly button: string;
  readonly done: string;
  /** A sentence when something is still missing; nothing is sent then. */
  readonly lacking?: () => string | undefined;
  /** Sends the act with the key of this form. */
  readonly send: (key: string) => Promise<unknown>;
  readonly onDone: () => void;
  readonly children?: ComponentChildren;
}

/** One act of a party: folded until asked for; what it does, the few fields, one button. Its key is made once and sent with every try. */
export function ActForm(props: ActFormProps): VNode {
  const { t } = useWords();
  const keyRef = useRef(makeKey());
  const [state, setState] = useState<'asking' | 'sending' | 'done'>('asking');
  const [lack, setLack] = useState<string>();
  const [error, setError] = useState<unknown>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    const lacking = props.lacking?.();
    setLack(lacking);
    setError(undefined);
    if (lacking) return;
    setState('sending');
    try {
      await props.send(keyRef.current);
      keyRef.current = makeKey();
      setState('done');
      props.onDone();
    } catch (trouble) {
      setError(trouble);
      setState('asking');
    }
  };
  if (state === 'done')
    return (
      <p class="good" role="status">
        {props.done}
      </p>
    );
  return (
    <details class="act">
      <summary>{props.title}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {props.hint ? <p class="hint">{props.hint}</p> : null}
        {props.children}
        {lack ? (
          <p class="problem" role="alert">
            {lack}
          </p>
        ) : null}
        {error === undefined ? null : <Trouble error={error} />}
        <button type="submit" class="button" disabled={state === 'sending'}>
          {state === 'sending' ? t.check.sending : props.button}
        </button>
      </form>
    </details>
  );
}
