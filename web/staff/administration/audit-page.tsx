import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { factWords, targetWords } from './audit-words.ts';
import { AdminList } from './admin-list.tsx';
import { BreachPanel } from './breach-panel.tsx';
import { type AuditEntry, checkAudit, listAuditEntries } from './calls.ts';
import { messages } from './messages.ts';
import { RetentionPart } from './retention-part.tsx';

/** 审计日志: who did what, when, from where, with which outcome; the chain can be checked. */
export function AuditPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { language } = useLanguage();
  const [outcome, setOutcome] = useState<'done' | 'refused'>();
  const [what, setWhat] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const check = useMutation({ mutationFn: () => checkAudit({}, { timeoutMs: 120_000 }) });
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.auditTitle}</h1>
        <Button className="push" loading={check.isPending} onClick={() => check.mutate()}>
          {m.check}
        </Button>
      </div>
      <p className="quiet">{m.auditText}</p>
      <BreachPanel />
      {check.data ? (
        <p className={check.data.whole ? 'note good' : 'note bad'} role="status">
          {check.data.whole
            ? m.whole(check.data.entries, check.data.head.slice(0, 16))
            : m.broken(check.data.brokenAt ?? 0)}
        </p>
      ) : null}
      {check.isError ? <TroubleNote error={check.error} /> : null}
      <AdminList<AuditEntry>
        name="audit"
        label={m.auditTitle}
        keyOf={(row) => row.sequence}
        filters={[outcome, what, from, to]}
        searchable={false}
        fetch={({ after }, signal) =>
          listAuditEntries(
            {
              query: {
                limit: 50,
                ...(after ? { after } : {}),
                ...(outcome ? { outcome } : {}),
                ...(what ? { what } : {}),
                ...(from ? { from } : {}),
                ...(to ? { to } : {}),
              },
            },
            { signal },
          )
        }
        beside={
          <>
            <Input.Search
              aria-label={m.auditWhat}
              placeholder={m.auditWhat}
              allowClear
              style={{ width: 180 }}
              maxLength={60}
              onSearch={(text) => setWhat(text.trim())}
            />
            <Select<'done' | 'refused'>
              aria-label={m.auditOutcome}
              placeholder={m.auditOutcome}
              allowClear
              style={{ width: 120 }}
              value={outcome ?? null}
              onChange={(next: 'done' | 'refused' | undefined) => setOutcome(next)}
              options={(['done', 'refused'] as const).map((one) => ({ value: one, label: m.outcomes[one] }))}
            />
            <label className="row-gap">
              {m.from}
              <input
                type="date"
                className="native-field short"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </label>
            <label className="row-gap">
              {m.to}
              <input
                type="date"
                className="native-field short"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            </label>
            <ExcelButton
              path="/api/admin/audit/workbook"
              query={{ outcome, what: what || undefined, from: from || undefined, to: to || undefined }}
            />
          </>
        }
        columns={[
          { head: m.auditWhen, renderCell: (row) => dates.dateTime(row.at) },
          {
            head: m.auditWho,
            renderCell: (row) => (row.officer ? `${row.officer.name} ${row.officer.username}` : '—'),
          },
          { head: m.auditWhat, renderCell: (row) => <span title={row.what}>{row.words?.[language] ?? row.what}</span> },
          {
            head: m.auditOutcome,
            renderCell: (row) => (
              <span className={row.outcome === 'done' ? 'chip' : 'chip late'}>
                {m.outcomes[row.outcome]}
                {row.why ? ` ${row.why}` : ''}
              </span>
            ),
          },
          {
            head: m.auditTarget,
            renderCell: (row) =>
              row.target ? <span title={row.target}>{targetWords(row.target, language)}</span> : '—',
          },
          { head: m.auditAddress, renderCell: (row) => row.address },
          { head: m.auditFacts, fills: true, renderCell: (row) => <Facts entry={row} /> },
        ]}
      />
      <RetentionPart />
    </>
  );
}

function Facts(props: { readonly entry: AuditEntry }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const facts = Object.entries(props.entry.facts);
  return (
    <span className="quiet">
      {facts.map(([name, value]) => factWords(name, value, language)).join(language === 'zh' ? '；' : '; ')}{' '}
      <span title={props.entry.hash}>
        {m.auditHash} {props.entry.hash.slice(0, 8)}
      </span>
    </span>
  );
}
