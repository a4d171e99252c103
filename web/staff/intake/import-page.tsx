import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { checkMatterImport, type ImportItem, listMatterImports, mostBytes, templateHref } from './import-calls.ts';
import { messages } from './import-messages.ts';
import { every, ImportResult } from './import-result.tsx';

const place = getRouteApi('/frame/imports');

/** 批量导入: the template, the trial with every bad cell, the taking over, and what became of it. */
export function ImportPage(): ReactNode {
  const m = useMessages(messages);
  const { id } = place.useSearch();
  return (
    <>
      <h1 className="page-title">{m.title}</h1>
      <p className="quiet">{m.text}</p>
      <FileCard again={id !== undefined} />
      {id ? <ImportResult key={id} id={id} /> : null}
      <Recent />
    </>
  );
}

function FileCard(props: { readonly again: boolean }): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const navigate = place.useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const tried = useMutation({
    mutationFn: checkMatterImport,
    onSuccess: (reply) => {
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void navigate({ search: { id: reply.id } });
    },
  });
  function take(file: File | undefined): void {
    if (!file) return;
    setTooLarge(file.size > mostBytes);
    if (file.size <= mostBytes) tried.mutate(file);
  }
  return (
    <section className="card stack-small" aria-label={m.choose}>
      <div className="row-gap">
        <a href={templateHref}>{m.template}</a>
        <Button
          type={props.again ? 'default' : 'primary'}
          loading={tried.isPending}
          onClick={() => input.current?.click()}
        >
          {tried.isPending ? m.trying : props.again ? m.chooseAgain : m.choose}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          aria-label={m.choose}
          accept=".xlsx,.csv"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p className="quiet">{m.templateText}</p>
      {tooLarge ? (
        <p className="fault" role="alert">
          {m.tooLarge}
        </p>
      ) : null}
      {tried.isError ? <TroubleNote error={tried.error} /> : null}
    </section>
  );
}

/** 本单位最近的导入 */
function Recent(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const list = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => listMatterImports({}, { signal }),
    refetchInterval: (query) => (query.state.data?.items.some((one) => one.state === 'running') ? every : false),
  });
  return (
    <section className="stack-small">
      <div className="head-line">
        <h2>{m.recent}</h2>
        <span className="push">
          <ExcelButton path="/api/matter-imports/workbook" />
        </span>
      </div>
      {list.isPending ? <Loading rows={3} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.recentNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <RowsTable<ImportItem>
          cards
          label={m.recent}
          rows={list.data.items}
          keyOf={(row) => row.id}
          columns={[
            {
              head: m.file,
              fills: true,
              renderCell: (row) => (
                <Link to="/imports" search={{ id: row.id }}>
                  {row.fileName}
                </Link>
              ),
            },
            { head: m.when, renderCell: (row) => dates.dateTime(row.checkedAt) },
            { head: m.rows, renderCell: (row) => m.rowsUnit(row.rows) },
            { head: m.state, renderCell: (row) => <span className="chip">{m.states[row.state]}</span> },
            {
              head: m.result,
              renderCell: (row) =>
                row.startedAt
                  ? `${m.given} ${row.given} · ${m.refused} ${row.refused} · ${m.before} ${row.before}`
                  : '',
            },
          ]}
        />
      ) : null}
    </section>
  );
}
