import { Fragment, type ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { Empty } from '../shell/states.tsx';
import type { MatterView, TimelineEntry } from './calls.ts';
import { messages } from './messages.ts';
import { messages as noticeMessages } from './notice-messages.ts';
import { Outcome } from './message-outcome.tsx';
import { type MatterMessage, useMatterMessages } from './use-matter-messages.ts';

/** 经过: newest first; who did it, when it was done, when it was recorded where that differs, what was written. */
export function Timeline(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const entries = [...props.matter.timeline].reverse();
  const told = useMatterMessages(props.matter).data?.items.filter((one) => one.channel !== 'inApp') ?? [];
  if (entries.length === 0) return <Empty>{props.matter.facts === null ? m.ringOneOnly : m.timelineEmpty}</Empty>;
  return (
    <>
      <ol className="plain-list timeline">
        {told.filter((one) => entries[0] && one.at >= entries[0].recordedAt).map(toldLine)}
        {entries.map((entry, i) => (
          <Fragment key={entry.seq}>
            <Entry entry={entry} before={entries[i + 1]} />
            {told
              .filter((one) => one.at < entry.recordedAt && one.at >= (entries[i + 1]?.recordedAt ?? ''))
              .map(toldLine)}
          </Fragment>
        ))}
      </ol>
      <FollowUps matter={props.matter} />
      <Ratings matter={props.matter} />
    </>
  );
}

function toldLine(one: MatterMessage): ReactNode {
  return <Told key={one.id} one={one} />;
}

/** A short message or e-mail between the acts: to which number, and what became of it. */
function Told(props: { readonly one: MatterMessage }): ReactNode {
  const m = useMessages(noticeMessages);
  const dates = useDates();
  const { one } = props;
  return (
    <li className="timeline-entry quiet">
      <time dateTime={one.at} title={dates.dateTime(one.at)}>
        {dates.short(one.at)}
      </time>
      <div>
        {m.channels[one.channel]} <span className="number">{one.to.address}</span> <Outcome one={one} />
      </div>
    </li>
  );
}

function Entry(props: { readonly entry: TimelineEntry; readonly before: TimelineEntry | undefined }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const dates = useDates();
  const { entry, before } = props;
  const apart = Math.abs(Date.parse(entry.recordedAt) - Date.parse(entry.doneAt)) > 60_000;
  const actor =
    entry.actor.kind === 'officer'
      ? [entry.actor.organisation, entry.actor.name].filter(Boolean).join(' ')
      : m.actorKinds[entry.actor.kind];
  return (
    <li className="timeline-entry">
      <time dateTime={entry.doneAt} title={dates.dateTime(entry.doneAt)}>
        {dates.short(entry.doneAt)}
      </time>
      <div>
        <div className="row-gap">
          <strong>{m.history[entry.act] ?? entry.act}</strong>
          <span>{actor}</span>
          {entry.typist ? <span className="quiet">{m.typedBy(entry.typist)}</span> : null}
          {apart ? (
            <span className={entry.late ? 'chip soon' : 'quiet'}>{m.recordedLater(dates.short(entry.recordedAt))}</span>
          ) : null}
          {before && before.stage !== entry.stage ? (
            <span className="quiet">{m.historyStage(m.stages[entry.stage])}</span>
          ) : null}
        </div>
        {entry.notes
          .filter((note) => note.body)
          .map((note) => (
            <p key={note.kind} className="own-words">
              <span className="quiet">
                {m.noteKinds[note.kind] ?? note.kind}
                {signs.colon}
              </span>
              {note.body}
              {note.outward ? <span className="quiet"> · {m.toOutside}</span> : null}
            </p>
          ))}
      </div>
    </li>
  );
}

function FollowUps(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { matter } = props;
  if (matter.followUps.length === 0) return null;
  const names = new Map(matter.parties.map((party) => [party.id, party.name]));
  return (
    <section>
      <h2>{m.followUps}</h2>
      <ul className="plain-list">
        {matter.followUps.map((one) => (
          <li key={`${one.partyId}-${one.askedAt}`} className="row-gap">
            <time className="quiet" dateTime={one.askedAt}>
              {dates.short(one.askedAt)}
            </time>
            <span>{names.get(one.partyId) ?? '—'}</span>
            <span>{m.followUpWays[one.way] ?? one.way}</span>
            <span>{m.followUpReached[one.reached] ?? one.reached}</span>
            {one.solved === null ? null : (
              <span className={one.solved ? 'chip good' : 'chip soon'}>{m.solved(one.solved)}</span>
            )}
            {one.performed ? <span className="chip">{m.performed[one.performed] ?? one.performed}</span> : null}
            {one.satisfaction === null ? null : <span className="quiet">{m.satisfaction(one.satisfaction)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ratings(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { matter } = props;
  if (matter.ratings.length === 0) return null;
  const names = new Map(matter.parties.map((party) => [party.id, party.name]));
  return (
    <section>
      <h2>{m.ratings}</h2>
      <ul className="plain-list">
        {matter.ratings.map((one) => (
          <li key={`${one.partyId}-${one.at}`} className="row-gap">
            <time className="quiet" dateTime={one.at}>
              {dates.short(one.at)}
            </time>
            <span>{names.get(one.partyId) ?? '—'}</span>
            <span>{m.rating(one.acceptance, one.process, one.result)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
