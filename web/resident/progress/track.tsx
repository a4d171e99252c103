import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Problems, type NamedProblem } from '../parts/problems.tsx';
import { TextField } from '../parts/field.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import { useParty } from './party-session.tsx';

export function TrackPage(props: { readonly note?: string; readonly number?: string }): VNode {
  const { t } = useWords();
  const { enter } = useParty();
  const [number, setNumber] = useState(props.number ?? '');
  const [lookupCode, setCode] = useState('');
  const [problems, setProblems] = useState<readonly NamedProblem[]>([]);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    const lacks = [
      ...(number.trim() ? [] : [{ field: 'number', words: t.track.missingNumber }]),
      ...(lookupCode.trim() ? [] : [{ field: 'lookupCode', words: t.track.missingCode }]),
    ];
    setProblems(lacks);
    setError(undefined);
    if (lacks.length > 0) return;
    setSending(true);
    try {
      await enter({ number: number.replace(/\s/gu, ''), lookupCode: lookupCode.replace(/\s/gu, '') });
    } catch (trouble) {
      setError(trouble);
      setSending(false);
    }
  };
  const problemOf = (field: string): string | undefined => problems.find((p) => p.field === field)?.words;
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <h1 tabIndex={-1}>{t.track.title}</h1>
      {props.note ? (
        <p class="keep" role="status">
          {props.note}
        </p>
      ) : null}
      <Problems problems={problems} />
      {error === undefined ? null : <Trouble error={error} />}
      <TextField
        name="number"
        label={t.track.number}
        hint={t.track.numberHint}
        problem={problemOf('number')}
        maxLength={40}
        value={number}
        onText={setNumber}
      />
      <TextField
        name="lookupCode"
        label={t.track.code}
        hint={t.track.codeHint}
        problem={problemOf('lookupCode')}
        maxLength={40}
        short
        value={lookupCode}
        onText={setCode}
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
