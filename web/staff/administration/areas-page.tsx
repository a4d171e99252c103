import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { areaLevels } from '../../../server/modules/places/area.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { getArea, listAreaRecords } from './calls.ts';
import { ExcelPanel } from './excel-panel.tsx';
import { messages } from './messages.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { useAreaPicks, useFixedPicks } from './use-picks.ts';

type AreaRow = Awaited<ReturnType<typeof listAreaRecords>>['items'][number];
type Level = AreaRow['level'];

/** 区域: with validity dates, former names, merging, Excel in and out. */
export function AreasPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const [level, setLevel] = useState<Level | undefined>('township');
  const [ended, setEnded] = useState(false);
  const [opened, setOpened] = useState<number>();
  const [act, setAct] = useState<OpenAct>();
  const picks = { ...useFixedPicks(), areas: useAreaPicks() };
  return (
    <>
      <h1 className="page-title">{m.pages.areas}</h1>
      <ExcelPanel sheet="areas" />
      <AdminList<AreaRow>
        name="areas"
        label={m.pages.areas}
        keyOf={(row) => row.id}
        filters={[level, ended]}
        fetch={({ q, after }, signal) =>
          listAreaRecords(
            {
              query: {
                limit: 100,
                ...(q ? { q } : {}),
                ...(after ? { after } : {}),
                ...(level ? { level } : {}),
                ...(ended ? { ended: 'true' } : {}),
              },
            },
            { signal },
          )
        }
        onOpen={(row) => setOpened(row.id)}
        beside={
          <>
            <Select<Level>
              aria-label={m.level}
              placeholder={m.level}
              allowClear
              style={{ width: 140 }}
              value={level ?? null}
              onChange={(next: Level | undefined) => setLevel(next)}
              options={areaLevels.map((one) => ({ value: one, label: m.levels[one] }))}
            />
            <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
              {m.showEnded}
            </Checkbox>
            <Button type="primary" onClick={() => setAct({ act: 'addArea' })}>
              {m.acts.addArea.title}
            </Button>
          </>
        }
        columns={[
          { head: m.code, renderCell: (row) => <span className="number">{row.code}</span> },
          { head: m.name, renderCell: (row) => row.name },
          { head: m.kind, renderCell: (row) => row.kind },
          { head: m.parent, renderCell: (row) => row.parentCode ?? '—' },
          {
            head: m.status,
            renderCell: (row) => (
              <>
                {m.validFrom} {dates.date(row.validFrom)}
                {row.validTo ? (
                  <>
                    {' '}
                    <span className="chip soon">
                      {m.ended} {dates.date(row.validTo)}
                    </span>
                  </>
                ) : null}
                {row.mergedInto ? ` ${m.mergedInto(row.mergedInto.name)}` : ''}
              </>
            ),
          },
        ]}
      />
      {opened === undefined ? null : <AreaDrawer id={opened} onClose={() => setOpened(undefined)} onAct={setAct} />}
      <AdminActSheet open={act} picks={picks} onClose={() => setAct(undefined)} />
    </>
  );
}

function AreaDrawer(props: {
  readonly id: number;
  readonly onClose: () => void;
  readonly onAct: (act: OpenAct) => void;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const dates = useDates();
  const record = useQuery({
    queryKey: ['admin', 'area', props.id],
    queryFn: ({ signal }) => getArea({ params: { id: props.id } }, { signal }),
  });
  const area = record.data;
  if (!area) return null;
  return (
    <RecordDrawer
      title={area.name}
      onClose={props.onClose}
      acts={area.acts}
      onAct={(act) =>
        props.onAct({
          act,
          on: { id: area.id, version: area.version },
          begin: act === 'renameArea' ? { name: area.name, code: area.code, kind: area.kind } : {},
        })
      }
      facts={[
        [m.code, area.code],
        [m.kind, area.kind],
        [m.level, m.levels[area.level]],
        [m.parent, area.parentCode],
        [m.validFrom, dates.date(area.validFrom)],
        [m.ended, area.validTo ? dates.date(area.validTo) : null],
        [m.successor, area.mergedInto ? m.mergedInto(area.mergedInto.name) : null],
      ]}
    >
      {area.namings.length > 0 ? (
        <section>
          <h2>{m.namings}</h2>
          <ul className="plain-list">
            {area.namings.map((one) => (
              <li key={one.from}>
                {m.validFrom} {dates.date(one.from)}
                {signs.colon}
                {one.name} <span className="quiet">{one.code}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </RecordDrawer>
  );
}
