import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pages } from '../router.ts';
import { useWords } from '../words.tsx';
import { lookupOf, numberOf } from './fragment.ts';
import { useParty } from './party-session.tsx';
import { TrackPage } from './track.tsx';
import { Trouble } from '../parts/trouble.tsx';

/** Where a QR leads. The fragment is read once and taken out of the address bar and the history at once. */
export function Landing(): VNode {
  const { t } = useWords();
  const { enter } = useParty();
  const [lookup] = useState(() => lookupOf(location.hash));
  const [number] = useState(() => numberOf(location.hash));
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    history.replaceState(null, '', pages.landing);
    if (lookup) enter(lookup).catch(setError);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the fragment is read once
  }, []);
  if (!lookup && number) return <TrackPage number={number} />;
  if (!lookup) return <TrackPage note={t.track.badLink} />;
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.track.title}</h1>
      {error === undefined ? (
        <p class="loading" role="status">
          {t.track.opening}
        </p>
      ) : (
        <>
          <Trouble error={error} />
          <p>
            <a class="button" href={pages.track}>
              {t.track.go}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
