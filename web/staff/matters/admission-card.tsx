import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { type Admission, getAdmission, type MatterView } from './calls.ts';
import { fileHref } from './file-href.ts';
import { messages } from './messages.ts';

/** Entries of the course that say there is something to show here. */
const entries: readonly string[] = ['askForMaterial', 'proposeRefusal'];

/** 受理前: the notice of missing material with its list, and refusals with reason, right door and review. */
export function AdmissionCard(props: { readonly matter: MatterView }): ReactNode {
  const { matter } = props;
  const there = matter.timeline.some((entry) => entries.includes(entry.act));
  const query = useQuery({
    queryKey: ['matters', matter.number, 'admission'],
    queryFn: ({ signal }) => getAdmission({ params: { number: matter.number } }, { signal }),
    enabled: there,
  });
  if (!there) return null;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return null;
  return (
    <>
      {query.data.material ? <Notice matter={matter} notice={query.data.material} /> : null}
      {query.data.refusals.map((refusal) => (
        <Refusal key={refusal.refusedAt ?? refusal.state} refusal={refusal} />
      ))}
    </>
  );
}

function Notice(props: {
  readonly matter: MatterView;
  readonly notice: NonNullable<Admission['material']>;
}): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { matter, notice } = props;
  return (
    <section className="card stack-small" aria-label={m.materialNotice}>
      <h2>
        {m.materialNotice}{' '}
        <span className={notice.outcome === 'lapsed' ? 'chip late' : 'chip'}>
          {notice.outcome === null ? m.materialUntil(dates.date(notice.dueDate)) : m.materialOutcomes[notice.outcome]}
        </span>
      </h2>
      <ol className="plain-list stack-small">
        {notice.items.map((item) => (
          <li key={item.position}>
            {item.position}. {item.name}
            {item.note ? <span className="quiet"> {item.note}</span> : null}{' '}
            <span className={item.suppliedAt ? 'chip' : 'chip soon'}>
              {item.suppliedAt ? m.materialIn(dates.short(item.suppliedAt)) : m.materialOut}
            </span>
            {item.fileIds.map((fileId, i) => (
              <a key={fileId} href={fileHref(matter.number, fileId)} target="_blank" rel="noreferrer">
                {' '}
                {m.fileOpen(i + 1)}
              </a>
            ))}
          </li>
        ))}
      </ol>
      <p className="quiet">{say(notice.ifLate.words)}</p>
    </section>
  );
}

function Refusal(props: { readonly refusal: Admission['refusals'][number] }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { refusal } = props;
  return (
    <section className="card stack-small" aria-label={m.refusalTitle}>
      <h2>
        {m.refusalTitle} <span className="chip">{m.refusalStates[refusal.state]}</span>
      </h2>
      <dl className="facts">
        <dt>{m.refusalReason}</dt>
        <dd>
          {say(refusal.reason.name)} {say(refusal.reason.law)}
        </dd>
        <dt>{m.refusalExplanation}</dt>
        <dd className="words">{refusal.explanation}</dd>
        <dt>{m.refusalDoor}</dt>
        <dd>
          {refusal.door.name} {refusal.door.address} {refusal.door.telephone}
        </dd>
        {refusal.reviewUntil ? (
          <>
            <dt>{m.refusalReviewUntil}</dt>
            <dd>{dates.date(refusal.reviewUntil)}</dd>
          </>
        ) : null}
        {refusal.decision ? (
          <>
            <dt>{m.refusalDecision}</dt>
            <dd className="words">{refusal.decision}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
