import { useMutation } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { BREACH_CAUSES, type BreachCause, CAUSE_WORDS } from '../../../server/modules/matters/breach-notice.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { reportOpenings } from './calls.ts';
import { messages } from './messages.ts';

/** 泄密排查: what an account opened, by matter and field, and the notice for those concerned. Asking stands in the audit trail. */
export function BreachPanel(): ReactNode {
  const m = useMessages(messages).breach;
  const dates = useDates();
  const { language } = useLanguage();
  const [username, setUsername] = useState('');
  const [days, setDays] = useState(30);
  const [cause, setCause] = useState<BreachCause>('unknown');
  const query = { username, days, cause };
  const ask = useMutation({ mutationFn: () => reportOpenings({ query }, { timeoutMs: 60_000 }) });
  const report = ask.data;
  const excel = `/api/admin/openings/workbook?${new URLSearchParams({ username, days: String(days), cause }).toString()}`;
  return (
    <details>
      <summary>{m.title}</summary>
      <div className="inset stack-small">
        <p className="quiet">{m.text}</p>
        <div className="row-gap">
          <Input
            aria-label={m.account}
            placeholder={m.account}
            style={{ width: 180 }}
            maxLength={32}
            value={username}
            onChange={(event) => setUsername(event.target.value.trim())}
          />
          <InputNumber<number>
            aria-label={m.days}
            addonAfter={m.days}
            min={1}
            max={366}
            value={days}
            onChange={(next) => setDays(next ?? 30)}
          />
          <Select<BreachCause>
            aria-label={m.cause}
            style={{ width: 260 }}
            value={cause}
            onChange={(next: BreachCause) => setCause(next)}
            options={BREACH_CAUSES.map((one) => ({ value: one, label: CAUSE_WORDS[one][language] }))}
          />
          <Button type="primary" disabled={username === ''} loading={ask.isPending} onClick={() => ask.mutate()}>
            {m.ask}
          </Button>
        </div>
        {ask.isError ? <TroubleNote error={ask.error} /> : null}
        {report ? (
          <>
            <p role="status">{m.found(report.officer.name, report.matters)}</p>
            {report.more ? <p className="note bad">{m.more}</p> : null}
            <table className="rows" aria-label={m.title}>
              <thead>
                <tr>
                  {[m.number, m.what, m.times, m.first, m.last].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {report.items.map((item) => (
                  <tr key={`${item.number} ${item.opened}`}>
                    <td>{item.number}</td>
                    <td>{item.what[language]}</td>
                    <td>{item.times}</td>
                    <td>{dates.dateTime(item.firstAt)}</td>
                    <td>{dates.dateTime(item.lastAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <a href={excel}>{m.excel}</a>
            <h2>{m.notice}</h2>
            <p className="quiet">{m.noticeText}</p>
            <Input.TextArea aria-label={m.notice} readOnly autoSize value={report.notice[language]} />
          </>
        ) : null}
      </div>
    </details>
  );
}
