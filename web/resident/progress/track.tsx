import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from '../parts/field.tsx';
import { useLacking } from '../parts/lacking.ts';
import { Problems } from '../parts/problems.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import { useParty } from './party-session.tsx';

export function TrackPage(props: { readonly note?: string; readonly number?: string }): VNode {
  const { t } = useWords();
  const { enter } = useParty();
  const [number, setNumber] = useState(props.number ?? '');
  const [lookupCode, setCode] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const lacking = useLacking([
    ...(number.trim() ? [] : [{ field: 'number', words: t.track.missingNumber }]),
    ...(lookupCode.trim() ? [] : [{ field: 'lookupCode', words: t.track.missingCode }]),
  ]);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setError(undefined);
    if (!lacking.whole()) return;
    setSending(true);
    try {
      await enter({ number: number.replace(/\s/gu, ''), lookupCode: lookupCode.replace(/\s/gu, '') });
    } catch (trouble) {
      setError(trouble);
      setSending(false);
    }
  };
  // What the server refused was about what stood there then.
  const say = (set: (text: string) => void) => (text: string) => {
    setError(undefined);
    set(text);
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <h1 tabIndex={-1}>{t.track.title}</h1>
      {props.note ? (
        <p class="keep" role="status">
          {props.note}
        </p>
      ) : null}
      <Problems problems={lacking.left} found={lacking.found} />
      {error === undefined ? null : <Trouble error={error} />}
      <TextField
        name="number"
        label={t.track.number}
        hint={t.track.numberHint}
        problem={lacking.problemOf('number')}
        maxLength={40}
        value={number}
        onText={say(setNumber)}
      />
      <TextField
        name="lookupCode"
        label={t.track.code}
        hint={t.track.codeHint}
        problem={lacking.problemOf('lookupCode')}
        maxLength={40}
        short
        value={lookupCode}
        onText={say(setCode)}
      />
      <div class="onward">
        <button type="submit" class="button wide" disabled={sending}>
          {sending ? t.app.loading : t.track.go}
        </button>
      </div>
      <p class="hint">{t.track.lost}</p>
    </form>
  );
}
