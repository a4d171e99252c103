import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { listServiceRecords, type ServiceRecord } from './calls.ts';
import { HallRecords } from './hall-records.tsx';
import { messages } from './messages.ts';

/** 办事指南 What the centres do. */
export function ServicesAdmin(): ReactNode {
  const m = useMessages(messages).admin;
  const shell = useMessages(shellMessages);
  const bookable = (row: ServiceRecord): string => (row.bookable ? shell.yes : shell.no);
  return (
    <HallRecords<ServiceRecord>
      of="services"
      text={m.servicesText}
      add="addService"
      revise="reviseService"
      begin={(row) => ({ ...row, materials: row.materialText, law: row.law ?? '' })}
      fetch={(query, signal) => listServiceRecords({ query }, { signal })}
      columns={[
        { head: m.code, renderCell: (row) => row.code },
        { head: m.name, renderCell: (row) => row.name, fills: true },
        { head: m.takes, renderCell: (row) => row.takes },
        { head: m.windows, renderCell: (row) => row.windows.map((one) => one.number).join(', ') },
        { head: m.bookable, renderCell: bookable },
      ]}
      titleOf={(row) => `${row.code} ${row.name}`}
      factsOf={(row) => [
        [m.what, row.what],
        [m.takes, row.takes],
        [m.fee, row.fee],
        [m.law, row.law],
        [m.bookable, bookable(row)],
        [m.windows, row.windows.map((one) => `${one.number} ${one.name}`).join(', ')],
      ]}
      renderMore={(row) => (
        <section>
          <h2>{m.materials}</h2>
          <ol>
            {row.materials.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
        </section>
      )}
    />
  );
}
