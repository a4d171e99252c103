import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { writeHours } from '../../../server/modules/intake/windows/hours.ts';
import { AdminActSheet, type OpenAct } from '../administration/admin-act.tsx';
import { AdminList } from '../administration/admin-list.tsx';
import { ExcelPanel } from '../administration/excel-panel.tsx';
import { messages as administrationMessages } from '../administration/messages.ts';
import { RecordDrawer } from '../administration/record-drawer.tsx';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { listWindowRecords, type WindowRecord } from './calls.ts';
import { useHallPicks } from './hall-picks.ts';
import { messages } from './messages.ts';

/** 窗口 of the centres, with Excel in and out. */
export function WindowsAdmin(): ReactNode {
  const a = useMessages(administrationMessages);
  const m = useMessages(messages).admin;
  const dates = useDates();
  const { language } = useLanguage();
  const [ended, setEnded] = useState(false);
  const [opened, setOpened] = useState<WindowRecord>();
  const [act, setAct] = useState<OpenAct>();
  const picks = useHallPicks();
  return (
    <>
      <h1 className="page-title">{a.pages.windows}</h1>
      <p className="quiet">{m.windowsText}</p>
      <ExcelPanel sheet="windows" />
      <AdminList<WindowRecord>
        name="windows"
        label={a.pages.windows}
        keyOf={(row) => row.id}
        filters={[ended]}
        fetch={({ q, after }, signal) =>
          listWindowRecords(
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
            <Button type="primary" onClick={() => setAct({ act: 'addWindow' })}>
              {a.acts.addWindow.title}
            </Button>
          </>
        }
        columns={[
          { head: m.centre, renderCell: (row) => row.centreName },
          { head: m.number, renderCell: (row) => row.number },
          { head: m.name, renderCell: (row) => row.name },
          { head: m.body, renderCell: (row) => `${row.bodyName} (${m.manners[row.manner]})`, fills: true },
          { head: m.hours, renderCell: (row) => writeHours(row.hours, language) || '—', fills: true },
          {
            head: m.places,
            renderCell: (row) => (row.places === 0 ? m.noPlaces : `${row.places} / ${m.minutes(row.slotMinutes)}`),
          },
        ]}
      />
      {opened ? (
        <RecordDrawer
          title={`${opened.number} ${opened.name}`}
          onClose={() => setOpened(undefined)}
          acts={opened.acts}
          onAct={(name) => {
            setAct({
              act: name,
              on: { id: opened.id, version: opened.version },
              begin: name === 'reviseWindow' ? { ...opened, hours: opened.hoursText } : {},
            });
            setOpened(undefined);
          }}
          facts={[
            [m.centre, opened.centreName],
            [m.body, opened.bodyName],
            [m.manner, m.manners[opened.manner]],
            [m.hours, writeHours(opened.hours, language)],
            [m.slot, m.minutes(opened.slotMinutes)],
            [m.places, opened.places],
            [a.validFrom, dates.date(opened.validFrom)],
            [a.ended, opened.validTo ? dates.date(opened.validTo) : null],
          ]}
        />
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
