import type { ReactNode } from 'react';
import { useOffice } from '../office/office.ts';
import { useDates } from '../shell/dates.ts';
import { Icon } from '../shell/icons.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { MatterView } from './calls.ts';
import { ClockLine } from './chips.tsx';
import { messages } from './messages.ts';

/** 时限: running clocks first; each tells why its date is what it is. */
export function ClocksPanel(props: { readonly matter: MatterView }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const { clocks } = props.matter;
  const running = clocks.filter((clock) => clock.state === 'running');
  const over = clocks.filter((clock) => clock.state !== 'running');
  return (
    <section className="card stack" aria-labelledby="matter-clocks">
      <h2 id="matter-clocks">{m.clocksTitle}</h2>
      {clocks.length === 0 ? <p className="quiet">{m.clocksNone}</p> : null}
      <ul className="plain-list">
        {running.map((clock) => (
          <ClockLine key={`${clock.ruleId}-${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
      {over.length > 0 ? (
        <details>
          <summary>
            {m.clocksOver}
            {signs.brackets(over.length)}
          </summary>
          <ul className="plain-list">
            {over.map((clock) => (
              <ClockLine key={`${clock.ruleId}-${clock.startedAt}`} clock={clock} />
            ))}
          </ul>
        </details>
      ) : null}
      {clocks.some((clock) => clock.kind === 'legal') ? null : <p className="quiet">{m.noLegalLimit}</p>}
      <ClockRequests matter={props.matter} />
      <TimeBars bars={props.matter.timeBars} />
    </section>
  );
}

/** 延期、中止申请: waiting and decided, newest last. */
function ClockRequests(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { clockRequests, clocks } = props.matter;
  if (clockRequests.length === 0) return null;
  return (
    <>
      <h3>{m.clockRequestsTitle}</h3>
      <ul className="plain-list">
        {clockRequests.map((request) => {
          const clock = clocks.find((one) => one.id === request.clockId);
          return (
            <li key={request.id}>
              {clock ? say(clock.name) : null}{' '}
              {request.kind === 'pause'
                ? `${request.reason ? say(request.reason) : ''} ${m.clockPaused(dates.date(request.pausedTo ?? '', true))}`
                : m.clockMore(request.amount ?? 0, request.unit ?? '')}{' '}
              <span className="chip">{m.clockRequestStates[request.decision ?? 'waiting']}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** 要留意的法定期限: what runs while people mediate, and whether asking interrupts it. */
function TimeBars(props: { readonly bars: MatterView['timeBars'] }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const say = useWords();
  if (props.bars.length === 0) return null;
  return (
    <details>
      <summary>
        {m.timeBarsTitle}
        {signs.brackets(props.bars.length)}
      </summary>
      <ul className="plain-list">
        {props.bars.map((bar) => (
          <li key={bar.ruleId}>
            <strong>{say(bar.name)}</strong> {m.timeBarLine(say(bar.length), say(bar.startEvent))}{' '}
            <span className="quiet">
              {say(bar.citation)} · {bar.interruptedBy ? m.timeBarStops(say(bar.interruptedBy)) : m.timeBarRuns}
            </span>{' '}
            {bar.recorded ? <span className="chip good">{m.timeBarRecorded}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** 谁能看到,为什么 */
export function ReadersPanel(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { readers, restriction } = props.matter;
  return (
    <section className="card stack" aria-labelledby="matter-readers">
      <h2 id="matter-readers">{m.readersTitle}</h2>
      {restriction ? (
        <p className="note soon">{restriction === 'danger' ? m.restrictedDanger : m.restrictedComplaint}</p>
      ) : null}
      <ul className="plain-list">
        {readers.map((reader) => (
          <li key={reader.key}>
            {reader.name}{' '}
            <span className="quiet">
              {m.readerRings[reader.ring]} · {m.readerWhy[reader.why] ?? reader.why}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{readers.length > 0 ? m.readersAlso : m.readersNotListed}</p>
    </section>
  );
}

/** Signs of danger: whom to call, at once, above everything else. Nothing here speaks of making peace. */
export function DangerNote(props: { readonly signs: readonly string[] }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const say = useWords();
  const office = useOffice();
  const known = office?.dangerSigns.filter((sign) => props.signs.includes(sign.id)) ?? [];
  if (props.signs.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <strong>
        <Icon name="warning" /> {m.dangerTitle}
        {signs.colon}
        {known.map((sign) => say(sign.name)).join('、') || props.signs.join('、')}
      </strong>
      <p>
        {m.dangerText}{' '}
        {[...new Map(known.flatMap((sign) => sign.calls.map((call) => [call.telephone, call] as const))).values()].map(
          (call) => (
            <a key={call.telephone} href={`tel:${call.telephone}`} className="call">
              {call.telephone} {say(call.who)}
            </a>
          ),
        )}
      </p>
      {known.map((sign) => (
        <p key={sign.id}>
          {say(sign.staffWords)} {sign.mustReport ? <strong>{m.mustReport}</strong> : null}
        </p>
      ))}
    </div>
  );
}
