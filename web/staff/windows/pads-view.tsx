import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { issuePad, listPads, type Pad, voidPadSheet } from './calls.ts';
import { messages } from './messages.ts';

const usualSheets = 20;

/** 停电登记表: pads that were issued to the own body, with every number. */
export function PadsView(): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const [sheets, setSheets] = useState(usualSheets);
  const [key, setKey] = useState(makeKey);
  const list = useInfiniteQuery({
    queryKey: ['pads'],
    queryFn: ({ pageParam, signal }) =>
      listPads({ query: { limit: 10, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const issue = useMutation({
    mutationFn: () => issuePad({ body: { sheets }, key }),
    onSuccess: () => {
      setKey(makeKey());
      void queries.invalidateQueries({ queryKey: ['pads'] });
    },
  });
  const pads = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card stack" aria-label={m.views.pads}>
      <p>{m.padsText}</p>
      <div className="filters">
        <Field label={m.padsSheets} required>
          {(ties) => (
            <InputNumber<number>
              {...ties}
              min={1}
              max={50}
              precision={0}
              value={sheets}
              onChange={(next) => setSheets(next ?? usualSheets)}
            />
          )}
        </Field>
        <Button type="primary" loading={issue.isPending} onClick={() => issue.mutate()}>
          {m.padsIssue}
        </Button>
        <ExcelButton path="/api/pads/workbook" />
      </div>
      {issue.isError ? <TroubleNote error={issue.error} /> : null}
      {list.isPending ? <Loading /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data && pads.length === 0 ? <Empty>{m.padsNone}</Empty> : null}
      {pads.map((pad) => (
        <PadCard key={pad.id} pad={pad} />
      ))}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </section>
  );
}

function PadCard(props: { readonly pad: Pad }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { pad } = props;
  return (
    <details className="card">
      <summary>
        {m.padsIssued(dates.dateTime(pad.issuedAt), pad.issuedBy)} · {m.padsCounts(pad.blank, pad.entered, pad.voided)}
      </summary>
      <div className="stack-small inset">
        {pad.blank > 0 ? (
          <Button href={`/api/pads/${pad.id}/paper`} target="_blank">
            {m.padsPrint}
          </Button>
        ) : null}
        <ul className="plain-list">
          {pad.sheets.map((sheet) => (
            <Sheet key={sheet.number} sheet={sheet} />
          ))}
        </ul>
      </div>
    </details>
  );
}

function Sheet(props: { readonly sheet: Pad['sheets'][number] }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const queries = useQueryClient();
  const { sheet } = props;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState(m.padsVoidDefault);
  const [key] = useState(makeKey);
  const spoil = useMutation({
    mutationFn: () => voidPadSheet({ params: { number: sheet.number }, body: { reason }, seen: sheet.version, key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['pads'] }),
  });
  return (
    <li className="row-gap">
      <span className="number">{sheet.number}</span>
      <span>
        {m.padStates[sheet.status]}
        {sheet.endedAt ? ` ${dates.short(sheet.endedAt)}` : ''}
        {sheet.voidReason ? ` ${sheet.voidReason}` : ''}
      </span>
      {sheet.acts.includes('voidPadSheet') ? (
        <>
          <Link to="/register" search={{ pad: sheet.number }}>
            {m.padsEnter}
          </Link>
          {asking ? (
            <>
              <Input
                aria-label={m.padsVoidReason}
                style={{ width: 160 }}
                maxLength={100}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <Button size="small" danger loading={spoil.isPending} onClick={() => spoil.mutate()}>
                {m.padsVoid}
              </Button>
            </>
          ) : (
            <Button size="small" type="text" onClick={() => setAsking(true)}>
              {m.padsVoid}
            </Button>
          )}
        </>
      ) : null}
      {spoil.isError ? <TroubleNote error={spoil.error} /> : null}
    </li>
  );
}
