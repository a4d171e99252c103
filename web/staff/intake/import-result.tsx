import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Progress } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { wordsOfCode } from '../../api/words.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { useSigns } from '../shell/signs.ts';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { getNotice } from './calls.ts';
import { getMatterImport, type Import, importMatters } from './import-calls.ts';
import { messages } from './import-messages.ts';
import { whyLeftOut } from './import-why.ts';

/** How often a running import is looked at, in milliseconds. */
export const every = 1500;

/** One import: what the trial found, the word to begin, how far it is, and what became of each row. */
export function ImportResult(props: { readonly id: string }): ReactNode {
  const m = useMessages(messages);
  const one = useQuery({
    queryKey: ['imports', props.id],
    queryFn: ({ signal }) => getMatterImport({ params: { id: props.id }, query: { limit: 1 } }, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? every : false),
  });
  if (one.isPending) return <Loading rows={4} />;
  if (one.isError && !one.data) return <TroubleNote error={one.error} retry={() => void one.refetch()} />;
  const { data } = one;
  return (
    <section className="card stack" aria-label={data.fileName}>
      <div className="head-line">
        <h2>{data.fileName}</h2>
        <span className="chip">{m.states[data.state]}</span>
        <span className="push quiet">{m.tried(data.rows)}</span>
      </div>
      {data.state === 'checked' ? <Tried found={data} /> : <Course found={data} />}
    </section>
  );
}

function Tried(props: { readonly found: Import }): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const { found } = props;
  const sound = found.rows - found.bad;
  const [told, setTold] = useState(false);
  const [key] = useState(makeKey);
  const notice = useQuery({
    queryKey: ['notice'],
    queryFn: ({ signal }) => getNotice({ query: {} }, { signal }),
    staleTime: 300_000,
  });
  const start = useMutation({
    mutationFn: (noticeVersion: string) =>
      importMatters({
        params: { id: found.id },
        body: { noticeVersion, ...(found.bad > 0 ? { leaveOutBad: true } : {}) },
        key,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
    onError: () => void notice.refetch(),
  });
  return (
    <>
      <p role="status" className={found.bad > 0 ? 'note soon' : 'note good'}>
        {found.bad > 0 ? m.bad(found.bad) : m.sound}
      </p>
      {found.bad > 0 ? <Faults found={found} /> : null}
      {sound > 0 ? (
        <div className="stack-small">
          <Checkbox checked={told} onChange={(event) => setTold(event.target.checked)}>
            {m.told}
          </Checkbox>
          <div>
            <Button
              type="primary"
              disabled={!told || !notice.data}
              loading={start.isPending}
              onClick={() => notice.data && start.mutate(notice.data.version)}
            >
              {found.bad > 0 ? m.startWithout(found.bad, sound) : m.start(sound)}
            </Button>
          </div>
          {start.isError ? <TroubleNote error={start.error} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** Every bad cell by row, column and reason. */
function Faults(props: { readonly found: Import }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const { id, faults, bad } = props.found;
  return (
    <>
      <BadRows id={id} />
      <RowsTable
        label={m.faults}
        rows={faults}
        keyOf={(one) => `${one.row}-${one.column}`}
        columns={[
          { head: m.row, renderCell: (one) => one.row },
          { head: m.column, renderCell: (one) => one.column },
          { head: m.wrong, renderCell: (one) => wordsOfCode(one.reason, language) },
          { head: m.found, renderCell: (one) => one.found, fills: true },
        ]}
      />
      {faults.length < bad || faults.length >= 200 ? <p className="quiet">{m.faultsCut(faults.length)}</p> : null}
    </>
  );
}

function BadRows(props: { readonly id: string }): ReactNode {
  const m = useMessages(messages);
  return (
    <div className="row-gap">
      <ExcelButton path={`/api/matter-imports/${props.id}/bad-rows`} words={m.badExcel} />
      <span className="quiet">{m.badExcelText}</span>
    </div>
  );
}

function Course(props: { readonly found: Import }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const { found } = props;
  const past = found.given + found.refused + found.before;
  return (
    <>
      {found.state === 'running' ? (
        <div role="status">
          <p>{m.running}</p>
          <Progress
            aria-label={m.progress}
            percent={Math.floor((past / Math.max(found.rows, 1)) * 100)}
            format={() => `${past} / ${found.rows}`}
          />
        </div>
      ) : (
        <p role="status" className={found.state === 'done' ? 'note good' : 'note bad'}>
          {found.state === 'done' ? m.done : m.failed}
          {found.failure ? ` ${wordsOfCode(found.failure, language)}` : ''}
        </p>
      )}
      <dl className="facts">
        {(['given', 'refused', 'before'] as const).map((name) => (
          <Fragment key={name}>
            <dt>{m[name]}</dt>
            <dd>{m.rowsUnit(found[name])}</dd>
          </Fragment>
        ))}
      </dl>
      {found.state !== 'running' && found.refused > 0 ? <BadRows id={found.id} /> : null}
      {found.state === 'running' ? null : <Results id={found.id} faults={found.faults} />}
    </>
  );
}

/** Row by row the number that it was given, or why not: by column, as far as the list of faults goes. */
function Results(props: { readonly id: string; readonly faults: Import['faults'] }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const signs = useSigns();
  const list = useInfiniteQuery({
    queryKey: ['imports', props.id, 'results'],
    queryFn: ({ pageParam, signal }) =>
      getMatterImport({ params: { id: props.id }, query: { after: pageParam, limit: 100 } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.results) ?? [];
  if (list.isPending) return <Loading rows={4} />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <>
      <RowsTable
        label={m.results}
        rows={rows}
        keyOf={(one) => one.row}
        columns={[
          { head: m.row, renderCell: (one) => one.row },
          {
            head: m.result,
            fills: true,
            renderCell: (one) => (
              <>
                {one.number ? (
                  <Link to="/matters/$number" params={{ number: one.number }}>
                    {one.number}
                  </Link>
                ) : null}{' '}
                {whyLeftOut(one, props.faults, { word: (code) => wordsOfCode(code, language), colon: signs.colon })}
              </>
            ),
          },
        ]}
      />
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </>
  );
}
