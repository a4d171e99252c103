import type { VNode } from 'preact';
import { dayWords, momentWords } from '../../ui/dates.ts';
import type { Language } from '../../ui/language.ts';
import { Icon } from '../parts/icon.tsx';
import { StepByStep } from '../parts/step-by-step.tsx';
import type { Clock, Progress } from '../operations.ts';
import { useWords } from '../words.tsx';
import { Photos } from './photos.tsx';
import { roadOf } from './road.ts';

/** Received, and not yet decided whether it is taken; that a refusal waits for its second look is the office's own affair. */
const early: readonly Progress['stage'][] = ['registered', 'refusing'];

/** The one sentence that matters: who holds it, and until when. */
export function Now(props: { readonly progress: Progress }): VNode {
  const { t, language } = useWords();
  const { progress } = props;
  const clock = progress.promise ?? (early.includes(progress.stage) ? progress.nextStep : null);
  // The list of missing papers says its own day; of a withdrawn matter nothing more is awaited.
  const toldBelow = progress.stage === 'correcting' || progress.withdrawn !== null;
  const day = clock ? dayWords(clock.dueDate, language, { weekday: true }) : undefined;
  return (
    <section class="now">
      <p class="now-words">{sentence(progress, day, t, language)}</p>
      {clock?.remaining?.late ? <p class="keep">{t.progress.late}</p> : null}
      {clock && day ? <Why clock={clock} /> : null}
      {progress.nextStep && progress.nextStep !== clock && !toldBelow ? (
        <p class="hint">
          {t.progress.nextBy(
            t.progress.next[progress.stage] ?? progress.nextStep.name[language],
            dayWords(progress.nextStep.dueDate, language, { weekday: true }),
          )}
        </p>
      ) : null}
      {progress.result && !progress.withdrawn ? (
        <div class="result">
          <h2>{t.progress.result}</h2>
          <p>
            <strong>{progress.result[language]}</strong>
          </p>
          {progress.reply ? <p class="words">{progress.reply}</p> : null}
        </div>
      ) : null}
      <LegalClocks progress={progress} />
      <TimeBars progress={progress} />
    </section>
  );
}

function sentence(
  progress: Progress,
  day: string | undefined,
  t: ReturnType<typeof useWords>['t'],
  language: Language,
): VNode {
  const { stage, holder } = progress;
  const forFiler = progress.side === 'applicant';
  if (progress.withdrawn) return <>{t.progress.withdrawn(dayWords(progress.withdrawn.at, language))}</>;
  if (stage === 'closed') return <>{t.progress.closed}</>;
  if (stage === 'refused') return <>{t.admission.nowRefused}</>;
  if (stage === 'linked') return <>{t.admission.nowLinked}</>;
  if (stage === 'correcting') return <>{t.admission.nowMissing}</>;
  if (stage === 'answered') return <>{t.progress.answered}</>;
  if (stage === 'follow_up') return <>{t.progress.followUp}</>;
  if (early.includes(stage))
    return (
      <>
        <strong>{holder.name}</strong>
        {t.progress.registered}
        {day ? (
          <>
            {t.progress.registeredBy}
            <strong>{day}</strong>
            {t.progress.registeredUntil}
          </>
        ) : (
          t.progress.stop
        )}
      </>
    );
  return (
    <>
      {t.progress.now}
      <strong>{holder.name}</strong>
      {t.progress.handles}
      {day ? (
        <>
          {forFiler ? t.progress.by : t.progress.byOther}
          <strong>{day}</strong>
          {forFiler ? t.progress.until : t.progress.untilOther}
        </>
      ) : (
        t.progress.stop
      )}
    </>
  );
}

/** How the day came about, in plain words; step by step and with the law for whoever unfolds it. */
function Why(props: { readonly clock: Clock }): VNode {
  const { t, language } = useWords();
  const { clock } = props;
  return (
    <details class="why">
      <summary>{t.progress.why}</summary>
      <p>{clock.plain[language]}</p>
      {clock.certain ? null : <p class="keep">{t.progress.notCertain}</p>}
      <StepByStep steps={clock.steps[language]}>
        {clock.law ? (
          <p class="law">
            {t.progress.law} {clock.citation?.[language] ?? `${clock.law}${clock.article ?? ''}`}
            {clock.strength ? t.progress.strength(clock.strength[language]) : null}
          </p>
        ) : null}
      </StepByStep>
    </details>
  );
}

function LegalClocks(props: { readonly progress: Progress }): VNode {
  const { t, language } = useWords();
  const { legalClocks, noLegalLimit, promise } = props.progress;
  // It speaks of the day above it: without one there is nothing to say.
  if (noLegalLimit) return <>{promise ? <p class="hint">{t.progress.noLegal}</p> : null}</>;
  return (
    <>
      {legalClocks.map((clock) => (
        <div class="legal" key={`${clock.ruleId}-${clock.startedAt}`}>
          <p>
            <strong>{clock.name[language]}</strong> {clock.state === 'running' ? t.progress.legalBy : null}
            {dayWords(clock.dueDate, language, { weekday: true })}
            {clock.state === 'running' ? null : ` ${t.progress.legalStates[clock.state]}`}
            {clock.pausedUntil ? ` ${t.progress.pausedUntil(dayWords(clock.pausedUntil, language, {}))}` : null}
          </p>
          <Why clock={clock} />
        </div>
      ))}
    </>
  );
}

/** Rights that time may bar while people talk: which, how long, from when, and whether asking here interrupts them. */
function TimeBars(props: { readonly progress: Progress }): VNode | null {
  const { t, language } = useWords();
  const { timeBars, stage } = props.progress;
  if (timeBars.length === 0 || stage === 'closed') return null;
  return (
    <details class="why">
      <summary>{t.progress.timeBars}</summary>
      <p class="hint">{t.progress.timeBarsHint}</p>
      <ul class="plain-list">
        {timeBars.map((bar) => (
          <li key={bar.ruleId}>
            <strong>{bar.name[language]}</strong> {t.progress.timeBar(bar.length[language], bar.startEvent[language])}{' '}
            {bar.interruptedBy ? t.progress.timeBarStops(bar.interruptedBy[language]) : t.progress.timeBarRuns}{' '}
            <span class="law">{bar.citation[language]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The road from received to closed, and where the matter stands on it or left it. */
export function Road(props: { readonly progress: Progress }): VNode {
  const { t } = useWords();
  const { marks, here } = roadOf(props.progress);
  return (
    <ol class="road">
      {marks.map((mark, i) => (
        <li
          key={mark}
          class={i < here ? 'gone' : i === here ? 'here' : undefined}
          aria-current={i === here ? 'step' : undefined}
        >
          <span class="dot" aria-hidden="true">
            {i < here ? <Icon name="check" /> : null}
          </span>
          <span>{t.progress.road[mark]}</span>
          {i === here ? <span class="hidden">{t.progress.here}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** What was done, newest first, in plain verbs. */
export function Done(props: { readonly progress: Progress }): VNode {
  const { t, language } = useWords();
  const entries = [...props.progress.done].reverse();
  // «Your matter was received» is for whoever filed it; the other side reads that somebody brought it.
  const other: Partial<Record<string, string>> = props.progress.side === 'applicant' ? {} : t.actsOfOther;
  return (
    <section class="card">
      <h2>{t.progress.done}</h2>
      <ol class="story">
        {entries.map((entry) => (
          <li key={`${entry.at}-${entry.act}`}>
            <p class="when">{momentWords(entry.at, language)}</p>
            <p>
              <strong>{other[entry.act] ?? t.acts[entry.act] ?? t.acts['other']}</strong>
              {entry.body ? <span class="by"> {entry.body}</span> : null}
            </p>
            {entry.words ? <p class="words">{entry.words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was filed, in the filer's own words; a respondent sees what is asked of them. */
export function Filed(props: { readonly progress: Progress; readonly token: string }): VNode {
  const { t, language } = useWords();
  const { filed, side, category } = props.progress;
  return (
    <section class="card">
      <h2>{side === 'applicant' ? t.progress.filed : t.progress.filedClaims}</h2>
      <p class="hint">{category[language]}</p>
      {filed.description ? <p class="words">{filed.description}</p> : null}
      {filed.claims ? <p class="words">{filed.claims}</p> : null}
      <dl class="facts">
        <div>
          <dt>{t.progress.filedPlace}</dt>
          <dd>{[filed.areaName, filed.placeDetail].filter(Boolean).join(' ')}</dd>
        </div>
        {filed.occurredOn ? (
          <div>
            <dt>{t.progress.filedDate}</dt>
            <dd>{dayWords(filed.occurredOn, language)}</dd>
          </div>
        ) : null}
      </dl>
      {filed.photos.length > 0 ? <Photos fileIds={filed.photos} token={props.token} /> : null}
    </section>
  );
}
