// Pure. Decides how a bad cell of an Excel sheet is told: row as Excel counts, head of the column, reason, what stood there.
import { isLocalDate } from '../../kernel/local-date.ts';
import { textFault } from '../../kernel/plain-text.ts';

export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly found: string;
}

/** What a sheet would do. Nothing is taken over while `bad` is not empty. */
export interface SheetPlan<Step> {
  readonly steps: readonly Step[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: readonly BadCell[];
}

export interface RowReader {
  text(key: string): string;
  /** A text that must be there, of at most so many characters. */
  named(key: string, most: number): string;
  /** A date; today when the cell is empty. */
  day(key: string, today: string): string;
  fault(key: string, reason: string): void;
  /** No fault in this row so far. */
  sound(): boolean;
}

export interface ColumnHead {
  readonly key: string;
  readonly title: string;
}

/** Reads one row and collects its faults into `bad`. */
export function rowReader({ row, cells }: SheetRow, columns: readonly ColumnHead[], bad: BadCell[]): RowReader {
  const before = bad.length;
  const text = (key: string): string => cells[key] ?? '';
  const fault = (key: string, reason: string): void => {
    const column = columns.find((each) => each.key === key)?.title ?? key;
    bad.push({ row, column, reason, found: [...text(key)].slice(0, 40).join('') });
  };
  return {
    text,
    fault,
    sound: () => bad.length === before,
    named(key, most) {
      const value = text(key);
      const reason = value === '' ? 'cell-empty' : [...value].length > most ? 'text-too-long' : textFault(value);
      if (reason) fault(key, reason);
      return value;
    },
    day(key, today) {
      const value = text(key) || today;
      if (!isLocalDate(value)) fault(key, 'date-form');
      return value;
    },
  };
}
