import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { actsPossible } from '../../../server/modules/matters/lifecycle.ts';
import { useCategoryName } from '../office/office.ts';
import { useDates } from '../shell/dates.ts';
import { Icon } from '../shell/icons.tsx';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { actOfKey } from './act-keys.ts';
import type { MatterRow } from './calls.ts';
import { RemainingChip, StageChip } from './chips.tsx';
import { rowAfterKey } from './list-keys.ts';
import { messages } from './messages.ts';

/** Matters as rows: arrow keys move, Enter opens, the first letter of an act opens its sheet. */
export function MatterRows(props: { readonly rows: readonly MatterRow[]; readonly label: string }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows } = props;
  const now = Math.min(at, rows.length - 1);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[now];
    const next = rowAfterKey(event.key, now, rows.length);
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
      const line = body.current?.rows[next];
      line?.focus();
      line?.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (!row) return;
    if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) {
      void navigate({ to: '/matters/$number', params: { number: row.number } });
      return;
    }
    const act = actOfKey(event.key, actsPossible(row.stage), language);
    if (act) {
      event.preventDefault();
      void navigate({ to: '/matters/$number', params: { number: row.number }, search: { act } });
    }
  }

  return (
    <div className="table-scroll">
      <table className="rows cards" aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{m.number}</th>
            <th scope="col">{m.titleColumn}</th>
            <th scope="col">{m.category}</th>
            <th scope="col">{m.place}</th>
            <th scope="col">{m.stage}</th>
            <th scope="col">{m.clock}</th>
            <th scope="col">{m.holder}</th>
            <th scope="col">{m.registeredAt}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={press}>
          {rows.map((row, i) => (
            <Row key={row.number} row={row} chosen={i === now} onFocus={() => setAt(i)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { readonly row: MatterRow; readonly chosen: boolean; readonly onFocus: () => void }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const categoryName = useCategoryName();
  const { row } = props;
  return (
    <tr tabIndex={props.chosen ? 0 : -1} onFocus={props.onFocus}>
      <td className="number">
        <Link to="/matters/$number" params={{ number: row.number }} tabIndex={-1}>
          {row.number}
        </Link>
      </td>
      <td className="fills" title={row.title ?? undefined}>
        {row.restricted ? (
          <span className="chip soon">
            <Icon name="lock" /> {m.restricted}
          </span>
        ) : null}
        {row.urgency && row.urgency !== 'normal' ? <span className="chip late">{m.urgencies[row.urgency]}</span> : null}{' '}
        {row.title ?? <span className="quiet">{m.ringOneTitle}</span>}
      </td>
      <td>{categoryName(row.category)}</td>
      <td className="clip" title={placeOf(row)}>
        {placeOf(row)}
      </td>
      <td>
        <StageChip stage={row.stage} outcome={row.outcome} />
      </td>
      <td>{row.stage === 'closed' ? null : <RemainingChip remaining={row.remaining} />}</td>
      <td className="clip" title={row.holderName ?? undefined}>
        {row.holderName ?? '—'}
      </td>
      <td title={dates.dateTime(row.registeredAt)}>{dates.short(row.registeredAt)}</td>
    </tr>
  );
}

/** 城关街道·新河社区 */
export function placeOf(row: { readonly townshipName: string | null; readonly areaName: string }): string {
  return row.townshipName && row.townshipName !== row.areaName ? `${row.townshipName}·${row.areaName}` : row.areaName;
}
