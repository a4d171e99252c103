import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { getPracticeClock, practiceClockKey } from '../shell/practice-calls.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { useMe } from '../shell/session.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { listClockMoves, movePracticeClock } from './calls.ts';
import { messages } from './messages.ts';
import { happeningWords } from './practice-words.ts';

type Move = Awaited<ReturnType<typeof listClockMoves>>['items'][number];
const ways = ['hour', 'day', 'nextDeadline'] as const;
const movesKey = ['admin', 'clock-moves'] as const;
/** How often the page looks while time is moved, in milliseconds. */
const LOOK_MS = 1000;

/** 练习: moves the practice county's time forward and tells what happened on the way. */
export function PracticePage(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  if (me.county.kind !== 'practice') return <Empty>{m.practiceOnly}</Empty>;
  return (
    <>
      <h1 className="page-title">{m.pages.practice}</h1>
      <p className="quiet">{m.practiceClock.text}</p>
      <Moves />
    </>
  );
}

function Moves(): ReactNode {
  const m = useMessages(messages).practiceClock;
  const list = useQuery({
    queryKey: movesKey,
    queryFn: ({ signal }) => listClockMoves({}, { signal }),
    refetchInterval: (query) => (query.state.data?.items.some((move) => move.state !== 'done') ? LOOK_MS : false),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  const { items } = list.data;
  const [last] = items;
  return (
    <>
      <Buttons moving={last !== undefined && last.state !== 'done'} />
      {items.length === 0 ? <Empty>{m.none}</Empty> : null}
      {items.map((move) => (
        <MoveCard key={move.id} move={move} />
      ))}
    </>
  );
}

function Buttons(props: { readonly moving: boolean }): ReactNode {
  const m = useMessages(messages).practiceClock;
  const dates = useDates();
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const clock = useQuery({
    queryKey: practiceClockKey,
    queryFn: ({ signal }) => getPracticeClock({}, { signal }),
    refetchInterval: props.moving ? LOOK_MS : 15_000,
  });
  const move = useMutation({
    mutationFn: (how: (typeof ways)[number]) => movePracticeClock({ body: { how }, key: makeKey() }),
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: movesKey }),
  });
  return (
    <section aria-label={m.forward}>
      <p>
        {m.now} <strong>{clock.data ? dates.dateTime(clock.data.now) : '—'}</strong>
      </p>
      <p className="sheet-buttons">
        {ways.map((how) => (
          <Button
            key={how}
            type={how === 'day' ? 'primary' : 'default'}
            disabled={props.moving || move.isPending}
            onClick={() => move.mutate(how)}
          >
            {m.ways[how]}
          </Button>
        ))}
      </p>
    </section>
  );
}

function MoveCard(props: { readonly move: Move }): ReactNode {
  const m = useMessages(messages);
  const p = m.practiceClock;
  const dates = useDates();
  const { language } = useLanguage();
  const say = (name: string): string => happeningWords(name, language);
  const { move } = props;
  const sweeps = move.sweeps.filter((sweep) => (sweep.done ?? 0) > 0 || sweep.failed > 0);
  const rows = [
    ...sweeps.map((sweep) => ({
      key: `s ${sweep.name}`,
      kind: p.sweep,
      name: say(sweep.name),
      note: sweep.failed > 0 ? p.failed(sweep.failed) : p.runs(sweep.runs),
      count: sweep.done ?? 0,
    })),
    ...move.events.map((event) => ({
      key: `e ${event.name}`,
      kind: m.event,
      name: say(event.name),
      note: '',
      count: event.count,
    })),
    ...move.messages.map((one) => ({
      key: `m ${one.event} ${one.channel} ${one.state}`,
      kind: p.message,
      name: say(one.event),
      note: `${m.channels[one.channel]} · ${p.messageStates[one.state]}`,
      count: one.count,
    })),
  ];
  return (
    <section className="card">
      <h2>
        {dates.dateTime(move.from)} → {dates.dateTime(move.to ?? move.reached)} · {p.ways[move.how]}
      </h2>
      {move.state === 'done' ? null : (
        <div role="status">
          <Progress
            percent={move.stepsAll === 0 ? 0 : Math.round((100 * move.stepsDone) / move.stepsAll)}
            aria-label={p.progress}
          />
          {p.reached(dates.dateTime(move.reached))}
        </div>
      )}
      {rows.length === 0 && move.state === 'done' ? <p className="quiet">{p.nothing}</p> : null}
      {rows.length > 0 ? (
        <RowsTable
          label={p.happened}
          rows={rows}
          keyOf={(row) => row.key}
          columns={[
            { head: m.kind, renderCell: (row) => row.kind },
            { head: p.what, renderCell: (row) => row.name, fills: true },
            { head: m.status, renderCell: (row) => row.note },
            { head: p.count, renderCell: (row) => row.count },
          ]}
        />
      ) : null}
    </section>
  );
}
