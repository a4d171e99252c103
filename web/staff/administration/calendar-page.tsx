import { useQuery } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { AdminActSheet } from './admin-act.tsx';
import { listCalendar } from './calls.ts';
import { messages } from './messages.ts';

/** 工作日历: up to which year holidays are announced, the days of a year, its versions, and reading in a notice. */
export function CalendarPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { message } = App.useApp();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [importing, setImporting] = useState(false);
  const calendar = useQuery({
    queryKey: ['admin', 'calendar', year],
    queryFn: ({ signal }) => listCalendar({ query: { year } }, { signal }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.pages.calendar}</h1>
        <Button type="primary" className="push" onClick={() => setImporting(true)}>
          {m.acts.importHolidayNotice.title}
        </Button>
      </div>
      {calendar.isPending ? <Loading /> : null}
      {calendar.isError ? <TroubleNote error={calendar.error} retry={() => void calendar.refetch()} /> : null}
      {calendar.data ? (
        <>
          <p>{m.calendarVersion(calendar.data.version, calendar.data.lastAnnouncedYear)}</p>
          <p className="quiet">{m.calendarText}</p>
          <label className="row-gap">
            {m.calendarYear}
            <InputNumber<number>
              min={2004}
              max={2099}
              precision={0}
              value={year}
              onChange={(next) => {
                if (next !== null) setYear(next);
              }}
            />
          </label>
          <ul className="plain-list days">
            {calendar.data.days.map((day) => (
              <li key={day.date} className="row-gap">
                <span className={day.kind === 'holiday' ? 'chip good' : 'chip soon'}>
                  {day.kind === 'holiday' ? m.holiday : m.makeUp}
                </span>
                <span>{dates.date(day.date, true)}</span>
                <span className="quiet">{day.name}</span>
              </li>
            ))}
          </ul>
          {calendar.data.days.length === 0 ? <p className="quiet">{m.none}</p> : null}
          <h2>{m.versions}</h2>
          <div className="table-scroll">
            <table className="rows" aria-label={m.versions}>
              <thead>
                <tr>
                  <th scope="col">{m.versions}</th>
                  <th scope="col">{m.source}</th>
                  <th scope="col">{m.importedAt}</th>
                  <th scope="col">{m.calendarYear}</th>
                </tr>
              </thead>
              <tbody>
                {calendar.data.versions.map((version) => (
                  <tr key={version.version}>
                    <td>{version.version}</td>
                    <td className="wrap">{version.source}</td>
                    <td>{dates.dateTime(version.importedAt)}</td>
                    <td>{version.lastAnnouncedYear}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
      {importing ? (
        <AdminActSheet
          open={{
            act: 'importHolidayNotice',
            begin: { year: (calendar.data?.lastAnnouncedYear ?? year) + 1 },
          }}
          onClose={() => setImporting(false)}
          onDone={(reply) => void message.info(m.noticeImported((reply as { changed: string[] }).changed.length))}
        />
      ) : null}
    </>
  );
}
