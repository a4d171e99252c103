import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords } from '../../ui/dates.ts';
import { askOwnReopening, type Progress } from '../operations.ts';
import { TextArea } from '../parts/field.tsx';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

/** After closing: until when one may ask that it goes on, and what became of it. */
export function ReopeningPart(props: {
  readonly progress: Progress;
  readonly token: string;
  readonly onDone: () => void;
}): VNode | null {
  const { t, language } = useWords();
  const [reason, setReason] = useState('');
  const { reopening, acts, version } = props.progress;
  const offered = acts.includes('askOwnReopening');
  if (!offered && !reopening.own && reopening.times === 0) return null;
  return (
    <section class={reopening.own || reopening.times > 0 ? 'card' : 'card no-print'}>
      <h2>{t.reopening.title}</h2>
      {reopening.times > 0 ? <p>{t.reopening.times(reopening.times)}</p> : null}
      {reopening.own ? <p class="good">{t.reopening.states[reopening.own.state]}</p> : null}
      {reopening.own?.decision ? <p class="words">{reopening.own.decision}</p> : null}
      {offered && reopening.askUntil ? (
        <ActForm
          title={t.reopening.ask}
          hint={t.reopening.until(dayWords(reopening.askUntil, language))}
          button={t.reopening.send}
          done={t.reopening.sent}
          lacking={() => (reason.trim() === '' ? t.reopening.reasonMissing : undefined)}
          body={() => ({ reason: reason.trim() })}
          send={(body, key) => askOwnReopening({ body, key, seen: version }, { token: props.token })}
          onDone={props.onDone}
        >
          <TextArea name="reopeningReason" label={t.reopening.reason} value={reason} onText={setReason} />
        </ActForm>
      ) : null}
    </section>
  );
}
