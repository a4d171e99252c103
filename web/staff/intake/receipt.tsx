import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { renderSVG } from 'uqr';
import type { ReactNode } from 'react';
import { urlOf } from '../../api/caller.ts';
import { readCentre } from '../../ui/centre.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import type { Registered } from './calls.ts';
import { messages } from './messages.ts';
import { followAddress } from './follow-address.ts';

const centre = readCentre();

/** 登记回执: number and code, claim and hour; printed here with the code, or as the official paper without it. */
export function Receipt(props: {
  readonly registered: Registered;
  readonly claims: string;
  readonly onNext: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { language } = useLanguage();
  const { registered } = props;
  const qr = renderSVG(followAddress(registered, window.location.origin), { border: 2 });
  return (
    <section className="card stack receipt" aria-label={m.receiptTitle} role="status">
      <h1 className="page-title">
        {say(centre.centreName)} {m.receiptTitle}
      </h1>
      <p className="no-print">{m.receiptText}</p>
      <dl className="facts">
        <dt>{m.receiptNumber}</dt>
        <dd>
          <strong className="code">{registered.number}</strong>
        </dd>
        <dt>{m.receiptCode}</dt>
        <dd>
          <strong className="code">{registered.lookupCode}</strong>
        </dd>
        <dt>{m.receiptAt}</dt>
        <dd>{dates.dateTime(registered.receivedAt)}</dd>
        {props.claims ? (
          <>
            <dt>{m.receiptClaims}</dt>
            <dd className="own-words">{props.claims}</dd>
          </>
        ) : null}
        <dt>{m.receiptBy}</dt>
        <dd>{dates.date(registered.acceptByDate, true)}</dd>
      </dl>
      <figure>
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} width={160} height={160} alt={m.receiptQr} />
        <figcaption className="quiet">
          {m.receiptQr} {centre.telephone}
        </figcaption>
      </figure>
      <p className="quiet">{m.receiptLimitation}</p>
      {registered.timeBars.length > 0 ? (
        <section className="stack" aria-label={m.receiptBars}>
          <h2>{m.receiptBars}</h2>
          <ul className="plain-list">
            {registered.timeBars.map((bar) => (
              <li key={bar.ruleId}>
                <strong>{say(bar.name)}</strong> {m.receiptBar(say(bar.length), say(bar.startEvent))}{' '}
                {bar.interruptedBy ? m.receiptBarStops(say(bar.interruptedBy)) : m.receiptBarRuns}{' '}
                <span className="quiet">{say(bar.citation)}</span>
              </li>
            ))}
          </ul>
          <p className="quiet no-print">{m.receiptBarsHint}</p>
        </section>
      ) : null}
      <div className="row-gap no-print">
        <Button type="primary" autoFocus onClick={() => window.print()}>
          {m.receiptPrint}
        </Button>
        <Button
          href={urlOf(
            '/api/matters/{number}/papers/{kind}',
            { number: registered.number, kind: 'receipt' },
            { format: 'pdf', lang: language },
          )}
          target="_blank"
        >
          {m.receiptPdf}
        </Button>
        <Link to="/matters/$number" params={{ number: registered.number }}>
          {m.receiptOpen}
        </Link>
        <Button onClick={props.onNext}>{m.receiptNext}</Button>
      </div>
    </section>
  );
}
