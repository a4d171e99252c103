import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords } from '../../ui/dates.ts';
import { TextArea } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import { askOwnRefusalReview, type Progress, supplyOwnMaterial } from '../operations.ts';
import type { HandedFile } from '../report/draft.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

interface AdmissionProps {
  readonly progress: Progress;
  readonly token: string;
  readonly onDone: () => void;
}

/** Before acceptance: what papers are missing and until when, or why it was not taken and where to go. */
export function AdmissionPart(props: AdmissionProps): VNode | null {
  const { t } = useWords();
  const { progress } = props;
  const [handedIn, setHandedIn] = useState(false);
  const done = (): void => {
    setHandedIn(true);
    props.onDone();
  };
  const missing = progress.material !== null && progress.stage === 'correcting';
  return (
    <>
      {missing ? <MissingMaterial {...props} onDone={done} /> : null}
      {handedIn && !missing ? (
        <p class="good" role="status">
          {t.admission.allReceived}
        </p>
      ) : null}
      {progress.refusal ? <Refused {...props} /> : null}
    </>
  );
}

function MissingMaterial(props: AdmissionProps): VNode | null {
  const { t, language } = useWords();
  const { material } = props.progress;
  if (!material) return null;
  return (
    <section class="card">
      <h2>{t.admission.missing}</h2>
      <p>
        {t.admission.until}
        <strong>{dayWords(material.dueDate, language, { weekday: true })}</strong>
        {t.admission.untilEnd}
      </p>
      <ol>
        {material.items.map((item) => (
          <li key={item.position}>
            <strong>{item.name}</strong>
            {item.note ? <span class="hint"> {item.note}</span> : null}
            {item.suppliedAt ? <span class="good"> {t.admission.received}</span> : null}
          </li>
        ))}
      </ol>
      <p class="hint">{material.ifLate.words[language]}</p>
      {props.progress.acts.includes('supplyOwnMaterial')
        ? material.items
            .filter((item) => item.suppliedAt === null)
            .map((item) => <OnePaper key={item.position} {...props} position={item.position} name={item.name} />)
        : null}
    </section>
  );
}

/** One paper at a time: its picture, sent by itself. */
function OnePaper(props: AdmissionProps & { readonly position: number; readonly name: string }): VNode {
  const { t } = useWords();
  const [files, setFiles] = useState<readonly HandedFile[]>([]);
  const [waiting, setWaiting] = useState(false);
  const lacking = (): string | undefined => {
    if (waiting) return t.photos.waiting;
    return files.length > 0 ? undefined : t.admission.fileMissing;
  };
  return (
    <ActForm
      title={t.admission.hand(props.name)}
      button={t.admission.send}
      done={t.admission.sent}
      lacking={lacking}
      body={() => ({ items: [{ position: props.position, fileIds: files.map((file) => file.fileId) }] })}
      send={(body, key) =>
        supplyOwnMaterial(
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
      <FilePicker files={files} onFiles={setFiles} onWaiting={setWaiting} />
    </ActForm>
  );
}

function Refused(props: AdmissionProps): VNode | null {
  const { t, language } = useWords();
  const [reasons, setReasons] = useState('');
  const { refusal } = props.progress;
  if (!refusal) return null;
  const { door } = refusal;
  return (
    <section class="card">
      <h2>{t.admission.refused}</h2>
      <p>
        <strong>{refusal.reason.plain[language]}</strong>
      </p>
      {refusal.explanation ? <p class="words">{refusal.explanation}</p> : null}
      <p class="law">{refusal.reason.law[language]}</p>
      <h3>{t.admission.door}</h3>
      <p>
        <strong>{door.name}</strong>
        <br />
        {door.address}
      </p>
      <p>
        <a class="button wide quiet" href={`tel:${door.telephone}`}>
          {door.telephone}
        </a>
      </p>
      {refusal.state === 'review_asked' ? <p class="good">{t.admission.reviewAsked}</p> : null}
      {refusal.decision ? (
        <>
          <h3>{t.admission.decision}</h3>
          <p class="words">{refusal.decision}</p>
        </>
      ) : null}
      {refusal.state === 'refused' && refusal.reviewUntil && props.progress.acts.includes('askOwnRefusalReview') ? (
        <ActForm
          title={t.admission.review}
          hint={t.admission.reviewUntil(dayWords(refusal.reviewUntil, language, { weekday: true }))}
          button={t.admission.reviewSend}
          done={t.admission.reviewSent}
          lacking={() => (reasons.trim() ? undefined : t.admission.reasonsMissing)}
          body={() => ({ reasons: reasons.trim() })}
          send={(body, key) => askOwnRefusalReview({ body, key, seen: props.progress.version }, { token: props.token })}
          onDone={props.onDone}
        >
          <TextArea name="review-reasons" label={t.admission.reasons} rows={4} value={reasons} onText={setReasons} />
        </ActForm>
      ) : null}
    </section>
  );
}
