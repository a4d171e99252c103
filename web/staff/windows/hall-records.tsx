import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Values } from '../acts/sheet-spec.ts';
import { AdminActSheet, type OpenAct } from '../administration/admin-act.tsx';
import { AdminList } from '../administration/admin-list.tsx';
import type { AdminAct } from '../administration/admin-sheets.ts';
import { ExcelPanel } from '../administration/excel-panel.tsx';
import { messages as administrationMessages } from '../administration/messages.ts';
import { RecordDrawer } from '../administration/record-drawer.tsx';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import type { Column } from '../shell/rows-table.tsx';
import { useHallPicks } from './hall-picks.ts';
import { messages } from './messages.ts';

interface HallRecord {
  readonly id: number;
  readonly version: number;
  readonly centreName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly acts: readonly string[];
}

interface Wanted {
  readonly limit: number;
  readonly q?: string;
  readonly after?: string;
  readonly ended?: 'true';
}

/** What stands in the halls of the centres, windows or services: a list with Excel in and out, a drawer for each, sheets to add and revise. */
export function HallRecords<Row extends HallRecord>(props: {
  readonly of: 'windows' | 'services';
  readonly text: string;
  readonly add: AdminAct;
  readonly revise: AdminAct;
  /** What the sheet of revising begins with. */
  readonly begin: (row: Row) => Values;
  readonly fetch: (
    query: Wanted,
    signal: AbortSignal,
  ) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>;
  readonly columns: readonly Column<Row>[];
  readonly titleOf: (row: Row) => string;
  readonly factsOf: (row: Row) => readonly (readonly [string, ReactNode])[];
  readonly renderMore?: (row: Row) => ReactNode;
}): ReactNode {
  const a = useMessages(administrationMessages);
  const m = useMessages(messages).admin;
  const dates = useDates();
  const [ended, setEnded] = useState(false);
  const [opened, setOpened] = useState<Row>();
  const [act, setAct] = useState<OpenAct>();
  const picks = useHallPicks();
  return (
    <>
      <h1 className="page-title">{a.pages[props.of]}</h1>
      <p className="quiet">{props.text}</p>
      <ExcelPanel sheet={props.of} />
      <AdminList<Row>
        name={props.of}
        label={a.pages[props.of]}
        keyOf={(row) => row.id}
        filters={[ended]}
        fetch={({ q, after }, signal) =>
          props.fetch(
            { limit: 100, ...(q ? { q } : {}), ...(after ? { after } : {}), ...(ended ? { ended: 'true' } : {}) },
            signal,
          )
        }
        onOpen={setOpened}
        beside={
          <>
            <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
              {a.showEnded}
            </Checkbox>
            <Button type="primary" onClick={() => setAct({ act: props.add })}>
              {a.acts[props.add].title}
            </Button>
          </>
        }
        columns={[{ head: m.centre, renderCell: (row) => row.centreName }, ...props.columns]}
      />
      {opened ? (
        <RecordDrawer
          title={props.titleOf(opened)}
          onClose={() => setOpened(undefined)}
          acts={opened.acts}
          onAct={(name) => {
            const on = { id: opened.id, version: opened.version };
            setAct({ act: name, on, begin: name === props.revise ? props.begin(opened) : {} });
            setOpened(undefined);
          }}
          facts={[
            [m.centre, opened.centreName],
            ...props.factsOf(opened),
            [a.validFrom, dates.date(opened.validFrom)],
            [a.ended, opened.validTo ? dates.date(opened.validTo) : null],
          ]}
        >
          {props.renderMore?.(opened)}
        </RecordDrawer>
      ) : null}
      <AdminActSheet open={act} picks={picks} onClose={() => setAct(undefined)} />
    </>
  );
}
