import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import type { FieldSpec } from '../acts/sheet-spec.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { TroubleNote } from '../shell/states.tsx';
import { addOutsideNumber, getSource, type MatterView, removeOutsideNumber, type Source } from './calls.ts';
import { CopyPanel } from './copy-panel.tsx';
import { messages } from './source-messages.ts';

type Opened = { readonly act: 'add' } | { readonly act: 'remove'; readonly id: string } | { readonly act: 'copy' };

const fields: Readonly<Record<'add' | 'remove', readonly FieldSpec[]>> = {
  add: [
    { name: 'system', kind: 'line', max: 60, required: true },
    { name: 'number', kind: 'line', max: 60, required: true },
  ],
  remove: [{ name: 'reason', kind: 'line', max: 200, required: true }],
};

/** 来源: way in, first receiver (首问责任人), the body that sent it with its number and dates, its numbers elsewhere. */
export function SourceCard(props: { readonly matter: MatterView; readonly reload: () => Promise<unknown> }): ReactNode {
  const m = useMessages(messages);
  const sheet = useMessages(sheetMessages);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { matter } = props;
  const { number, version } = matter;
  const there = matter.facts !== null;
  const [opened, setOpened] = useState<Opened>();
  const query = useQuery({
    queryKey: ['matters', number, 'source', version],
    queryFn: ({ signal }) => getSource({ params: { number } }, { signal }),
    enabled: there,
    placeholderData: (before) => before,
  });
  if (!there) return null;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return null;
  const source = query.data;
  const close = (): void => setOpened(undefined);
  return (
    <section className="card stack" aria-labelledby="matter-source">
      <h2 id="matter-source">{m.title}</h2>
      <Came source={source} />
      <Numbers source={source} onRemove={(id) => setOpened({ act: 'remove', id })} />
      <div className="row-gap no-print">
        {source.mayChangeNumbers ? (
          <Button size="small" onClick={() => setOpened({ act: 'add' })}>
            {m.add}
          </Button>
        ) : null}
        <Button size="small" onClick={() => setOpened({ act: 'copy' })}>
          {m.copyOpen}
        </Button>
      </div>
      {opened?.act === 'copy' ? <CopyPanel number={number} onClose={close} /> : null}
      {opened && opened.act !== 'copy' ? (
        <ActSheet<unknown>
          key={opened.act}
          words={m.acts[opened.act]}
          fields={fields[opened.act]}
          fieldWords={m.fields}
          version={version}
          reload={props.reload}
          call={({ body, key, seen }) => {
            const brings = { params: { number }, key, seen };
            return opened.act === 'add'
              ? addOutsideNumber({ ...brings, body: body as { system: string; number: string } })
              : removeOutsideNumber({ ...brings, body: { ...(body as { reason: string }), id: opened.id } });
          }}
          onDone={() => {
            void queries.invalidateQueries({ queryKey: ['matters'] });
            void message.success(sheet.saved);
            close();
          }}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

function Came(props: { readonly source: Source }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const signs = useSigns();
  const dates = useDates();
  const { channelName, firstReceiver, source, returnToCourt } = props.source;
  const day = (text: string | null | undefined): string => (text ? dates.date(text, true) : '');
  const lines: readonly (readonly [string, ReactNode])[] = [
    [m.channel, say(channelName)],
    [m.firstReceiver, firstReceiver ? `${firstReceiver.name}${signs.brackets(firstReceiver.body)}` : ''],
    [
      m.body,
      source?.courtMediation
        ? `${source.bodyName}${signs.brackets(m.mediation[source.courtMediation])}`
        : (source?.bodyName ?? ''),
    ],
    [m.reference, source?.reference ?? ''],
    [m.receivedOn, day(source?.receivedOn)],
    [m.asksBack, source?.asksBack ?? ''],
    [m.answerBy, day(source?.answerBy)],
  ];
  return (
    <>
      <dl className="facts">
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
      {source?.late ? <p className="note bad">{m.answerLate}</p> : null}
      {returnToCourt ? (
        <p className={returnToCourt.now ? 'note bad' : 'note info'} title={say(returnToCourt.law)}>
          {returnToCourt.now ? <strong>{m.backNow} </strong> : null}
          {returnToCourt.due ? m.backToCourt(day(returnToCourt.due)) : m.backToCourtOpen}
        </p>
      ) : null}
    </>
  );
}

function Numbers(props: { readonly source: Source; readonly onRemove: (id: string) => void }): ReactNode {
  const m = useMessages(messages);
  const { numbers, mayChangeNumbers } = props.source;
  return (
    <>
      <h3>{m.numbers}</h3>
      {numbers.length === 0 ? <p className="quiet">{m.numbersNone}</p> : null}
      <ul className="plain-list">
        {numbers.map((one) => (
          <li key={one.id}>
            {one.system} <strong>{one.number}</strong>{' '}
            {mayChangeNumbers ? (
              <Button
                size="small"
                type="link"
                className="no-print"
                aria-label={m.remove(one.number)}
                onClick={() => props.onRemove(one.id)}
              >
                {m.removeShort}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
