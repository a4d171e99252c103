import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { versionWords } from '../../ui/dates.ts';
import { makeKey } from '../../api/key.ts';
import { useDates } from '../shell/dates.ts';
import { FieldGroup } from '../shell/field.tsx';
import { PrintDrawer } from '../shell/print-drawer.tsx';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages as shellMessages } from '../shell/messages.ts';
import { TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { messages as actWords } from '../acts/messages.ts';
import {
  type HeldInformation,
  type MatterView,
  type PartyView,
  showHeldInformation,
  withdrawConsentAtWindow,
} from './calls.ts';
import { getNotice } from '../intake/calls.ts';
import { messages as actMessages } from './act-messages.ts';
import { messages } from './messages.ts';
import { answeringAct } from './party-requests.ts';

const ways = ['identity_card', 'known_person', 'callback', 'other_paper'] as const;

/** A party's own request that an act here answers. */
export interface DataRequest {
  readonly id: string;
  readonly act: 'correctParty' | 'answerErasure';
  readonly partyId: string;
}

/** 查阅、复制本人信息: at the window, after the person was checked; prints on one sheet; consents can be withdrawn here. */
export function Held(props: {
  readonly matter: MatterView;
  readonly party: PartyView;
  readonly onClose: () => void;
  readonly onRequest: (request: DataRequest) => void;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const [checkedBy, setCheckedBy] = useState<(typeof ways)[number]>();
  const params = { number: props.matter.number, partyId: props.party.id };
  const show = useMutation({
    mutationFn: (how: (typeof ways)[number]) => showHeldInformation({ params, body: { checkedBy: how } }),
    gcTime: 0,
  });
  return (
    <PrintDrawer title={`${m.held}${signs.colon}${props.party.name}`} size={640} onClose={props.onClose}>
      <div className="stack">
        {show.data ? (
          <>
            <Information
              held={show.data}
              matter={props.matter}
              again={() => checkedBy && show.mutate(checkedBy)}
              onAnswer={(id, act) => props.onRequest({ id, act, partyId: props.party.id })}
            />
            <Button className="no-print" onClick={() => window.print()}>
              {shell.print}
            </Button>
          </>
        ) : (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              if (checkedBy) show.mutate(checkedBy);
            }}
          >
            <p>{m.heldText}</p>
            <FieldGroup label={m.heldChecked} required>
              <Radio.Group
                value={checkedBy}
                onChange={(event) => setCheckedBy(event.target.value as (typeof ways)[number])}
                options={ways.map((way) => ({ value: way, label: m.checkedBy[way] }))}
              />
            </FieldGroup>
            {show.isError ? <TroubleNote error={show.error} /> : null}
            <Button type="primary" htmlType="submit" disabled={!checkedBy} loading={show.isPending}>
              {m.heldShow}
            </Button>
          </form>
        )}
      </div>
    </PrintDrawer>
  );
}

function Information(props: {
  readonly held: HeldInformation;
  readonly matter: MatterView;
  readonly again: () => void;
  readonly onAnswer: (id: string, act: DataRequest['act']) => void;
}): ReactNode {
  const m = useMessages(messages);
  const a = useMessages(actMessages);
  const say = useWords();
  const dates = useDates();
  const { language } = useLanguage();
  const { held } = props;
  const notice = useQuery({
    queryKey: ['notice'],
    queryFn: ({ signal }) => getNotice({ query: {} }, { signal }),
    staleTime: 300_000,
  });
  const titleOf = (purpose: string): string => {
    const found = notice.data?.consents.find((one) => one.id === purpose);
    return found ? say(found.title) : purpose;
  };
  const lines: [string, string | null][] = [
    [m.number, held.number],
    [m.name, held.name],
    [m.organisation, held.organisation],
    [m.phone, held.phone],
    [m.idNumber, held.identityNumber],
    [m.address, held.address],
    [m.contact, held.contact],
    [m.heldNotice, held.noticeVersion ? versionWords(held.noticeVersion, language) : held.noticeVersion],
    [m.heldRetention, say(held.retention)],
  ];
  return (
    <>
      <dl className="facts">
        {lines.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value ?? m.emptyField}</dd>
          </div>
        ))}
      </dl>
      <h2>{m.heldConsents}</h2>
      {held.consents.length === 0 ? <p className="quiet">{m.heldNone}</p> : null}
      <ul className="plain-list">
        {held.consents.map((consent) => (
          <li key={consent.id} className="row-gap">
            <span>{titleOf(consent.purpose)}</span>
            <span className="quiet">
              {consent.textVersion} · {dates.dateTime(consent.at)} ·{' '}
              {consent.given ? m.heldConsentGiven : m.heldConsentRefused}
            </span>
            {consent.withdrawnAt ? (
              <span className="chip">{m.heldConsentWithdrawn(dates.short(consent.withdrawnAt))}</span>
            ) : consent.given && props.matter.acts.includes('withdrawConsentAtWindow') ? (
              <WithdrawConsent matter={props.matter} consentId={consent.id} onDone={props.again} />
            ) : null}
          </li>
        ))}
      </ul>
      <h2>{m.heldRequests}</h2>
      {held.requests.length === 0 ? <p className="quiet">{m.heldNone}</p> : null}
      <ul className="plain-list">
        {held.requests.map((request) => (
          <li key={request.id}>
            {m.heldRequestKinds[request.kind]} · {dates.dateTime(request.askedAt)} ·{' '}
            {request.wanted ? `${request.wanted} · ` : ''}
            {request.answer ? (m.heldAnswers[request.answer] ?? request.answer) : m.heldUnanswered}
            {request.answer === null && props.matter.acts.includes(answeringAct(request.kind)) ? (
              <Button
                size="small"
                className="no-print"
                onClick={() => props.onAnswer(request.id, answeringAct(request.kind))}
              >
                {a.acts[answeringAct(request.kind)].title}
              </Button>
            ) : null}
            {request.reason ? ` · ${request.reason}` : ''}
            {request.law ? ` · ${request.law}` : ''}
          </li>
        ))}
      </ul>
      <h2>{m.heldOpenings}</h2>
      {held.openings.length === 0 ? <p className="quiet">{m.heldNone}</p> : null}
      <ul className="plain-list">
        {held.openings.map((opening) => (
          <li key={`${opening.at}-${opening.what.en}-${opening.post.en}`}>
            {dates.dateTime(opening.at)} · {opening.body} · {say(opening.post)} · {say(opening.what)}
            {opening.reason ? ` · ${opening.reason}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

function WithdrawConsent(props: {
  readonly matter: MatterView;
  readonly consentId: string;
  readonly onDone: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const a = useMessages(actWords);
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(makeKey);
  const withdraw = useMutation({
    mutationFn: () =>
      withdrawConsentAtWindow({
        params: { number: props.matter.number },
        body: { consentId: props.consentId },
        key,
        seen: props.matter.version,
      }),
    onSuccess: () => {
      void message.success(a.saved);
      props.onDone();
    },
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['matters'] }),
  });
  return (
    <Button size="small" className="no-print" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {m.heldWithdraw}
    </Button>
  );
}
