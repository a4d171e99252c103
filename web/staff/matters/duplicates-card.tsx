import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { type Likely, listDuplicates, type MatterView } from './calls.ts';
import { messages as actMessages } from './act-messages.ts';
import { StageChip } from './chips.tsx';
import { messages } from './messages.ts';

/** Reports that are likely of the same matter, with why; nothing about their people. */
export function LikelyList(props: { readonly items: readonly Likely[] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  return (
    <ul className="plain-list stack">
      {props.items.map((item) => (
        <li key={item.number}>
          <div className="row-gap">
            <Link to="/matters/$number" params={{ number: item.number }} className="number">
              {item.number}
            </Link>
            <StageChip stage={item.stage} outcome={null} />
          </div>
          <div>
            {item.why.map((one) => m.likeness[one]).join('、')}{' '}
            <span className="quiet">
              {[dates.date(item.registeredAt), item.holder, item.cannot ? m.cannotLink[item.cannot] : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Stands beside the matter while it is decided with what it goes, and for as long as it goes with another; else among the hand-offs. */
export function besideMatter(matter: Pick<MatterView, 'stage' | 'result'>): boolean {
  return ['registered', 'accepted', 'linked'].includes(matter.stage) || matter.result === 'merged';
}

/** Likely duplicates of a matter, and what is linked with it. */
export function useDuplicates(
  matter: MatterView,
  enabled = true,
): UseQueryResult<Awaited<ReturnType<typeof listDuplicates>>> {
  const { number, version } = matter;
  return useQuery({
    queryKey: ['matters', number, 'duplicates', version],
    queryFn: ({ signal }) => listDuplicates({ params: { number } }, { signal }),
    enabled,
  });
}

/** 重复与关联: what this matter is likely the same as, what it goes with, and which reports go with it. */
export function DuplicatesCard(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const a = useMessages(actMessages);
  const navigate = useNavigate();
  const query = useDuplicates(props.matter);
  if (!query.data) return null;
  const { items, main, linked } = query.data;
  const { acts } = props.matter;
  const here = [
    ...(acts.includes('linkMatter') && items.some((item) => item.cannot === null) ? (['linkMatter'] as const) : []),
    ...(acts.includes('unlinkMatter') ? (['unlinkMatter'] as const) : []),
  ];
  if (items.length === 0 && !main && linked.length === 0) return null;
  return (
    <section className="card stack-small" aria-label={m.duplicates}>
      <h2>{m.duplicates}</h2>
      {main ? (
        <p>
          {m.goesWith}{' '}
          <Link to="/matters/$number" params={{ number: main }} className="number">
            {main}
          </Link>
        </p>
      ) : null}
      {linked.length > 0 ? (
        <p>
          {m.reportsLinked(linked.length)}{' '}
          {linked.map((one) => (
            <Link key={one.number} to="/matters/$number" params={{ number: one.number }} className="number">
              {one.number}（{dates.date(one.registeredAt)}）
            </Link>
          ))}
        </p>
      ) : null}
      {items.length > 0 ? (
        <>
          <p className="quiet">{m.duplicatesLikely}</p>
          <LikelyList items={items} />
        </>
      ) : null}
      {here.length > 0 ? (
        <div className="act-buttons no-print">
          {here.map((act) => (
            <Button
              key={act}
              size="small"
              onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, act }) })}
            >
              {a.acts[act].title}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
