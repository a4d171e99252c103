import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { type HandOffs, listHandOffs, type MatterView } from './calls.ts';
import { besideMatter, DuplicatesCard } from './duplicates-card.tsx';
import { messages } from './messages.ts';

/** 流转: objections with their rulings, designations, bodies that help, letters to bodies outside. */
export function HandOffsTab(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { number, version } = props.matter;
  const query = useQuery({
    queryKey: ['matters', number, 'hand-offs', version],
    queryFn: ({ signal }) => listHandOffs({ params: { number } }, { signal }),
  });
  if (query.isPending) return <Loading rows={4} />;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const { data } = query;
  const nothing = data.objections.length + data.designations.length + data.helpers.length + data.transfers.length === 0;
  return (
    <div className="stack">
      <p className="row-gap">
        <span className={data.bounces > 0 ? 'chip soon' : 'chip'}>
          {m.bounceCount(data.bounces, data.bouncesToHead)}
        </span>
        {data.objectUntil ? (
          <span className="quiet">{m.objectUntilWords(dates.dateTime(data.objectUntil))}</span>
        ) : null}
      </p>
      {besideMatter(props.matter) ? null : <DuplicatesCard matter={props.matter} />}
      {nothing ? <Empty>{m.noHandOffs}</Empty> : null}
      <Objections rows={data.objections} />
      <Designations rows={data.designations} />
      <Helpers rows={data.helpers} />
      <Transfers rows={data.transfers} />
    </div>
  );
}

function Objections(props: { readonly rows: HandOffs['objections'] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  if (props.rows.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.objectionsTitle}</h2>
      {props.rows.map((row) => (
        <article key={row.objectedAt} className="card stack-small">
          <div className="row-gap">
            <strong>{row.body.name}</strong>
            <span className="chip">
              {row.upheld === null ? m.objectionOpen : row.upheld ? m.objectionUpheld : m.objectionDismissed}
            </span>
            <span className="quiet">{dates.dateTime(row.objectedAt)}</span>
          </div>
          <p>
            {row.legalBasis} {row.reason}
            {row.suggested ? ` ${m.objectionSuggested}${row.suggested.name}` : ''}
          </p>
          {row.ruling ? (
            <p className="quiet">
              {m.objectionRuling} {row.ruledAt ? dates.dateTime(row.ruledAt) : ''} {row.ruling}
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
}

function Designations(props: { readonly rows: HandOffs['designations'] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  if (props.rows.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.designationsTitle}</h2>
      {props.rows.map((row) => (
        <p key={row.at}>
          <strong>{row.body.name}</strong> {row.legalBasis} {row.reason}{' '}
          <span className="quiet">{dates.dateTime(row.at)}</span>
        </p>
      ))}
    </section>
  );
}

function Helpers(props: { readonly rows: HandOffs['helpers'] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  if (props.rows.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.helpersTitle}</h2>
      {props.rows.map((row) => (
        <article key={row.askedAt} className="card stack-small">
          <div className="row-gap">
            <strong>{row.body.name}</strong>
            <span className={row.late ? 'chip late' : 'chip'}>
              {row.released ? m.helperReleased : row.late ? m.helperLate : m.helperUntil(dates.date(row.dueDate))}
            </span>
          </div>
          <p>{row.task}</p>
          {row.opinion ? (
            <p className="words">
              {row.opinion} <span className="quiet">{row.opinionAt ? dates.dateTime(row.opinionAt) : ''}</span>
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
}

function Transfers(props: { readonly rows: HandOffs['transfers'] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  if (props.rows.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.transfersTitle}</h2>
      {props.rows.map((row) => (
        <article key={row.letterNumber} className="card stack-small">
          <div className="row-gap">
            <strong>{row.letterNumber}</strong> {row.bodyName} {row.bodyAddress} {row.bodyTelephone}
            <span className="chip">{row.receipt ? m.transferReceipts[row.receipt] : m.transferWaiting}</span>
          </div>
          <p>
            {row.legalBasis} {row.reason}
          </p>
          {row.materials.length > 0 ? <p className="quiet">{row.materials.join('、')}</p> : null}
          {row.timeLimitNote ? <p className="quiet">{row.timeLimitNote}</p> : null}
          <p className="quiet">
            {dates.dateTime(row.sentAt)}
            {row.theirNumber ? ` ${m.transferTheirNumber} ${row.theirNumber}` : ''}
          </p>
        </article>
      ))}
    </section>
  );
}
