import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatYuan, formatYuanEn } from '../../../server/kernel/money.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { Empty } from '../shell/states.tsx';
import { messages as actMessages } from './act-messages.ts';
import type { MatterView, PartyView } from './calls.ts';
import { type DataRequest, Held } from './held.tsx';
import { MatterAct } from './matter-act.tsx';
import { messages } from './messages.ts';
import { answeringAct, waitingRequests } from './party-requests.ts';
import { Masked } from './reveal.tsx';

/** 当事人: both sides with whoever stands for them; what is personal is masked. */
export function PartiesTab(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const a = useMessages(actMessages);
  const { matter } = props;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [held, setHeld] = useState<PartyView>();
  const [request, setRequest] = useState<DataRequest>();
  if (matter.facts === null) return <Empty>{m.ringOneOnly}</Empty>;
  if (matter.parties.length === 0) return <Empty>{m.noParties}</Empty>;
  return (
    <>
      {matter.acts.includes('addParty') ? (
        <div className="row-gap no-print">
          <Button onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, act: 'addParty' }) })}>
            {a.acts.addParty.title}
          </Button>
        </div>
      ) : null}
      <div className="two-columns">
        {(['applicant', 'respondent'] as const).map((side) => (
          <section key={side} className="stack">
            <h2>{m.sides[side]}</h2>
            {matter.parties
              .filter((party) => party.side === side)
              .map((party) => (
                <PartyCard
                  key={party.id}
                  party={party}
                  matter={matter}
                  onHeld={() => setHeld(party)}
                  onRequest={setRequest}
                />
              ))}
          </section>
        ))}
      </div>
      {held ? <Held matter={matter} party={held} onClose={() => setHeld(undefined)} onRequest={setRequest} /> : null}
      {request ? (
        <MatterAct
          act={request.act}
          matter={matter}
          begin={{ partyId: request.partyId }}
          {...(request.act === 'correctParty' ? { members: { requestId: request.id } } : {})}
          reload={() => queries.refetchQueries({ queryKey: ['matters', matter.number] })}
          onClose={() => {
            setRequest(undefined);
            setHeld(undefined);
          }}
        />
      ) : null}
    </>
  );
}

function PartyCard(props: {
  readonly party: PartyView;
  readonly matter: MatterView;
  readonly onHeld: () => void;
  readonly onRequest: (request: DataRequest) => void;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const a = useMessages(actMessages);
  const dates = useDates();
  const { party, matter } = props;
  const represented = matter.parties.find((one) => one.id === party.forPartyId);
  const mayShow = matter.acts.includes('answerErasure') || matter.acts.includes('withdrawConsentAtWindow');
  const masked = { number: matter.number, partyId: party.id };
  return (
    <article className={party.replaced ? 'card party replaced' : 'card party'}>
      <div className="row-gap">
        <strong>{party.name || party.organisation}</strong>
        <span className="chip">{m.roles[party.role]}</span>
        {represented ? <span className="quiet">{m.partyFor(represented.name)}</span> : null}
      </div>
      {party.erased ? <p className="note">{m.partyErased}</p> : null}
      {party.replaced ? <p className="note soon">{m.partyReplaced(party.replacedWhy ?? '')}</p> : null}
      {party.erased ? null : (
        <dl className="facts">
          {party.organisation && party.organisation !== party.name ? (
            <>
              <dt>{m.organisation}</dt>
              <dd>{party.organisation}</dd>
            </>
          ) : null}
          <dt>{m.phone}</dt>
          <dd>
            {party.phone ? <Masked {...masked} field="phone" label={m.phone} masked={party.phone} /> : m.emptyField}
          </dd>
          <dt>{m.idNumber}</dt>
          <dd>
            {party.identityNumber ? (
              <Masked {...masked} field="identityNumber" label={m.idNumber} masked={party.identityNumber} />
            ) : (
              m.emptyField
            )}
          </dd>
          {party.hasAddress ? (
            <>
              <dt>{m.address}</dt>
              <dd>
                <Masked {...masked} field="address" label={m.address} masked="••••••" />
              </dd>
            </>
          ) : null}
          {party.contactWay ? (
            <>
              <dt>{m.contactWay}</dt>
              <dd>
                {m.contactWays[party.contactWay]}{' '}
                {party.contactWay === 'phone' ? null : (
                  <Masked {...masked} field="contact" label={m.contact} masked="" />
                )}
              </dd>
            </>
          ) : null}
          {party.powers ? (
            <>
              <dt>{m.powers}</dt>
              <dd className="own-words">
                {party.powers}
                {party.powersUntil ? signs.brackets(`${m.powersUntil} ${dates.date(party.powersUntil)}`) : ''}
              </dd>
            </>
          ) : null}
        </dl>
      )}
      <p className="quiet">
        {party.hasCode ? m.hasCode : m.noCode}
        {party.side === 'respondent' && party.forPartyId === null
          ? ` · ${party.reachedAt ? m.reachedAt(dates.short(party.reachedAt)) : m.notReached}`
          : ''}
      </p>
      {waitingRequests(matter.requests, party.id).map((request) => {
        const act = answeringAct(request.kind);
        return (
          <p key={request.id} className="row-gap">
            <span className="chip soon">{m.heldWaits[request.kind]}</span>
            <span>
              {dates.short(request.askedAt)}
              {request.wanted ? `${signs.colon}${request.wanted}` : ''}
            </span>
            {matter.acts.includes(act) ? (
              <Button
                size="small"
                className="no-print"
                onClick={() => props.onRequest({ id: request.id, act, partyId: party.id })}
              >
                {a.acts[act].title}
              </Button>
            ) : null}
          </p>
        );
      })}
      {mayShow && !party.replaced ? (
        <Button size="small" onClick={props.onHeld}>
          {m.heldShow}
        </Button>
      ) : null}
    </article>
  );
}

/** What was brought, in the filer's words, with place, people and sum. */
export function FactsCard(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { language } = useLanguage();
  const { matter } = props;
  const { facts } = matter;
  if (!facts) return <p className="note info">{m.ringOneOnly}</p>;
  if (facts.erased) return <p className="note">{m.factsErased}</p>;
  const lines: [string, ReactNode][] = [
    [m.description, facts.description],
    [m.claims, facts.claims],
    [m.occurredOn, facts.occurredOn ? dates.date(facts.occurredOn) : null],
    [m.placeDetail, facts.placeDetail],
    [m.peopleInvolved, m.people(matter.peopleInvolved)],
    [
      m.amount,
      matter.amountFen === null
        ? null
        : language === 'zh'
          ? formatYuan(matter.amountFen)
          : formatYuanEn(matter.amountFen),
    ],
    [m.safeContact, facts.safeContact],
    [m.channel, m.channels[matter.channel] ?? matter.channel],
    [m.registeredBy, matter.registeredBy],
  ];
  return (
    <section className="card" aria-label={m.facts}>
      <dl className="facts">
        {lines
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd className="own-words">{value}</dd>
            </div>
          ))}
      </dl>
      {matter.askedForCounty ? <p className="quiet">{m.askedForCounty}</p> : null}
    </section>
  );
}
