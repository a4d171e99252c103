import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, TextArea } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import { addOwnMaterial, rateMatter, withdrawOwnMatter, type Progress } from '../operations.ts';
import type { HandedFile } from '../report/draft.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

interface ActsProps {
  readonly progress: Progress;
  readonly token: string;
  readonly onDone: () => void;
}

/** What the party may do now; the server says which, this draws them. */
export function Acts(props: ActsProps): VNode | null {
  const { t } = useWords();
  const { acts } = props.progress;
  const [withdrew, setWithdrew] = useState(false);
  const withdrawn = (): void => {
    setWithdrew(true);
    props.onDone();
  };
  const offered = ['addOwnMaterial', 'rateMatter', 'withdrawOwnMatter'].filter((act) => acts.includes(act));
  if (offered.length === 0 && !props.progress.rated) return null;
  return (
    <section class="card">
      <h2>{t.progress.can}</h2>
      {props.progress.rated ? <p class="good">{t.can.rateDone}</p> : null}
      {acts.includes('rateMatter') ? <Rate {...props} /> : null}
      {acts.includes('addOwnMaterial') ? <Material {...props} /> : null}
      {acts.includes('withdrawOwnMatter') ? <Withdraw {...props} onDone={withdrawn} /> : null}
      {withdrew ? (
        <p class="good" role="status">
          {t.can.withdrawDone}
        </p>
      ) : null}
      {props.progress.result && !props.progress.withdrawn ? <p class="hint">{t.can.disagree}</p> : null}
    </section>
  );
}

function Material(props: ActsProps): VNode {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<readonly HandedFile[]>([]);
  const [waiting, setWaiting] = useState(false);
  const lacking = (): string | undefined => {
    if (waiting) return t.photos.waiting;
    return words.trim() || files.length > 0 ? undefined : t.can.materialMissing;
  };
  return (
    <ActForm
      title={t.can.material}
      button={t.can.materialSend}
      done={t.can.materialDone}
      again={t.can.materialAgain}
      lacking={lacking}
      body={() => ({ fileIds: files.map((file) => file.fileId), ...(words.trim() ? { words: words.trim() } : {}) })}
      send={(body, key) =>
        addOwnMaterial(
          {
            body,
            key,
            seen: props.progress.version,
          },
          { token: props.token },
        )
      }
      onDone={() => {
        setWords('');
        setFiles([]);
        props.onDone();
      }}
    >
      <FilePicker files={files} onFiles={setFiles} onWaiting={setWaiting} />
      <TextArea name="material-words" label={t.can.materialWords} optional rows={3} value={words} onText={setWords} />
    </ActForm>
  );
}

function Rate(props: ActsProps): VNode {
  const { t } = useWords();
  const [marks, setMarks] = useState({ acceptance: '', process: '', result: '' });
  const [words, setWords] = useState('');
  const scale = t.can.scale.map((label, i) => ({ value: String(i + 1), label })).reverse();
  const asked = [
    { name: 'acceptance', label: t.can.rateAcceptance },
    { name: 'process', label: t.can.rateProcess },
    { name: 'result', label: t.can.rateResult },
  ] as const;
  return (
    <ActForm
      title={t.can.rate}
      button={t.can.rateSend}
      done={t.can.rateDone}
      lacking={() => (Object.values(marks).every(Boolean) ? undefined : t.can.rateMissing)}
      body={() => ({
        acceptance: Number(marks.acceptance),
        process: Number(marks.process),
        result: Number(marks.result),
        ...(words.trim() ? { words: words.trim() } : {}),
      })}
      send={(body, key) =>
        rateMatter(
          {
            body,
            key,
            seen: props.progress.version,
          },
          { token: props.token },
        )
      }
      onDone={props.onDone}
    >
      {asked.map(({ name, label }) => (
        <Choice
          key={name}
          name={`rate-${name}`}
          label={label}
          options={scale}
          value={marks[name]}
          onChoice={(value) => setMarks((old) => ({ ...old, [name]: value }))}
        />
      ))}
      <TextArea name="rate-words" label={t.can.rateWords} optional rows={3} value={words} onText={setWords} />
    </ActForm>
  );
}

function Withdraw(props: ActsProps): VNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <ActForm
      title={t.can.withdraw}
      hint={t.can.withdrawHint}
      button={t.can.withdrawSure}
      done={t.can.withdrawDone}
      body={() => (reason.trim().length > 1 ? { reason: reason.trim() } : {})}
      send={(body, key) => withdrawOwnMatter({ body, key, seen: props.progress.version }, { token: props.token })}
      onDone={props.onDone}
    >
      <TextArea
        name="withdraw-reason"
        label={t.can.withdrawReason}
        optional
        rows={2}
        value={reason}
        onText={setReason}
      />
    </ActForm>
  );
}
