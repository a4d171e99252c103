import type { ReactNode } from 'react';
import { writeHours } from '../../../server/modules/intake/windows/hours.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { listWindowRecords, type WindowRecord } from './calls.ts';
import { HallRecords } from './hall-records.tsx';
import { messages } from './messages.ts';

/** 窗口 of the centres. */
export function WindowsAdmin(): ReactNode {
  const m = useMessages(messages).admin;
  const { language } = useLanguage();
  return (
    <HallRecords<WindowRecord>
      of="windows"
      text={m.windowsText}
      add="addWindow"
      revise="reviseWindow"
      begin={(row) => ({ ...row, hours: row.hoursText })}
      fetch={(query, signal) => listWindowRecords({ query }, { signal })}
      columns={[
        { head: m.number, renderCell: (row) => row.number },
        { head: m.name, renderCell: (row) => row.name },
        { head: m.body, renderCell: (row) => `${row.bodyName} (${m.manners[row.manner]})`, fills: true },
        { head: m.hours, renderCell: (row) => writeHours(row.hours, language) || '—', fills: true },
        {
          head: m.places,
          renderCell: (row) => (row.places === 0 ? m.noPlaces : `${row.places} / ${m.minutes(row.slotMinutes)}`),
        },
      ]}
      titleOf={(row) => `${row.number} ${row.name}`}
      factsOf={(row) => [
        [m.body, row.bodyName],
        [m.manner, m.manners[row.manner]],
        [m.hours, writeHours(row.hours, language)],
        [m.slot, m.minutes(row.slotMinutes)],
        [m.places, row.places],
      ]}
    />
  );
}
