import type { ReactNode } from 'react';
import { messages as matterMessages } from '../matters/messages.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { Mediation } from './calls.ts';
import { messages } from './messages.ts';

/** State, dossier number, committee, period; a suspicion of sham mediation stands above all. */
export function MediationState(props: { readonly mediation: Mediation }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { mediation } = props;
  return (
    <section className="stack-small" aria-label={m.state}>
      <div className="row-gap">
        <span className="chip info">{say(mediation.stateName)}</span>
        <strong>{mediation.dossierNumber ?? <span className="quiet">{m.noDossier}</span>}</strong>
        <span>{mediation.committee}</span>
        <span className="quiet">
          {m.fields.source.options[mediation.source]}
          {mediation.entrustedBy ? ` (${mediation.entrustedBy})` : ''}
        </span>
        {mediation.acceptedOn ? (
          <span className="quiet">
            {m.acceptedOn} {dates.date(mediation.acceptedOn)}
          </span>
        ) : null}
      </div>
      {mediation.period ? (
        <p>
          {m.period(dates.date(mediation.period.dueDate, true))}{' '}
          <span className="quiet">
            {mediation.period.law.law} {mediation.period.law.article}
            {mediation.period.times > 0 ? ` · ${m.prolonged(mediation.period.times)}` : ''}
          </span>
        </p>
      ) : null}
      {mediation.suspended ? <p className="note bad">{m.suspended}</p> : null}
      {mediation.endReason ? (
        <p>
          {m.endReasons[mediation.endReason] ?? mediation.endReason}
          {mediation.endWords ? `: ${mediation.endWords}` : ''}
        </p>
      ) : null}
      {mediation.voidedNumbers.map((one) => (
        <p key={one.number} className="quiet">
          {m.voided(one.number, one.reason)}
        </p>
      ))}
    </section>
  );
}

/** Both sides: reached, consent, signature; and the mediators with their declarations. */
export function PartiesTable(props: { readonly mediation: Mediation }): ReactNode {
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const dates = useDates();
  const { mediation } = props;
  return (
    <>
      <div className="table-scroll">
        <table className="rows cards" aria-label={m.parties}>
          <thead>
            <tr>
              <th scope="col">{m.parties}</th>
              <th scope="col">{m.reachedHead}</th>
              <th scope="col">{m.consent}</th>
              <th scope="col">{m.signed}</th>
              <th scope="col">{m.answer}</th>
            </tr>
          </thead>
          <tbody>
            {mediation.parties
              .filter((party) => party.principal)
              .map((party) => (
                <tr key={party.id}>
                  <td>
                    {party.name} <span className="quiet">{words.sides[party.side]}</span>
                  </td>
                  <td>
                    {party.reachedAt ? words.reachedAt(dates.short(party.reachedAt)) : null}
                    {party.reachedAt ? null : party.side === 'respondent' ? words.notReached : '—'}
                    {party.attempts > 0 ? <span className="quiet"> {m.attempts(party.attempts)}</span> : null}
                  </td>
                  <td>
                    <span className={party.agrees === null ? 'chip' : party.agrees ? 'chip good' : 'chip late'}>
                      {party.agrees === null ? m.consentNone : party.agrees ? m.consentYes : m.consentNo}
                    </span>
                  </td>
                  <td>
                    {party.signed
                      ? `${m.signedHow[party.signed.how] ?? party.signed.how} ${dates.short(party.signed.at)}`
                      : '—'}
                  </td>
                  <td className="wrap own-words">{party.answer ?? '—'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {mediation.mediators.length > 0 ? (
        <ul className="plain-list" aria-label={m.mediators}>
          {mediation.mediators.map((one) => (
            <li key={one.id} className="row-gap">
              <strong>
                {m.mediators} {one.name}
              </strong>
              {one.lead ? <span className="chip">{m.lead}</span> : null}
              <span className="quiet">{m.chosenBy[one.chosenBy]}</span>
              <span className={one.declared ? 'quiet' : 'chip soon'}>
                {one.declared ? (one.none ? m.declaredNone : m.declaredSome(one.words ?? '')) : m.notDeclared}
              </span>
              {one.objected ? <span className="chip late">{m.objected}</span> : null}
              {one.signedAt ? (
                <span className="quiet">
                  {m.signed} {dates.short(one.signedAt)}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

export function Sessions(props: { readonly mediation: Mediation }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const dates = useDates();
  const { mediation } = props;
  const names = new Map(mediation.parties.map((party) => [party.id, party.name]));
  if (mediation.sessions.length === 0) return <p className="quiet">{m.sessionsNone}</p>;
  return (
    <section className="stack-small" aria-label={m.sessions}>
      <h2>{m.sessions}</h2>
      <ul className="plain-list">
        {mediation.sessions.map((session) => (
          <li key={session.id} className="timeline-entry">
            <time dateTime={session.at}>{dates.short(session.at)}</time>
            <div>
              <div className="row-gap">
                <strong>{session.place}</strong>
                {session.planned ? <span className="chip info">{m.sessionPlanned}</span> : null}
                {session.result ? <span className="chip">{m.sessionResult[session.result]}</span> : null}
                <span className="quiet">
                  {session.present.map((id) => names.get(id) ?? '').join('、')}
                  {session.others
                    .map((one) => `、${one.name}${signs.brackets(m.relations[one.relation] ?? one.relation)}`)
                    .join('')}
                </span>
              </div>
              {session.statements ? (
                <details>
                  <summary>{m.statements}</summary>
                  <p className="own-words">{session.statements}</p>
                  {session.course ? <p className="own-words">{session.course}</p> : null}
                  {session.resultText ? <p className="own-words">{session.resultText}</p> : null}
                  {session.recorder ? (
                    <p className="quiet">
                      {m.fields.recorder.label}
                      {signs.colon}
                      {session.recorder} · {words.recordedAt} {dates.dateTime(session.at)}
                    </p>
                  ) : null}
                </details>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
