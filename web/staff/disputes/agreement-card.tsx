import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatAmount } from '../../../server/kernel/money.ts';
import { fileHref } from '../matters/file-href.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { Agreement, Mediation } from './calls.ts';
import { messages } from './messages.ts';

/** The agreement: its terms as dated obligations, whose signature is missing, from when it is in effect. */
export function AgreementCard(props: {
  readonly agreement: Agreement;
  readonly number: string;
  readonly mayRecord: boolean;
  readonly parties: Mediation['parties'];
  readonly onPerformance: (obligationId: string) => void;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const dates = useDates();
  const { agreement } = props;
  const names = new Map(props.parties.map((party) => [party.id, party.name]));
  const missing = [
    agreement.missing.parties.length > 0
      ? m.missingParties(agreement.missing.parties.map((id) => names.get(id) ?? '').join('、'))
      : '',
    agreement.missing.mediator ? m.missingMediator : '',
    agreement.missing.seal ? m.missingSeal : '',
  ].filter(Boolean);
  const lines: [string, string | null][] = [
    [m.facts, agreement.facts],
    [m.points, agreement.pointsInDispute],
    [m.responsibilities, agreement.responsibilities],
    [m.otherTerms, agreement.otherTerms],
  ];
  return (
    <section className="stack-small" aria-label={m.agreement}>
      <h2>
        {agreement.kind === 'oral' ? m.oral : m.written}{' '}
        <span className="quiet">
          {agreement.kind === 'written' ? `${m.draftNo(agreement.draft)} · ${m.copies(agreement.copies)}` : ''}
        </span>
      </h2>
      {agreement.effectiveOn ? (
        <p className="note good">
          {m.effectiveOn(dates.date(agreement.effectiveOn))}
          {agreement.confirmationUntil
            ? `${signs.semicolon}${m.confirmationUntil(dates.date(agreement.confirmationUntil))}`
            : ''}
        </p>
      ) : null}
      {missing.length > 0 && !agreement.effectiveOn ? (
        <p className="note soon">
          {m.missingSignatures}
          {signs.colon}
          {missing.join('、')}
        </p>
      ) : null}
      <dl className="facts">
        {lines
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd className="own-words">{text}</dd>
            </div>
          ))}
      </dl>
      {agreement.obligations.length > 0 ? (
        <div className="table-scroll" role="group" aria-label={m.obligations} tabIndex={0}>
          <table className="rows cards" aria-label={m.obligations}>
            <thead>
              <tr>
                <th scope="col">{m.who}</th>
                <th scope="col">{m.toWhom}</th>
                <th scope="col">{m.what}</th>
                <th scope="col" className="figure">
                  {m.amount}
                </th>
                <th scope="col">{m.dueOn}</th>
                <th scope="col">{m.way}</th>
                <th scope="col">{m.performed}</th>
              </tr>
            </thead>
            <tbody>
              {agreement.obligations.map((one) => (
                <tr key={one.id}>
                  <td>{one.debtor}</td>
                  <td>{one.creditor}</td>
                  <td className="wrap">{one.what}</td>
                  <td className="figure">{one.amountFen === null ? '—' : formatAmount(one.amountFen)}</td>
                  <td>{dates.date(one.dueOn)}</td>
                  <td>{[one.way, one.place].filter(Boolean).join(' ') || '—'}</td>
                  <td>
                    {one.performed ? (
                      <span className={one.performed.how === 'yes' ? 'chip good' : 'chip soon'}>
                        {m.performedHow[one.performed.how]} {dates.date(one.performed.on)}
                      </span>
                    ) : null}
                    {props.mayRecord && one.performed?.how !== 'yes' ? (
                      <Button size="small" onClick={() => props.onPerformance(one.id)}>
                        {m.acts.recordPerformance.title}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {agreement.signedPaper.length > 0 ? (
        <p className="row-gap">
          {m.signedPaper}
          {signs.colon}
          {agreement.signedPaper.map((file, i) => (
            <a
              key={file.fileId}
              href={fileHref(props.number, file.fileId)}
              target="_blank"
              rel="noreferrer"
              title={file.sha256}
            >
              {words.fileOpen(i + 1)} <span className="quiet">{file.sha256.slice(0, 8)}</span>
            </a>
          ))}
        </p>
      ) : null}
    </section>
  );
}
