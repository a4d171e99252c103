import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatAmount } from '../../../server/kernel/money.ts';
import { urlOf } from '../../api/caller.ts';
import { fileHref } from '../matters/file-href.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { TroubleNote } from '../shell/states.tsx';
import { getPerformance, type Keeping, type KeptObligation } from './calls.ts';
import { messages } from './messages.ts';

const tones: Readonly<Record<string, string>> = {
  performed: 'chip good',
  partly: 'chip soon',
  reported: 'chip soon',
  late: 'chip late',
  breached: 'chip late',
};

/** 协议履行: each obligation with what was reported and confirmed, what the court decided, the roads by date and the ready papers. */
export function KeepingCard(props: {
  readonly number: string;
  readonly onAct: (act: 'recordBreach' | 'recordConfirmation' | 'recordVisit', keeping: Keeping) => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { number } = props;
  const query = useQuery({
    queryKey: ['matters', number, 'performance'],
    queryFn: ({ signal }) => getPerformance({ params: { number } }, { signal }),
  });
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const keeping = query.data;
  if (!keeping?.agreement) return null;
  const { court } = keeping.agreement;
  const acts = (['recordVisit', 'recordBreach', 'recordConfirmation'] as const).filter((act) =>
    keeping.acts.includes(act),
  );
  return (
    <section className="stack-small" aria-label={m.keeping.title}>
      <h2>{m.keeping.title}</h2>
      {court ? (
        <p className="note good">
          {m.keeping.court(court.court, dates.date(court.decidedOn), court.decisionNumber, court.confirmed)}
        </p>
      ) : null}
      {acts.length > 0 ? (
        <div className="act-buttons no-print">
          {acts.map((act) => (
            <Button key={act} onClick={() => props.onAct(act, keeping)}>
              {m.acts[act].title}
            </Button>
          ))}
        </div>
      ) : null}
      <ol className="plain-list stack-small">
        {keeping.obligations.map((one) => (
          <Obligation key={one.id} number={number} one={one} />
        ))}
      </ol>
      {keeping.roads.length > 0 ? <BreachRoads keeping={keeping} /> : null}
      {keeping.pack.length > 0 ? <Pack number={number} keeping={keeping} /> : null}
      {keeping.visits.length > 0 ? <Visits keeping={keeping} /> : null}
    </section>
  );
}

function Obligation(props: { readonly number: string; readonly one: KeptObligation }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const dates = useDates();
  const { number, one } = props;
  return (
    <li className="stack-small">
      <span>
        {one.debtor} → {one.creditor}
        {signs.colon}
        {one.what} {one.amountFen === null ? '' : `¥${formatAmount(one.amountFen)}`}{' '}
        <span className="quiet">{m.keeping.dueOn(dates.date(one.dueOn))}</span>{' '}
        <span className={tones[one.standing] ?? 'chip'}>{m.keeping.standings[one.standing]}</span>
        {one.confirmedFen > 0 ? (
          <span className="quiet"> {m.keeping.confirmedSum(formatAmount(one.confirmedFen))}</span>
        ) : null}
      </span>
      {one.reports.map((report) => (
        <div key={report.id} className="quiet">
          {m.keeping.said(report.name, m.keeping.done[report.done] ?? '', dates.short(report.reportedAt))}
          {report.amountFen === null ? '' : ` ${formatAmount(report.amountFen)}`}
          {report.words ? ` “${report.words}”` : ''} ·{' '}
          {report.confirmed === null
            ? m.keeping.confirmedNone
            : report.confirmed
              ? m.keeping.confirmedYes
              : m.keeping.confirmedNo}
          {report.answer ? ` “${report.answer}”` : ''}
          {report.fileIds.map((fileId, i) => (
            <a key={fileId} href={fileHref(number, fileId)} target="_blank" rel="noreferrer">
              {' '}
              {m.keeping.proof(i + 1)}
            </a>
          ))}
        </div>
      ))}
    </li>
  );
}

function BreachRoads(props: { readonly keeping: Keeping }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  return (
    <>
      <h3>{m.keeping.roads}</h3>
      <ul className="rules">
        {props.keeping.roads.map((road) => (
          <li key={road.id}>
            <strong>{say(road.name)}</strong>{' '}
            {road.until ? (
              <span className={road.open ? 'chip soon' : 'chip late'}>
                {m.keeping.roadUntil(dates.date(road.until), road.open)}
              </span>
            ) : null}{' '}
            {say(road.plain)} <span className="quiet">{road.law.map((one) => say(one.citation)).join(' ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Pack(props: { readonly number: string; readonly keeping: Keeping }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const { language } = useLanguage();
  return (
    <>
      <h3>{m.keeping.pack}</h3>
      <p className="quiet">{m.keeping.packText}</p>
      <p>{m.keeping.packWhole}</p>
      <ul className="rules">
        {props.keeping.roads
          .filter((road) => road.open)
          .flatMap((road) => forEach(props.keeping.pack.find((paper) => paper.road === road.id)?.parties, road))
          .map(([party, road]) => (
            <li key={`${road.id}-${party?.id ?? ''}`}>
              <a
                href={urlOf(
                  '/api/matters/{number}/performance/pack',
                  { number: props.number },
                  { road: road.id, party: party?.id },
                )}
                target="_blank"
                rel="noreferrer"
              >
                {say(road.name)}
                {party ? m.forParty(party.name) : ''}
              </a>
            </li>
          ))}
      </ul>
      <p>{m.keeping.packParts}</p>
      <ul className="rules">
        {props.keeping.pack
          .flatMap((one) => forEach(one.parties, one))
          .map(([party, paper]) => (
            <li key={`${paper.kind}-${party?.id ?? ''}`}>
              {say(paper.title)}
              {party ? m.forParty(party.name) : ''}{' '}
              {(['pdf', 'docx'] as const).map((format) => (
                <a
                  key={format}
                  href={urlOf(
                    '/api/matters/{number}/papers/{kind}',
                    { number: props.number, kind: paper.kind },
                    { format, lang: language, party: party?.id },
                  )}
                  target="_blank"
                  rel="noreferrer"
                >
                  {' '}
                  {format === 'pdf' ? 'PDF' : 'Word'}
                </a>
              ))}
            </li>
          ))}
      </ul>
    </>
  );
}

type Whose = Keeping['pack'][number]['parties'][number];

/** One for each whose form it can be; one for all where it is everybody's. */
function forEach<T>(parties: readonly Whose[] | undefined, of: T): [Whose | undefined, T][] {
  return parties && parties.length > 0 ? parties.map((party) => [party, of]) : [[undefined, of]];
}

function Visits(props: { readonly keeping: Keeping }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  return (
    <>
      <h3>{m.keeping.visits}</h3>
      <ul className="rules">
        {props.keeping.visits.map((visit) => (
          <li key={visit.visitedAt}>
            {dates.short(visit.visitedAt)} {visit.by ?? ''} · {m.fields.performed.options[visit.performed]}{' '}
            {(['lawsuit', 'wrongMediation', 'escalation'] as const)
              .filter((flag) => visit[flag])
              .map((flag) => (
                <span key={flag} className="chip late">
                  {m.keeping.visitFlags[flag]}
                </span>
              ))}
            <span className="words">
              {['performance', 'satisfaction', 'lawsuit', 'measures']
                .map((name) => visit.words[name])
                .filter(Boolean)
                .join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
