import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formKey } from '../../api/form-key.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';

interface ActFormProps<Body> {
  readonly title: string;
  readonly hint?: ComponentChildren;
  readonly button: string;
  readonly done: string;
  /** What a button says that asks once more, where the act may be done several times. */
  readonly again?: string;
  /** A second button that leaves all as it is, where the act takes something away. */
  readonly leave?: string;
  /** A sentence when something is still missing; nothing is sent then. */
  readonly lacking?: () => string | undefined;
  /** What would be sent now. */
  readonly body: () => Body;
  /** Sends it under its key: the same for every try of the same words. */
  readonly send: (body: Body, key: string) => Promise<unknown>;
  readonly onDone: () => void;
  readonly children?: ComponentChildren;
}

/** One act of a party: folded until asked for; what it does, the few fields, one button. A try after a lost answer does nothing twice; changed words are another act. */
export function ActForm<Body>(props: ActFormProps<Body>): VNode {
  const { t } = useWords();
  const [key] = useState(formKey);
  const [state, setState] = useState<'asking' | 'sending' | 'done'>('asking');
  const [looked, setLooked] = useState(false);
  const [reopened, setReopened] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    setLooked(true);
    setError(undefined);
    if (props.lacking?.()) return;
    setState('sending');
    try {
      const body = props.body();
      await props.send(body, key.of(body));
      key.done();
      setLooked(false);
      setState('done');
      props.onDone();
    } catch (trouble) {
      setError(trouble);
      setState('asking');
    }
  };
  const reopen = (): void => {
    setReopened(true);
    setState('asking');
  };
  if (state === 'done')
    return (
      <div class="no-print">
        <p class="good" role="status">
          {props.done}
        </p>
        {props.again ? (
          <button type="button" class="button quiet small" onClick={reopen}>
            {props.again}
          </button>
        ) : null}
      </div>
    );
  // Said once it was looked, and gone as soon as it is mended.
  const lack = looked ? props.lacking?.() : undefined;
  return (
    <details class="act no-print" open={reopened}>
      <summary>{props.title}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {typeof props.hint === 'string' ? <p class="hint">{props.hint}</p> : props.hint}
        {props.children}
        {lack ? (
          <p class="problem" role="alert">
            {lack}
          </p>
        ) : null}
        {error === undefined ? null : <Trouble error={error} />}
        <p class="row">
          <button type="submit" class="button" disabled={state === 'sending'}>
            {state === 'sending' ? t.check.sending : props.button}
          </button>
          {props.leave ? (
            <button
              type="button"
              class="button quiet"
              onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
            >
              {props.leave}
            </button>
          ) : null}
        </p>
      </form>
    </details>
  );
}
