// Pure. Decides what rows of an Excel sheet would do to the windows: enter, revise, nothing; and which cell is wrong.
import { isRefusal } from '../../../kernel/refusal.ts';
import { type BadCell, rowReader, type SheetPlan, type SheetRow } from '../../people/sheet-faults.ts';
import { type OpenHours, readHours, writeHours } from './hours.ts';
import { manners, type Manner, mannerNames, slotLengths } from './manner.ts';

export const windowColumns = [
  { key: 'centre', title: '中心', hint: '县或乡镇综治中心的名称', width: 30 },
  { key: 'number', title: '窗口号', width: 8 },
  { key: 'name', title: '名称', width: 20 },
  { key: 'body', title: '入驻单位', width: 30 },
  { key: 'manner', title: '入驻方式', choices: manners.map((manner) => mannerNames[manner].zh), width: 10 },
  {
    key: 'hours',
    title: '开放时间',
    hint: '如「周一至周五 09:00-12:00、13:30-17:00;周六 09:00-12:00」;随驻可不填',
    width: 44,
  },
  { key: 'slot', title: '每段分钟', choices: slotLengths.map(String), width: 10 },
  { key: 'places', title: '每段可约', hint: '0 至 9;0 为不接受预约', width: 10 },
  { key: 'from', title: '启用日期', hint: '如 2026-11-22;不填为今天', width: 14 },
] as const;

export interface KnownWindow {
  readonly id: number;
  readonly centreId: number;
  readonly number: number;
  readonly name: string;
  readonly bodyId: number;
  readonly manner: Manner;
  readonly hours: readonly OpenHours[];
  readonly slotMinutes: number;
  readonly places: number;
}

export interface WindowStep extends Omit<KnownWindow, 'id'> {
  /** Undefined: a new window. */
  readonly id: number | undefined;
  readonly from: string;
}

export interface WindowsAround {
  /** Centres and bodies that are there, by name. */
  readonly centres: ReadonlyMap<string, number>;
  readonly bodies: ReadonlyMap<string, number>;
  /** Windows that are there. */
  readonly windows: readonly KnownWindow[];
}

const mannerOf = new Map<string, Manner>(manners.map((manner) => [mannerNames[manner].zh, manner]));

/** Reads every row to its end: all faults are told at once. */
export function planWindows(rows: readonly SheetRow[], around: WindowsAround, today: string): SheetPlan<WindowStep> {
  const bad: BadCell[] = [];
  const steps: WindowStep[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const at of rows) {
    const read = rowReader(at, windowColumns, bad);
    const centreId = named(read, 'centre', around.centres, 'centre-unknown');
    const bodyId = named(read, 'body', around.bodies, 'organisation-unknown');
    const number = whole(read, 'number', 1, 99);
    const name = read.named('name', 40);
    const manner = mannerOf.get(read.text('manner'));
    if (!manner) read.fault('manner', read.text('manner') ? 'window-manner' : 'cell-empty');
    const hours = readHours(read.text('hours'));
    if (isRefusal(hours)) read.fault('hours', hours.code);
    const slotMinutes = slotLengths.find((length) => String(length) === read.text('slot'));
    if (!slotMinutes) read.fault('slot', read.text('slot') ? 'window-slot' : 'cell-empty');
    const places = whole(read, 'places', 0, 9);
    const from = read.day('from', today);
    const key = `${centreId}/${number}`;
    if (seen.has(key)) read.fault('number', 'row-twice');
    seen.add(key);
    if (!read.sound() || !centreId || !bodyId || !manner || isRefusal(hours) || !slotMinutes) continue;
    const there = around.windows.find((one) => one.centreId === centreId && one.number === number);
    const step = { id: there?.id, centreId, number, name, bodyId, manner, hours, slotMinutes, places, from };
    if (there && isSame(there, step)) unchanged += 1;
    else steps.push(step);
  }
  const added = steps.filter((step) => step.id === undefined).length;
  return { steps, added, changed: steps.length - added, unchanged, bad };
}

function isSame(there: KnownWindow, step: WindowStep): boolean {
  return (
    there.name === step.name &&
    there.bodyId === step.bodyId &&
    there.manner === step.manner &&
    writeHours(there.hours) === writeHours(step.hours) &&
    there.slotMinutes === step.slotMinutes &&
    there.places === step.places
  );
}

type Reader = ReturnType<typeof rowReader>;

/** The id behind a name in a cell. */
export function named(
  read: Reader,
  key: string,
  ids: ReadonlyMap<string, number>,
  unknown: string,
): number | undefined {
  const id = ids.get(read.text(key));
  if (id === undefined) read.fault(key, read.text(key) ? unknown : 'cell-empty');
  return id;
}

function whole(read: Reader, key: string, least: number, most: number): number {
  const text = read.text(key);
  const value = Number(text);
  if (text === '') read.fault(key, 'cell-empty');
  else if (!Number.isInteger(value) || value < least || value > most) read.fault(key, 'cell-number');
  return value;
}
