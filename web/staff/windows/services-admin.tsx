import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { AdminActSheet, type OpenAct } from '../administration/admin-act.tsx';
import { AdminList } from '../administration/admin-list.tsx';
import { ExcelPanel } from '../administration/excel-panel.tsx';
import { messages as administrationMessages } from '../administration/messages.ts';
import { RecordDrawer } from '../administration/record-drawer.tsx';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { listServiceRecords, type ServiceRecord } from './calls.ts';
import { useHallPicks } from './hall-picks.ts';
import { messages } from './messages.ts';

/** 办事指南 What the centres do, with Excel in and out. */
export function ServicesAdmin(): ReactNode {
  const a = useMessages(administrationMessages);
  const m = useMessages(messages).admin;
  const shell = useMessages(shellMessages);
  const dates = useDates();
  const [ended, setEnded] = useState(false);
  const [opened, setOpened] = useState<ServiceRecord>();
  const [act, setAct] = useState<OpenAct>();
  const picks = useHallPicks();
  return (
    <>
      <h1 className="page-title">{a.pages.services}</h1>
      <p className="quiet">{m.servicesText}</p>
      <ExcelPanel sheet="services" />
      <AdminList<ServiceRecord>
        name="services"
        label={a.pages.services}
        keyOf={(row) => row.id}
        filters={[ended]}
        fetch={({ q, after }, signal) =>
          listServiceRecords(
            {
              query: {
                limit: 100,
                ...(q ? { q } : {}),
                ...(after ? { after } : {}),
                ...(ended ? { ended: 'true' } : {}),
              },
            },
            { signal },
          )
        }
        onOpen={setOpened}
        beside={
          <>
            <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
              {a.showEnded}
            </Checkbox>
            <Button type="primary" onClick={() => setAct({ act: 'addService' })}>
              {a.acts.addService.title}
            </Button>
          </>
        }
        columns={[
          { head: m.centre, renderCell: (row) => row.centreName },
          { head: m.code, renderCell: (row) => row.code },
          { head: m.name, renderCell: (row) => row.name, fills: true },
          { head: m.takes, renderCell: (row) => row.takes },
          { head: m.windows, renderCell: (row) => row.windows.map((one) => one.number).join(', ') },
          { head: m.bookable, renderCell: (row) => (row.bookable ? shell.yes : shell.no) },
        ]}
      />
      {opened ? (
        <RecordDrawer
          title={`${opened.code} ${opened.name}`}
          onClose={() => setOpened(undefined)}
          acts={opened.acts}
          onAct={(name) => {
            setAct({
              act: name,
              on: { id: opened.id, version: opened.version },
              begin:
                name === 'reviseService' ? { ...opened, materials: opened.materialText, law: opened.law ?? '' } : {},
            });
            setOpened(undefined);
          }}
          facts={[
            [m.centre, opened.centreName],
            [m.what, opened.what],
            [m.takes, opened.takes],
            [m.fee, opened.fee],
            [m.law, opened.law],
            [m.bookable, opened.bookable ? shell.yes : shell.no],
            [m.windows, opened.windows.map((one) => `${one.number} ${one.name}`).join(', ')],
            [a.validFrom, dates.date(opened.validFrom)],
            [a.ended, opened.validTo ? dates.date(opened.validTo) : null],
          ]}
        >
          <section>
            <h2>{m.materials}</h2>
            <ol>
              {opened.materials.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ol>
          </section>
        </RecordDrawer>
      ) : null}
      {act ? (
        <AdminActSheet
          key={`${act.act}-${act.on?.id ?? ''}`}
          open={act}
          picks={picks}
          onClose={() => setAct(undefined)}
        />
      ) : null}
    </>
  );
}
