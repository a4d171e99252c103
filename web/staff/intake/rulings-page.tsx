import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { ExcelButton, PrintButton } from '../matters/list-out.tsx';
import { useCategoryName } from '../office/office.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { adoptRuling, endRuling, listRulings, type Ruling } from './calls.ts';
import { messages } from './messages.ts';

/** 裁定沿用: what was ruled on competence, and which rulings triage follows. */
export function RulingsPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const categoryName = useCategoryName();
  const list = useQuery({ queryKey: ['rulings'], queryFn: ({ signal }) => listRulings({}, { signal }) });
  return (
    <>
      <h1 className="page-title">{m.rulings}</h1>
      <p className="quiet">{m.rulingsText}</p>
      {list.data && list.data.items.length > 0 ? (
        <div className="row-gap no-print">
          <ExcelButton path="/api/rulings/workbook" />
          <PrintButton />
        </div>
      ) : null}
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.rulingsNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <RowsTable
          cards
          label={m.rulings}
          rows={list.data.items}
          keyOf={(row) => row.id}
          columns={[
            { head: m.rulingCategory, renderCell: (row) => categoryName(row.category) },
            { head: m.rulingPlace, renderCell: (row) => row.township ?? m.rulingWholeCounty },
            { head: m.rulingBody, renderCell: (row) => <strong>{row.organisation}</strong> },
            { head: m.rulingBasis, renderCell: (row) => row.legalBasis, fills: true },
            {
              head: m.rulingFrom,
              renderCell: (row) => (
                <Link to="/matters/$number" params={{ number: row.fromNumber }} search={{ tab: 'handOffs' }}>
                  {dates.date(row.ruledAt)}
                </Link>
              ),
            },
            { head: m.rulingState, renderCell: (row) => <Turn ruling={row} /> },
          ]}
        />
      ) : null}
    </>
  );
}

/** Adopted or not, and the button that turns it; ending asks first. */
function Turn(props: { readonly ruling: Ruling }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const queries = useQueryClient();
  const { ruling } = props;
  const inForce = ruling.adoptedAt !== null && ruling.endedAt === null;
  const [key, setKey] = useState(makeKey);
  const turn = useMutation({
    mutationFn: () => (inForce ? endRuling : adoptRuling)({ params: { id: ruling.id }, body: {}, key }),
    onSettled: () => {
      setKey(makeKey());
      void queries.invalidateQueries({ queryKey: ['rulings'] });
    },
  });
  return (
    <div className="row-gap">
      {inForce ? <span className="chip">{m.rulingSince(dates.date(ruling.adoptedAt ?? ''))}</span> : null}
      {inForce ? (
        <Popconfirm title={m.rulingEndSure} onConfirm={() => turn.mutate()}>
          <Button size="small" loading={turn.isPending}>
            {m.rulingEnd}
          </Button>
        </Popconfirm>
      ) : (
        <Button size="small" type="primary" ghost loading={turn.isPending} onClick={() => turn.mutate()}>
          {m.rulingAdopt}
        </Button>
      )}
      {turn.isError ? <TroubleNote error={turn.error} /> : null}
    </div>
  );
}
