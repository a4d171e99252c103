import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../api/key.ts';
import { codeOf } from '../../api/trouble.ts';
import { wrongPlaces } from '../../api/words.ts';
import { Check as CheckBox, Choice } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { getNotice, submitMatter } from '../operations.ts';
import { pages, reportSteps } from '../router.ts';
import { useWords } from '../words.tsx';
import { Answers } from './answers.tsx';
import { bodyOf, lacksOf } from './draft.ts';
import { lackWords } from './lack-words.ts';
import { useReport } from './report-draft.tsx';
import { comeFromCheck, forgetCheck, Kept, StepHead } from './step-page.tsx';
import { today } from './today.ts';

// Signing on a screen is asked about when there is an agreement to sign, not before.
const askedInMediation = 'onScreenSigning';

/** Everything once more before it is sent; consents that law wants apart are asked here, one by one, and none is ticked beforehand. */
export function Check(): VNode {
  const { t, language } = useWords();
  const { go } = useNavigation();
  const { draft, write, finish } = useReport();
  const notice = useLoaded('notice', (signal) => getNotice({ query: {} }, { signal }));
  const [sending, setSending] = useState(false);
  const [slow, setSlow] = useState(false);
  const [error, setError] = useState<unknown>();
  const alive = useRef(true);
  useEffect(() => {
    forgetCheck();
    return () => {
      alive.current = false;
    };
  }, []);
  const asked = notice.value?.consents.filter((consent) => consent.id !== askedInMediation) ?? [];
  const lacking = reportSteps.flatMap((step) =>
    lacksOf(step, draft, today()).map((lack) => ({ step, words: lackWords(lack.words, t), field: lack.field })),
  );
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending || lacking.length > 0) return;
    setSending(true);
    setError(undefined);
    const clock = setTimeout(() => setSlow(true), 5000);
    try {
      const reply = await submitMatter({ body: bodyOf(draft, language), key: draft.key }, { timeoutMs: 30_000 });
      finish(reply);
      if (alive.current) go('reportDone', true);
    } catch (trouble) {
      // A newer notice must be read before anything is sent.
      if (codeOf(trouble) === 'notice-outdated') write({ noticeVersion: '' });
      // Sent before with other words: what stands here now is another report.
      if (codeOf(trouble) === 'key-reused') write({ key: makeKey() });
      if (alive.current) setError(trouble);
    } finally {
      clearTimeout(clock);
      if (alive.current) {
        setSending(false);
        setSlow(false);
      }
    }
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <StepHead step="reportCheck" />
      <h1 tabIndex={-1}>{t.check.title}</h1>
      {lacking.length > 0 ? (
        <div class="problems">
          <p>{t.check.missing}</p>
          <ul>
            {lacking.map((lack) => (
              <li key={`${lack.step}-${lack.field}`}>
                <Link to={lack.step}>{lack.words}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Answers draft={draft} onChange={comeFromCheck} />
      <div class="lines">
        <CheckBox
          name="county"
          label={t.check.county}
          hint={t.check.countyHint}
          checked={draft.askedForCounty}
          onCheck={(askedForCounty) => write({ askedForCounty })}
        />
      </div>
      {asked.length > 0 ? (
        <section>
          <h2>{t.check.consents}</h2>
          <p class="hint">{t.check.consentsHint}</p>
          {asked.map((consent) => (
            <div class="sub-card" key={consent.id}>
              <Choice
                name={`consent-${consent.id}`}
                label={consent.title[language]}
                hint={
                  <>
                    {consent.text[language]} {consent.refusal[language]}{' '}
                    <span class="law">{consent.law[language]}</span>
                  </>
                }
                form="pair"
                value={consentOf(draft.consents[consent.id])}
                options={[
                  { value: 'yes', label: t.check.agree },
                  { value: 'no', label: t.check.disagree },
                ]}
                onChoice={(value) => write((old) => ({ consents: { ...old.consents, [consent.id]: value === 'yes' } }))}
              />
            </div>
          ))}
        </section>
      ) : null}
      {error === undefined ? null : <SubmitTrouble error={error} />}
      <p class="hint">{t.check.truth}</p>
      <div class="onward">
        {draft.noticeVersion ? (
          <button type="submit" class="button wide" disabled={sending || lacking.length > 0}>
            {sending ? t.check.sending : t.check.submit}
          </button>
        ) : (
          <Link to="reportStart" class="button wide">
            {t.check.readNotice}
          </Link>
        )}
        <p role="status">{slow ? t.check.slow : ''}</p>
      </div>
      <Kept />
    </form>
  );
}

function consentOf(given: boolean | undefined): string {
  if (given === undefined) return '';
  return given ? 'yes' : 'no';
}

function SubmitTrouble(props: { readonly error: unknown }): VNode {
  const { t, language } = useWords();
  const places = wrongPlaces(props.error, language);
  return (
    <>
      <Trouble error={props.error} title={t.check.failed} />
      {places.length > 0 ? (
        <ul class="wrong-places">
          {places.map((place) => (
            <li key={place.path}>
              <a href={pages[stepOfPlace(place.path)]}>{place.words}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** The step on which a member of the body is asked. */
function stepOfPlace(path: string): (typeof reportSteps)[number] {
  const member = path.split('.', 1)[0] ?? '';
  if (member === 'areaCode' || member === 'placeDetail') return 'reportWhere';
  if (member === 'occurredOn' || member === 'peopleInvolved' || member === 'respondents') return 'reportWhen';
  if (member === 'applicants' || member === 'safeContact') return 'reportContact';
  if (member === 'fileIds') return 'reportPhotos';
  return 'reportWhat';
}
