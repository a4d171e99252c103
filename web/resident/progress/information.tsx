import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayWords, versionWords, momentWords } from '../../ui/dates.ts';
import { TextArea } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { Link } from '../navigation.tsx';
import { askCorrection, askErasure, getMyInformation, type MyInformation } from '../operations.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';
import { Consents } from './consents.tsx';
import { useParty } from './party-session.tsx';
import { QuickExit } from './quick-exit.tsx';
import { TrackPage } from './track.tsx';

/** 我的信息: what is held, copy, correct, withdraw, erase, and who opened it (个人信息保护法 44–48). */
export function InformationPage(): VNode {
  const { t } = useWords();
  const { token } = useParty();
  return token ? <Information token={token} /> : <TrackPage note={t.progress.session} />;
}

function Information(props: { readonly token: string }): VNode {
  const { t } = useWords();
  const { ended } = useParty();
  const [round, setRound] = useState(0);
  const held = useLoaded(`information-${round}`, (signal) => getMyInformation({}, { signal, token: props.token }));
  const again = (): void => setRound((n) => n + 1);
  useEffect(() => void ended(held.error), [ended, held.error]);
  return (
    <section class="narrow">
      <QuickExit />
      <Link to="progress" class="back">
        <Icon name="back" />
        {t.progress.title}
      </Link>
      <h1 tabIndex={-1}>{t.information.title}</h1>
      {held.error === undefined ? null : <Trouble error={held.error} onAgain={held.again} />}
      {held.last ? <Whole held={held.last} token={props.token} onDone={again} /> : null}
      {held.last || held.error !== undefined ? null : <p class="loading">{t.app.loading}</p>}
    </section>
  );
}

interface WholeProps {
  readonly held: MyInformation;
  readonly token: string;
  readonly onDone: () => void;
}

function Whole(props: WholeProps): VNode {
  return (
    <>
      <Held held={props.held} />
      <Requests {...props} />
      <Consents held={props.held} token={props.token} onDone={props.onDone} />
      <Openings held={props.held} />
    </>
  );
}

function Held(props: { readonly held: MyInformation }): VNode {
  const { t, language } = useWords();
  const { held } = props;
  const rows = [
    [t.information.name, held.name],
    [t.information.organisation, held.organisation],
    [t.information.role, t.information.roles[held.role]],
    [t.information.phone, held.phone],
    [t.information.identityNumber, held.identityNumber],
    [t.information.address, held.address],
    [
      t.information.contact,
      [held.contactWay ? (t.information.ways[held.contactWay] ?? held.contactWay) : '', held.contact]
        .filter(Boolean)
        .join(' '),
    ],
    [t.information.notice, held.noticeVersion ? versionWords(held.noticeVersion, language) : held.noticeVersion],
    [t.information.retention, held.retention[language]],
  ] as const;
  const copy = (): void => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${held.number}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <section class="card">
      <h2>{t.information.held}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || <span class="hint">{t.information.nothing}</span>}</dd>
          </div>
        ))}
      </dl>
      <p class="row no-print">
        <button type="button" class="button quiet" onClick={copy}>
          <Icon name="save" />
          {t.information.copy}
        </button>
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon name="printer" />
          {t.done.print}
        </button>
      </p>
      <p class="hint no-print">{t.information.copyHint}</p>
    </section>
  );
}

function Requests(props: WholeProps): VNode {
  const { t, language } = useWords();
  const [what, setWhat] = useState('');
  const [reason, setReason] = useState('');
  const { held, token, onDone } = props;
  return (
    <section class={held.requests.length > 0 ? 'card' : 'card no-print'}>
      <ActForm
        title={t.information.correct}
        button={t.information.correctSend}
        done={t.information.asked}
        lacking={() => (what.trim().length > 1 ? undefined : t.information.correctMissing)}
        body={() => ({ what: what.trim() })}
        send={(body, key) => askCorrection({ body, key, seen: held.version }, { token })}
        onDone={onDone}
      >
        <TextArea name="correct" label={t.information.correctWhat} rows={3} value={what} onText={setWhat} />
      </ActForm>
      <ActForm
        title={t.information.erase}
        hint={t.information.eraseHint}
        button={t.information.eraseSend}
        done={t.information.asked}
        body={() => (reason.trim().length > 1 ? { reason: reason.trim() } : {})}
        send={(body, key) => askErasure({ body, key, seen: held.version }, { token })}
        onDone={onDone}
      >
        <TextArea name="erase" label={t.information.eraseReason} optional rows={2} value={reason} onText={setReason} />
      </ActForm>
      {held.requests.length > 0 ? (
        <>
          <h3>{t.information.requests}</h3>
          <ul class="story">
            {held.requests.map((request) => (
              <li key={request.askedAt}>
                <p class="when">{dayWords(request.askedAt, language)}</p>
                <p>
                  {t.information.requestKinds[request.kind]} ·{' '}
                  {request.answer ? (t.information.answers[request.answer] ?? request.answer) : t.information.pending}
                </p>
                {request.wanted ? <p class="words">{request.wanted}</p> : null}
                {request.reason ? <p class="words">{request.reason}</p> : null}
                {request.law ? <p class="law">{request.law}</p> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Openings(props: { readonly held: MyInformation }): VNode {
  const { t, language } = useWords();
  const { openings } = props.held;
  return (
    <section class="card">
      <h2>{t.information.openings}</h2>
      <p class="hint">{t.information.openingsHint}</p>
      {openings.length === 0 ? <p>{t.information.openingsNone}</p> : null}
      <ol class="story">
        {openings.map((one) => (
          <li key={`${one.at}-${one.body}-${one.what.zh}`}>
            <p class="when">{momentWords(one.at, language)}</p>
            <p>
              <strong>{one.body}</strong> {one.post[language]}
            </p>
            <p class="hint">{[one.what[language], one.reason].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
