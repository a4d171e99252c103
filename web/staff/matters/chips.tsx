import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { Icon } from '../shell/icons.tsx';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { ClockView, MatterRow, Stage } from './calls.ts';
import { messages } from './messages.ts';

export function StageChip(props: { readonly stage: Stage; readonly outcome?: MatterRow['outcome'] }): ReactNode {
  const m = useMessages(messages);
  const { stage, outcome } = props;
  if (stage === 'closed')
    return (
      <span className={outcome === 'solved' ? 'chip good' : 'chip'}>
        {outcome ? m.outcomes[outcome] : m.stages.closed}
      </span>
    );
  return <span className="chip info">{m.stages[stage]}</span>;
}

/** 剩 2 个工作日, amber under a third, red when late: the words say it too. */
export function RemainingChip(props: { readonly remaining: MatterRow['remaining'] }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  if (!props.remaining) return <span className="quiet">{m.noClock}</span>;
  return <span className={`chip ${props.remaining.tone}`}>{say(props.remaining)}</span>;
}

/** One clock of a matter: kind, days left, until when; ⓘ tells why. */
export function ClockLine(props: { readonly clock: ClockView }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { clock } = props;
  const tone = clock.remaining?.tone ?? (clock.state === 'missed' ? 'late' : clock.state === 'met' ? 'good' : 'calm');
  const words = clock.remaining ? say(clock.remaining) : m.clockStates[clock.state];
  return (
    <li className="clock">
      <div className="row-gap">
        <span>
          <span className="quiet">{m.clockKinds[clock.kind]}</span> {say(clock.name)}
        </span>
        <span className={`chip push ${tone}`}>{words}</span>
      </div>
      {clock.strength ? <span className="quiet">{say(clock.strength)} </span> : null}
      <span>{m.clockDue(dates.date(clock.dueDate, true))} </span>
      {clock.pausedUntil ? (
        <span className="chip soon">{m.clockPaused(dates.date(clock.pausedUntil, true))}</span>
      ) : null}
      <Popover trigger="click" placement="left" content={<ClockWhy clock={clock} />} title={m.clockWhy}>
        <button type="button" className="link-button" aria-label={`${m.clockWhy}${signs.colon}${say(clock.name)}`}>
          <Icon name="info" />
        </button>
      </Popover>
    </li>
  );
}

/** How the date was computed, step by step, and on which law. */
export function ClockWhy(props: { readonly clock: ClockView }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { language } = useLanguage();
  const { clock } = props;
  return (
    <div className="clock-why">
      <p>{m.clockFrom(say(clock.startEvent), dates.dateTime(clock.startedAt))}</p>
      <ol>
        {clock.steps[language].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {clock.certain ? null : <p className="note soon">{m.clockUncertain}</p>}
      <p className="quiet">
        {clock.law
          ? `${m.clockLaw}${signs.colon}${clock.citation ? say(clock.citation) : `${clock.law}${clock.article ?? ''}`}`
          : m.clockOurs}
      </p>
    </div>
  );
}
