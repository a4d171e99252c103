import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import type { MatterView } from '../matters/calls.ts';
import { DangerNote } from '../matters/side-panels.tsx';
import type { Values } from '../acts/sheet-spec.ts';
import { AgreementCard } from './agreement-card.tsx';
import { getMediation, type MediationReply } from './calls.ts';
import { KeepingCard } from './keeping-card.tsx';
import { MediationActSheet, Roads } from './mediation-act.tsx';
import { isMediationSheet, type MediationSheetAct } from './mediation-sheets.ts';
import { MediationState, PartiesTable, Sessions } from './mediation-view.tsx';
import { messages } from './messages.ts';
import { nextFirst } from './next-act.ts';

const rare: readonly string[] = [
  'voidDossierNumber',
  'prolongMediation',
  'checkSham',
  'failMediation',
  'withdrawMediation',
];

/** 调解: where it stands, both sides, mediators, sessions, the agreement, and what can be done next. */
export function MediationTab(props: { readonly matter: MatterView }): ReactNode {
  const { number, facts } = props.matter;
  const query = useQuery({
    queryKey: ['matters', number, 'mediation'],
    queryFn: ({ signal }) => getMediation({ params: { number } }, { signal }),
  });
  const [open, setOpen] = useState<{ act: MediationSheetAct; begin: Values; acts?: readonly string[] }>();
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const reply = query.data;
  const { mediation } = reply;
  // What was registered is not typed again: an agreement begins with it, and is made exact by hand.
  const known: Values = facts ? { facts: facts.description, pointsInDispute: facts.claims ?? '' } : {};
  const begin = (act: MediationSheetAct, values: Values = {}): void => setOpen({ act, begin: { ...known, ...values } });
  return (
    <>
      <Danger reply={reply} onAct={begin} />
      {mediation ? (
        <>
          <MediationState mediation={mediation} />
          <Acts acts={nextFirst(withSomethingToDo(reply), mediation)} onAct={begin} />
          <PartiesTable mediation={mediation} />
          <Sessions mediation={mediation} />
          {mediation.agreement ? (
            <AgreementCard
              agreement={mediation.agreement}
              number={number}
              mayRecord={reply.acts.includes('recordPerformance')}
              parties={mediation.parties}
              onPerformance={(obligationId) => begin('recordPerformance', { obligationId })}
            />
          ) : null}
        </>
      ) : (
        <NotStarted reply={reply} onAct={begin} />
      )}
      <KeepingCard number={number} onAct={(act, keeping) => setOpen({ act, begin: {}, acts: keeping.acts })} />
      {reply.otherRoads.length > 0 ? <OtherRoads reply={reply} /> : null}
      {open ? (
        <MediationActSheet
          key={open.act}
          act={open.act}
          begin={open.begin}
          reply={open.acts ? { ...reply, acts: [...reply.acts, ...open.acts] } : reply}
          reload={() => query.refetch()}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  );
}

/** Nothing can be performed any more where nothing, or nothing else, was promised. */
function withSomethingToDo(reply: MediationReply): readonly string[] {
  const promised = reply.mediation?.agreement?.obligations ?? [];
  const open = promised.some((one) => one.performed?.how !== 'yes');
  return open ? reply.acts : reply.acts.filter((act) => act !== 'recordPerformance');
}

function NotStarted(props: {
  readonly reply: MediationReply;
  readonly onAct: (act: MediationSheetAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const { reply } = props;
  return (
    <>
      <p className="quiet">{reply.acts.length > 0 ? m.notStarted : m.notStartedNothing}</p>
      <Acts acts={reply.acts} onAct={props.onAct} />
    </>
  );
}

/** Where somebody may be in danger nothing is proposed; what is possible on request stands apart, with its condition. */
function Danger(props: {
  readonly reply: MediationReply;
  readonly onAct: (act: MediationSheetAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const { reply } = props;
  if (!reply.danger) return null;
  return (
    <>
      <DangerNote signs={reply.danger.signs.map((sign) => sign.id)} />
      <div className="note soon">
        <strong>{m.dangerTitle}</strong>
        <p>{m.dangerText}</p>
        {reply.actsOnRequest.length > 0 ? (
          <details>
            <summary>{m.onRequest}</summary>
            <Acts acts={reply.actsOnRequest} onAct={props.onAct} quiet />
          </details>
        ) : null}
      </div>
    </>
  );
}

function Acts(props: {
  readonly acts: readonly string[];
  readonly onAct: (act: MediationSheetAct) => void;
  readonly quiet?: boolean;
}): ReactNode {
  const m = useMessages(messages);
  const offered = props.acts.filter(isMediationSheet);
  if (offered.length === 0) return null;
  const main = offered.filter((act) => !rare.includes(act));
  const more = offered.filter((act) => rare.includes(act));
  return (
    <div className="act-buttons no-print">
      {main.map((act, i) => (
        <Button key={act} type={i === 0 && !props.quiet ? 'primary' : 'default'} onClick={() => props.onAct(act)}>
          {m.acts[act].title}
        </Button>
      ))}
      {more.map((act) => (
        <Button key={act} type="text" onClick={() => props.onAct(act)}>
          {m.acts[act].title}
        </Button>
      ))}
    </div>
  );
}

function OtherRoads(props: { readonly reply: MediationReply }): ReactNode {
  const m = useMessages(messages);
  return (
    <section className="stack-small" aria-label={m.otherRoads}>
      <h2>{m.otherRoads}</h2>
      <p className="quiet">{m.otherRoadsText}</p>
      <Roads roads={props.reply.otherRoads} />
    </section>
  );
}
