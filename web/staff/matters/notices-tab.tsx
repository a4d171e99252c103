import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { type MatterView, resendMessage } from './calls.ts';
import { Outcome } from './message-outcome.tsx';
import { messages } from './notice-messages.ts';
import { type MatterMessage, messagesKey, useMatterMessages } from './use-matter-messages.ts';

/** 告知记录: who was told what by which channel, what became of it and why, and another try of what went by telephone. */
export function NoticesTab(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { matter } = props;
  const query = useMatterMessages(matter);
  if (query.isPending) return <Loading rows={4} />;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const { items, more } = query.data;
  if (items.length === 0) return <Empty>{m.none}</Empty>;
  const officers = items.filter((one) => one.to.officer !== null);
  const failed = items.filter((one) => one.state === 'failed').length;
  const waiting = items.filter((one) => one.state === 'waiting').length;
  return (
    <div className="stack">
      {failed + waiting > 0 ? (
        <p className="row-gap">
          {failed > 0 ? <span className="chip late">{m.failedCount(failed)}</span> : null}
          {waiting > 0 ? <span className="chip soon">{m.waitingCount(waiting)}</span> : null}
        </p>
      ) : null}
      <Rows items={items.filter((one) => one.to.officer === null)} matter={matter} label={m.toParties} />
      {officers.length > 0 ? (
        <details>
          <summary>{m.toOfficers(officers.length)}</summary>
          <Rows items={officers} matter={matter} label={m.toOfficers(officers.length)} />
        </details>
      ) : null}
      {more ? <p className="quiet">{m.more}</p> : null}
    </div>
  );
}

function Rows(props: {
  readonly items: readonly MatterMessage[];
  readonly matter: MatterView;
  readonly label: string;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { items, matter } = props;
  if (items.length === 0) return null;
  return (
    <RowsTable
      label={props.label}
      cards
      rows={items}
      keyOf={(one) => one.id}
      columns={[
        { head: m.when, renderCell: (one) => <time dateTime={one.at}>{dates.short(one.at)}</time> },
        { head: m.to, renderCell: (one) => <Whom one={one} matter={matter} /> },
        {
          head: m.words,
          fills: true,
          renderCell: (one) => (
            <>
              <span className="quiet">{m.channels[one.channel]}</span> <span lang={langOf(one)}>{one.text}</span>
            </>
          ),
        },
        { head: m.state, fills: true, renderCell: (one) => <Outcome one={one} /> },
        {
          head: m.resend,
          quietHead: true,
          renderCell: (one) => (one.mayResend ? <Resend one={one} number={matter.number} /> : null),
        },
      ]}
    />
  );
}

function langOf(one: MatterMessage): string {
  return one.language === 'zh' ? 'zh-CN' : 'en';
}

function Whom(props: { readonly one: MatterMessage; readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { to } = props.one;
  if (to.officer !== null) return to.officer;
  const party = props.matter.parties.find((one) => one.id === to.partyId);
  return (
    <>
      {party?.name || party?.organisation || m.partyUnknown}
      {to.address ? <span className="quiet number"> {to.address}</span> : null}
    </>
  );
}

function Resend(props: { readonly one: MatterMessage; readonly number: string }): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { one, number } = props;
  const again = useMutation({
    mutationFn: () => resendMessage({ params: { number, id: one.id }, key: makeKey() }),
    onSuccess: () => void message.success(m.resendDone),
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: messagesKey(number) }),
  });
  return (
    <Popconfirm
      title={m.resendSure(one.to.address ?? '—')}
      description={m.resendMost(one.resent)}
      okText={m.resendYes}
      cancelText={m.resendNo}
      onConfirm={() => again.mutate()}
    >
      <Button size="small" loading={again.isPending}>
        {m.resend}
      </Button>
    </Popconfirm>
  );
}
