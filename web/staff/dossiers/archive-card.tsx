import type { ReactNode } from 'react';
import { ITEM_NAMES } from '../../../server/modules/disputes/dossier-order.ts';
import { urlOf } from '../../api/caller.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import type { Dossier } from './calls.ts';
import { messages } from './messages.ts';

/** 已归档: file number, term, custodian, pages and fingerprint; how far the binding is. */
export function ArchiveCard(props: {
  readonly number: string;
  readonly dossier: Dossier;
  readonly archive: NonNullable<Dossier['archive']>;
}): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { archive, number } = props;
  const names = ITEM_NAMES as Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  return (
    <article className="card stack-small">
      <div className="row-gap">
        <strong>{archive.number}</strong>
        <Binding bound={archive} />
        {archive.how === 'scanned' ? <span className="chip">{m.scanned}</span> : null}
        {archive.sealed ? (
          <a
            className="no-print"
            href={urlOf('/api/matters/{number}/dossier/file', { number }, {})}
            target="_blank"
            rel="noreferrer"
          >
            {m.whole}
          </a>
        ) : null}
      </div>
      <dl className="facts">
        <dt>{m.archivedAt}</dt>
        <dd>{dates.dateTime(archive.at)}</dd>
        <dt>{m.by}</dt>
        <dd>{archive.by}</dd>
        <dt>{m.custodian}</dt>
        <dd>{archive.custodian}</dd>
        <dt>{m.keptFor}</dt>
        <dd>
          {archive.retentionYears === null ? m.forEver : m.years(archive.retentionYears)}
          {archive.retentionUntil ? ` ${m.keptUntil(dates.date(archive.retentionUntil))}` : ''}
        </dd>
        <dt>{m.pieceCount}</dt>
        <dd>{archive.pieces}</dd>
        {archive.pages ? (
          <>
            <dt>{m.pageCount}</dt>
            <dd>{archive.pages}</dd>
          </>
        ) : null}
        {archive.sha256 ? (
          <>
            <dt>{m.hash}</dt>
            <dd className="number" title={archive.sha256}>
              {archive.sha256.slice(0, 16)}
            </dd>
          </>
        ) : null}
        {archive.exceptions.length > 0 ? (
          <>
            <dt>{m.exceptions}</dt>
            <dd>
              {archive.exceptions.map((item) => (names[item] ? say(names[item]) : item)).join('、')} {archive.reason}
            </dd>
          </>
        ) : null}
      </dl>
    </article>
  );
}

/** 补充卷、作废的案卷号 */
export function SupplementCards(props: { readonly number: string; readonly dossier: Dossier }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { dossier, number } = props;
  return (
    <>
      {dossier.supplements.length > 0 ? (
        <section className="stack-small">
          <h2>{m.supplements}</h2>
          {dossier.supplements.map((one) => (
            <article key={one.id} className="card stack-small">
              <div className="row-gap">
                <strong>{one.number}</strong>
                <Binding bound={one} />
                <span className="quiet">{dates.dateTime(one.at)}</span>
                {one.sealed ? (
                  <a
                    className="no-print"
                    href={urlOf('/api/matters/{number}/dossier/file', { number }, { supplement: one.id })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {m.whole}
                  </a>
                ) : null}
              </div>
              <p>{one.reason}</p>
            </article>
          ))}
        </section>
      ) : null}
      {dossier.voided.length > 0 ? (
        <section className="stack-small">
          <h2>{m.voided}</h2>
          {dossier.voided.map((one) => (
            <p key={one.number}>
              {m.voidedAt(one.number, dates.dateTime(one.at))} {one.reason}
            </p>
          ))}
        </section>
      ) : null}
    </>
  );
}

function Binding(props: {
  readonly bound: { readonly sealed: boolean; readonly done: number; readonly all: number };
}): ReactNode {
  const m = useMessages(messages);
  const { bound } = props;
  if (bound.sealed) return <span className="chip">{m.archived}</span>;
  return (
    <span className="row-gap" role="status">
      <progress value={bound.done} max={bound.all} /> {m.binding(bound.done, bound.all)}
    </span>
  );
}
