import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import type { Values } from '../acts/sheet-spec.ts';
import { useColleaguePicks } from '../matters/matter-act.tsx';
import { onlyChoices } from '../matters/clock-picks.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { useDates } from '../shell/dates.ts';
import { PrintDrawer } from '../shell/print-drawer.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages as shellMessages } from '../shell/messages.ts';
import { useMe } from '../shell/session.tsx';
import { mediationCalls, type MediationReply, type Road } from './calls.ts';
import { MediationPart } from './mediation-parts.tsx';
import {
  endReasonsFor,
  mediationSheets,
  type MediationSheet,
  type MediationSheetAct,
  type PartContext,
  partsBody,
} from './mediation-sheets.ts';
import { messages } from './messages.ts';

/** What any of the acts may answer with beside where the mediation stands now. */
interface After {
  readonly lookupCode?: string | null;
  readonly otherRoads?: readonly Road[];
  readonly dueDate?: string;
  readonly effectiveOn?: string;
  readonly confirmationUntil?: string;
  readonly suspected?: boolean;
  readonly whatToDo?: { readonly zh: string; readonly en: string } | null;
}

type AnyCall = (brings: {
  params: { number: string };
  body: Record<string, unknown>;
  key: string;
  seen: number;
}) => Promise<After>;

const wide: readonly MediationSheetAct[] = [
  'draftAgreement',
  'recordSession',
  'mediateOnTheSpot',
  'recordOralAgreement',
];

/** The sheet of one act on a mediation. */
export function MediationActSheet(props: {
  readonly act: MediationSheetAct;
  readonly reply: MediationReply;
  readonly begin?: Values;
  readonly reload: () => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const sheetWords = useMessages(sheetMessages);
  const say = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const picks = useMediationPicks(props.reply);
  const [after, setAfter] = useState<After>();
  const { act, reply } = props;
  const sheet: MediationSheet = mediationSheets[act];
  // Read anew with the record: right after an act the page may still show how it stood before.
  const initial: Values = {
    ...onlyChoices(sheet.fields, picks, ['respondents']),
    ...props.begin,
    ...beginWith(act, reply, me.officer.name),
  };

  const handsFor = (values: Values): readonly Pick[] => {
    if (act !== 'recordSession') {
      const missing = reply.mediation?.agreement?.missing.parties ?? [];
      return picks.principals.filter((pick) => missing.includes(String(pick.value)));
    }
    const present = Array.isArray(values['present']) ? (values['present'] as unknown[]) : [];
    return picks.parties.filter((pick) => present.includes(pick.value));
  };
  const context = (values: Values): PartContext => ({
    principals: picks.principals.map((pick) => String(pick.value)),
    hands: handsFor(values).map((pick) => String(pick.value)),
    dangerDeclarationNeeded: reply.danger?.declarationNeeded ?? false,
    textVersion: reply.consentText.version,
  });

  if (after) return <Afterwards title={m.acts[act].title} after={after} onClose={props.onClose} />;
  return (
    <ActSheet<After>
      words={m.acts[act]}
      fields={sheet.fields}
      fieldWords={m.fields}
      initial={initial}
      picks={picks}
      record={reply.number}
      version={reply.version}
      width={wide.includes(act) ? 720 : 480}
      reload={props.reload}
      changes={() => ({ notes: [], possible: [...reply.acts, ...reply.actsOnRequest].includes(act) })}
      above={
        act === 'recordConsent' || act === 'mediateOnTheSpot' ? (
          <details className="note info" open={act === 'recordConsent'}>
            <summary>{m.consentTextTitle}</summary>
            <p className="own-words">{say(reply.consentText.text)}</p>
          </details>
        ) : null
      }
      below={(values, set, faults) =>
        sheet.parts.map((part) => (
          <MediationPart
            key={part}
            part={part}
            values={values}
            set={set}
            fault={faults[part] ? m.partMissing : undefined}
            reply={reply}
            principals={picks.principals}
            representatives={picks.representatives}
            hands={handsFor(values)}
          />
        ))
      }
      extra={(values) => partsBody(act, values, context(values))}
      call={({ body, key, seen }) =>
        (mediationCalls[act] as unknown as AnyCall)({ params: { number: reply.number }, body, key, seen })
      }
      onDone={(answer) => {
        void queries.invalidateQueries({ queryKey: ['matters'] });
        if (hasNews(answer)) return setAfter(answer);
        void message.success(sheetWords.saved);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}

function hasNews(after: After): boolean {
  return Boolean(
    after.lookupCode ||
    after.otherRoads?.length ||
    after.dueDate ||
    after.effectiveOn ||
    after.suspected ||
    after.whatToDo,
  );
}

/** What a sheet begins with: the record as it stands. */
function beginWith(act: MediationSheetAct, reply: MediationReply, officer: string): Values {
  const mediation = reply.mediation;
  const active = mediation?.mediators.filter((one) => !one.objected).map((one) => one.id) ?? [];
  const principals = (mediation?.parties ?? reply.parties).filter((party) => party.principal).map((party) => party.id);
  if (act === 'recordSession') {
    const planned = mediation?.sessions.find((session) => session.planned);
    return {
      recorder: officer,
      mediatorIds: active,
      present: principals,
      open: false,
      ...(planned ? { sessionId: planned.id, place: planned.place } : {}),
    };
  }
  if (act === 'mediateOnTheSpot') return { recorder: officer, obligations: [] };
  if (act === 'draftAgreement' || act === 'recordOralAgreement') {
    const draft = mediation?.agreement;
    if (!draft) return { copies: principals.length + 1, obligations: [{}] };
    return {
      facts: draft.facts,
      pointsInDispute: draft.pointsInDispute,
      responsibilities: draft.responsibilities ?? '',
      otherTerms: draft.otherTerms ?? '',
      copies: draft.copies,
      obligations: draft.obligations.map((one) => ({
        debtorId: one.debtorId,
        creditorId: one.creditorId,
        what: one.what,
        amount: one.amountFen === null ? '' : String(one.amountFen / 100),
        dueOn: one.dueOn,
        way: one.way ?? '',
        place: one.place ?? '',
      })),
    };
  }
  if (act === 'chooseMediator') return { mediatorIds: active, chosenBy: 'parties' };
  if (act === 'signAgreement') return { way: 'paper' };
  if (act === 'signByMediator' || act === 'declareInterests')
    return active.length === 1 ? { mediatorId: active[0] } : {};
  return {};
}

type PickName =
  | 'principals'
  | 'respondents'
  | 'representatives'
  | 'parties'
  | 'roster'
  | 'mediators'
  | 'planned'
  | 'obligations'
  | 'lateObligations'
  | 'endReasons'
  | 'colleagues';

function useMediationPicks(reply: MediationReply): Record<PickName, Pick[]> {
  const signs = useSigns();
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const dates = useDates();
  const colleagues = useColleaguePicks();
  const { mediation } = reply;
  const parties = mediation?.parties ?? reply.parties;
  const named = (party: (typeof parties)[number]): Pick => ({
    value: party.id,
    label: `${party.name}${signs.brackets(words.sides[party.side])}`,
  });
  return {
    colleagues,
    principals: parties.filter((party) => party.principal).map(named),
    respondents: parties.filter((party) => party.principal && party.side === 'respondent').map(named),
    representatives: parties.filter((party) => party.forPartyId !== null).map(named),
    parties: parties.map(named),
    roster: reply.roster.map((one) => ({
      value: one.id,
      label: one.specialities.length > 0 ? `${one.name}${signs.brackets(one.specialities.join('、'))}` : one.name,
    })),
    mediators:
      mediation?.mediators.filter((one) => !one.objected).map((one) => ({ value: one.id, label: one.name })) ?? [],
    planned:
      mediation?.sessions
        .filter((session) => session.planned)
        .map((session) => ({ value: session.id, label: `${dates.dateTime(session.at)} ${session.place}` })) ?? [],
    obligations:
      mediation?.agreement?.obligations.map((one) => ({
        value: one.id,
        label: `${one.debtor} → ${one.creditor}${signs.colon}${one.what}`,
      })) ?? [],
    lateObligations:
      mediation?.agreement?.obligations
        .filter((one) => one.performed?.how !== 'yes')
        .map((one) => ({ value: one.id, label: `${one.debtor} → ${one.creditor}${signs.colon}${one.what}` })) ?? [],
    endReasons: endReasonsFor(mediation?.state ?? '').map((reason) => ({
      value: reason,
      label: m.endReasons[reason] ?? reason,
    })),
  };
}

function Afterwards(props: { readonly title: string; readonly after: After; readonly onClose: () => void }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const say = useWords();
  const dates = useDates();
  const { after } = props;
  return (
    <PrintDrawer title={props.title} size={480} onClose={props.onClose}>
      <div className="stack" role="status">
        {after.lookupCode ? (
          <>
            <p>{m.afterCodeText}</p>
            <p>
              {m.afterCode}
              {signs.colon}
              <strong className="code">{after.lookupCode}</strong>
            </p>
          </>
        ) : null}
        {after.effectiveOn && after.confirmationUntil ? (
          <p className="note good">
            {m.afterEffective(dates.date(after.effectiveOn), dates.date(after.confirmationUntil))}
          </p>
        ) : null}
        {after.dueDate ? <p>{m.afterDue(dates.date(after.dueDate, true))}</p> : null}
        {after.suspected ? <p className="note bad">{m.afterSham}</p> : null}
        {after.whatToDo ? <p>{say(after.whatToDo)}</p> : null}
        {after.otherRoads && after.otherRoads.length > 0 ? (
          <>
            <p>{m.afterRoads}</p>
            <Roads roads={after.otherRoads} />
          </>
        ) : null}
        <div className="row-gap no-print">
          <Button type="primary" autoFocus onClick={props.onClose}>
            {shell.close}
          </Button>
          <Button onClick={() => window.print()}>{shell.print}</Button>
        </div>
      </div>
    </PrintDrawer>
  );
}

/** The other lawful roads: where to go, on which law, whom to ring. */
export function Roads(props: { readonly roads: readonly Road[] }): ReactNode {
  const say = useWords();
  return (
    <ul className="rules">
      {props.roads.map((road) => (
        <li key={road.id}>
          <strong>{say(road.name)}</strong> {say(road.plain)}
          {road.telephone ? ` ${road.telephone}` : ''}{' '}
          <span className="quiet">{road.law.map((one) => say(one.citation)).join(' ')}</span>
        </li>
      ))}
    </ul>
  );
}
