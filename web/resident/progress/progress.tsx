import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { getOwnMediation, getOwnPerformance, getProgress, type Progress } from '../operations.ts';
import { useWords } from '../words.tsx';
import { Acts } from './acts.tsx';
import { AdmissionPart } from './admission.tsx';
import { MediationPart } from './mediation.tsx';
import { Papers } from './papers.tsx';
import { PerformancePart } from './performance.tsx';
import { Preferences } from './preferences.tsx';
import { ReopeningPart } from './reopening.tsx';
import { useParty } from './party-session.tsx';
import { QuickExit } from './quick-exit.tsx';
import { Done, Filed, Now, Road } from './story.tsx';
import { TrackPage } from './track.tsx';

/** Follows one matter. Nothing of it is drawn before the code was checked, and «快速离开» takes everything off the screen. */
export function ProgressPage(): VNode {
  const { t } = useWords();
  const { token } = useParty();
  return token ? <Followed token={token} /> : <TrackPage note={t.progress.session} />;
}

function Followed(props: { readonly token: string }): VNode {
  const { t } = useWords();
  const { first, ended } = useParty();
  const [round, setRound] = useState(0);
  const loaded = useLoaded(`progress-${round}`, (signal) => getProgress({}, { signal, token: props.token }));
  const progress = loaded.last ?? first;
  const mediation = useLoaded(progress ? `mediation-${progress.version}-${round}` : '', (signal) =>
    getOwnMediation({}, { signal, token: props.token }),
  );
  const effective = mediation.last?.mediation?.agreement?.effectiveOn ?? null;
  const performance = useLoaded(progress && effective ? `performance-${progress.version}-${round}` : '', (signal) =>
    getOwnPerformance({}, { signal, token: props.token }),
  );
  const again = (): void => setRound((n) => n + 1);
  useEffect(() => void ended(loaded.error), [ended, loaded.error]);
  if (loaded.error !== undefined)
    return (
      <section class="narrow">
        <QuickExit />
        <h1 tabIndex={-1}>{t.progress.title}</h1>
        <Trouble error={loaded.error} onAgain={again} />
      </section>
    );
  if (!progress)
    return (
      <section class="narrow">
        <QuickExit />
        <h1 tabIndex={-1}>{t.progress.title}</h1>
        <p class="loading" role="status">
          {t.app.loading}
        </p>
      </section>
    );
  return (
    <article class="progress">
      <QuickExit />
      <div class="progress-main">
        <h1 tabIndex={-1}>{t.progress.title}</h1>
        <p class="number">{progress.number}</p>
        <Now progress={progress} />
        <Road progress={progress} />
        <AdmissionPart progress={progress} token={props.token} onDone={again} />
        {mediation.last?.mediation ? (
          <MediationPart own={mediation.last} mediation={mediation.last.mediation} token={props.token} onDone={again} />
        ) : null}
        {performance.last && effective ? (
          <PerformancePart own={performance.last} token={props.token} onDone={again} />
        ) : null}
        {performance.error === undefined ? null : <Trouble error={performance.error} onAgain={performance.again} />}
        <ReopeningPart progress={progress} token={props.token} onDone={again} />
        {mediation.error === undefined ? null : <Trouble error={mediation.error} onAgain={mediation.again} />}
        {mediation.last ? <Papers papers={mediation.last.papers} token={props.token} /> : null}
        <Done progress={progress} />
        <Filed progress={progress} token={props.token} />
      </div>
      <aside class="progress-side no-print">
        <Acts progress={progress} token={props.token} onDone={again} />
        <Whom progress={progress} />
        <Preferences progress={progress} token={props.token} onDone={again} />
        <Ways onAgain={again} />
      </aside>
    </article>
  );
}

function Whom(props: { readonly progress: Progress }): VNode {
  const { t } = useWords();
  const { holder } = props.progress;
  return (
    <section class="card">
      <h2>{t.progress.call}</h2>
      <p>
        <strong>{holder.name}</strong>
      </p>
      {holder.telephone ? (
        <p>
          <a class="button wide quiet" href={`tel:${holder.telephone}`}>
            <Icon name="phone" />
            {holder.telephone}
          </a>
        </p>
      ) : null}
      {holder.address ? <p class="hint">{holder.address}</p> : null}
    </section>
  );
}

function Ways(props: { readonly onAgain: () => void }): VNode {
  const { t } = useWords();
  const { go } = useNavigation();
  const { leave } = useParty();
  return (
    <section class="card ways">
      <Link to="myInformation" class="button quiet wide">
        <Icon name="people" />
        {t.progress.information}
      </Link>
      <button type="button" class="button quiet wide" onClick={props.onAgain}>
        {t.progress.refresh}
      </button>
      <button type="button" class="button quiet wide" onClick={() => print()}>
        <Icon name="printer" />
        {t.progress.print}
      </button>
      <button
        type="button"
        class="button quiet wide"
        onClick={() => {
          leave();
          go('home', true);
        }}
      >
        {t.progress.leave}
      </button>
    </section>
  );
}
