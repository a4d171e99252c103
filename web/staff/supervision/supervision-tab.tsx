import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { urlOf } from '../../api/caller.ts';
import type { MatterView } from '../matters/calls.ts';
import { RemainingChip } from '../matters/chips.tsx';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listSupervision, type Supervision } from './calls.ts';
import { messages } from './messages.ts';
import { type Chosen, SupervisionActSheet } from './supervision-act.tsx';

/** 督办: terms that have run out with what may be done about them, and the ladder so far with its replies. */
export function SupervisionTab(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const { number, version } = props.matter;
  const query = useQuery({
    queryKey: ['matters', number, 'supervision', version],
    queryFn: ({ signal }) => listSupervision({ params: { number } }, { signal }),
    placeholderData: (before) => before,
  });
  if (query.isPending) return <Loading rows={4} />;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const { data } = query;
  return (
    <div className="stack">
      {data.late.length + data.transfers.length + data.items.length === 0 ? <Empty>{m.none}</Empty> : null}
      <LateTerms number={number} data={data} onChoose={setChosen} />
      <Ladder number={number} data={data} onChoose={setChosen} />
      {chosen ? (
        <SupervisionActSheet
          key={`${chosen.act}-${JSON.stringify(chosen.members)}`}
          chosen={chosen}
          number={number}
          version={version}
          deciders={data.deciders}
          reload={() => queries.refetchQueries({ queryKey: ['matters', number], exact: true })}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </div>
  );
}

interface PartProps {
  readonly number: string;
  readonly data: Supervision;
  readonly onChoose: (chosen: Chosen) => void;
}

function LateTerms({ data, onChoose }: PartProps): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  if (data.late.length + data.transfers.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.lateTerms}</h2>
      {data.late.map((term) => (
        <article key={term.clockId} className="card stack-small">
          <div className="row-gap">
            <strong>{term.body.name}</strong> {say(term.name)}
            <RemainingChip remaining={term.remaining} />
            <span className="quiet">{m.wasDue(dates.date(term.dueDate))}</span>
          </div>
          <div className="row-gap no-print">
            {term.acts.map((act) => (
              <Button key={act} size="small" onClick={() => onChoose({ act, members: { clockId: term.clockId } })}>
                {m.acts[act].title}
              </Button>
            ))}
          </div>
        </article>
      ))}
      {data.transfers.map((letter) => (
        <article key={letter.transferId} className="card stack-small">
          <p>{m.receiptAwaited(letter.letterNumber, letter.bodyName)}</p>
          {letter.acts.includes('urgeBody') ? (
            <div className="row-gap no-print">
              <Button
                size="small"
                onClick={() => onChoose({ act: 'urgeBody', members: { transferId: letter.transferId } })}
              >
                {m.acts.urgeBody.title}
              </Button>
            </div>
          ) : null}
        </article>
      ))}
    </section>
  );
}

function Ladder({ number, data, onChoose }: PartProps): ReactNode {
  const m = useMessages(messages);
  if (data.items.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.ladder}</h2>
      {data.items.map((item) => (
        <Rung key={item.id} number={number} item={item} data={data} onChoose={onChoose} />
      ))}
    </section>
  );
}

function Rung(props: PartProps & { readonly item: Supervision['items'][number] }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { item, data, onChoose } = props;
  const { decision, decider, replied } = item;
  const asked = [...data.deciders.talk, ...data.deciders.listing].find((one) => one.name === decider);
  const begin = asked ? { organisationId: asked.id } : {};
  return (
    <article className="card stack-small">
      <div className="row-gap">
        <strong>{say(item.levelName)}</strong> {item.letterNumber} {item.body}
        <span className="chip late">{m.lateThen(item.daysLate)}</span>
        <AnswerChip item={item} />
      </div>
      <p className="quiet">
        {say(item.about)} · {m.wasDue(dates.date(item.dueDate))} · {item.issuedBy} {dates.dateTime(item.issuedAt)}
        {item.bySystem ? ` · ${m.bySystem}` : ''}
        {item.asks === 'receipt' ? ` · ${m.asksReceipt}` : ''}
      </p>
      <LetterLinks number={props.number} item={item} />
      <Said label={m.problems} words={item.problems} />
      <Said label={m.demands} words={item.demands} />
      <Said label={m.reason} words={item.reason} />
      {decider && !decision ? <p>{m.proposedTo(decider)}</p> : null}
      {decider && decision ? (
        <p>
          {(decision.adopted ? m.adopted : m.declined)(
            decider,
            decision.documentNumber,
            dates.date(decision.decidedOn),
          )}{' '}
          {decision.words}
        </p>
      ) : null}
      {decision?.talkAt ? <Said label={m.fields.talkAt.label} words={dates.dateTime(decision.talkAt)} /> : null}
      <Said label={m.fields.talkPlace.label} words={decision?.talkPlace ?? null} />
      <Said label={m.fields.talkCalled.label} words={decision?.talkCalled ?? null} />
      <Said label={m.fields.takenOffWhen.label} words={decision?.takenOffWhen ?? null} />
      <Said label={m.done} words={replied?.done ?? null} />
      <Said label={m.whyNot} words={replied?.whyNot ?? null} />
      <Said label={m.measures} words={replied?.measures ?? null} />
      {item.acts.length > 0 ? (
        <div className="row-gap no-print">
          {item.acts.map((act) => (
            <Button
              key={act}
              size="small"
              onClick={() => onChoose({ act, members: { supervisionId: item.id }, begin, proposed: item.level })}
            >
              {m.acts[act].title}
            </Button>
          ))}
        </div>
      ) : null}
    </article>
  );
}

const kindOf = {
  urge: 'urging-notice',
  notice: 'supervision-letter',
  talk: 'talk-notice',
  listing: 'listing-notice',
} as const;

/** 催办通知书、督办函; after the decision 约谈通知书、挂牌督办通知书 in the name of the body that decided: as it was issued, with its answer once that is there. */
function LetterLinks(props: { readonly number: string; readonly item: Supervision['items'][number] }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const { item } = props;
  if (item.letterNumber === null && item.decision?.adopted !== true) return null;
  const kind = kindOf[item.level];
  return (
    <p className="row-gap no-print">
      {m.letter}
      {(['pdf', 'docx'] as const).map((format) => (
        <a
          key={format}
          href={urlOf(
            '/api/matters/{number}/papers/{kind}',
            { number: props.number, kind },
            { letter: item.id, format, lang: language },
          )}
          target="_blank"
          rel="noreferrer"
        >
          {format === 'pdf' ? 'PDF' : 'Word'}
        </a>
      ))}
    </p>
  );
}

function AnswerChip(props: { readonly item: Supervision['items'][number] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { asks, replied, replyDue, replyOverdue } = props.item;
  if (replied)
    return (
      <span className="chip good">{(asks === 'receipt' ? m.received : m.answered)(dates.dateTime(replied.at))}</span>
    );
  if (replyOverdue) return <span className="chip late">{m.answerLate}</span>;
  return replyDue ? <span className="chip soon">{m.answerBy(dates.date(replyDue))}</span> : null;
}

function Said(props: { readonly label: string; readonly words: string | null }): ReactNode {
  if (props.words === null) return null;
  return (
    <p className="own-words">
      <span className="quiet">{props.label}</span> {props.words}
    </p>
  );
}
