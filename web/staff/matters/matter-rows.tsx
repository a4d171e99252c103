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
import { chosenAfterKey, rowAfterKey, turned } from './list-keys.ts';
import { messages as listMessages } from './list-messages.ts';
import { messages } from './messages.ts';

/** Rows that are chosen for an act on several, at most so many. */
interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly most: number;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Matters as rows: arrows or j and k move, Enter opens, the first letter of an act opens its sheet; space chooses where several can be chosen. */
export function MatterRows(props: {
  readonly rows: readonly MatterRow[];
  readonly label: string;
  readonly selection?: Selection;
}): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const list = useMessages(listMessages);
  const { rows, selection } = props;
  const now = Math.min(at, rows.length - 1);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[now];
    if (selection && event.target instanceof HTMLTableRowElement) {
      const numbers = rows.map((one) => one.number);
      const chosen = chosenAfterKey(event, now, numbers, selection.chosen, selection.most);
      if (chosen) {
        event.preventDefault();
        selection.onChange(chosen);
      }
      if (event.key === ' ') return;
    }
    const key = event.shiftKey ? event.key.replace(/^[JK]$/u, (letter) => letter.toLowerCase()) : event.key;
    const next = rowAfterKey(key, now, rows.length);
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
            {selection ? (
              <th scope="col" className="no-print">
                <span className="only-read">{list.chooseColumn}</span>
              </th>
            ) : null}
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
            <Row
              key={row.number}
              row={row}
              chosen={i === now}
              onFocus={() => setAt(i)}
              {...(selection
                ? {
                    taken: selection.chosen.has(row.number),
                    onTurn: () => selection.onChange(turned(selection.chosen, row.number, selection.most)),
                  }
                : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly row: MatterRow;
  readonly chosen: boolean;
  readonly onFocus: () => void;
  /** Taken for an act on several; not given where none can be. */
  readonly taken?: boolean;
  readonly onTurn?: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const list = useMessages(listMessages);
  const categoryName = useCategoryName();
  const { row, taken, onTurn } = props;
  return (
    <tr tabIndex={props.chosen ? 0 : -1} onFocus={props.onFocus} aria-selected={taken}>
      {onTurn ? (
        <td className="no-print">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={taken ?? false}
            aria-label={list.choose(row.number)}
            onChange={onTurn}
          />
        </td>
      ) : null}
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
        {row.waits
          .filter((wait) => wait !== row.stage)
          .map((wait) => (
            <span key={wait} className="chip">
              {list.waits[wait]}
            </span>
          ))}
      </td>
      <td title={row.dueAt ? m.clockDue(dates.dateTime(row.dueAt)) : undefined}>
        {row.stage === 'closed' ? null : <RemainingChip remaining={row.remaining} />}
        {row.overdue && row.dueAt && row.stage !== 'closed' ? (
          <>
            {' '}
            <span className="quiet">{m.clockDue(dates.short(row.dueAt))}</span>
          </>
        ) : null}
      </td>
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
