// Pure. Decides what rows of an Excel sheet would do to the services of the centres (办事指南): enter, revise, nothing; and which cell is wrong.
import { textFault } from '../../../kernel/plain-text.ts';
import { type BadCell, rowReader, type SheetPlan, type SheetRow } from '../../people/sheet-faults.ts';
import { named } from './window-rows.ts';

const yes = '是';
const no = '否';

export const serviceColumns = [
  { key: 'centre', title: '中心', hint: '县或乡镇综治中心的名称', width: 30 },
  { key: 'code', title: '号码字母', hint: '一个大写字母,叫号时在号码前', width: 10 },
  { key: 'name', title: '名称', width: 24 },
  { key: 'what', title: '办什么', width: 44 },
  { key: 'materials', title: '要带的材料', hint: '一行一项,单元格内换行', width: 44 },
  { key: 'takes', title: '要多久', width: 24 },
  { key: 'fee', title: '收费', width: 14 },
  { key: 'law', title: '依据', width: 34 },
  { key: 'bookable', title: '可预约', choices: [yes, no], width: 8 },
  { key: 'windows', title: '窗口号', hint: '几个之间用顿号隔开', width: 12 },
  { key: 'from', title: '启用日期', hint: '如 2026-11-22;不填为今天', width: 14 },
] as const;

export interface KnownService {
  readonly id: number;
  readonly centreId: number;
  readonly code: string;
  readonly name: string;
  readonly what: string;
  readonly materials: readonly string[];
  readonly takes: string;
  readonly fee: string;
  readonly law: string | null;
  readonly bookable: boolean;
  readonly windowIds: readonly number[];
}

export interface ServiceStep extends Omit<KnownService, 'id'> {
  readonly id: number | undefined;
  readonly from: string;
}

export interface ServicesAround {
  readonly centres: ReadonlyMap<string, number>;
  /** Windows that are there, `centre/number` to id. */
  readonly windows: ReadonlyMap<string, number>;
  readonly services: readonly KnownService[];
}

/** Materials as typed, one a line; empty lines and numbering in front are dropped. */
export function materialLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.replace(/^\s*(?:\d{1,2}[.、．)）]|[-·•])\s*/u, '').trim())
    .filter(Boolean);
}

/** Reads every row to its end: all faults are told at once. */
export function planServices(rows: readonly SheetRow[], around: ServicesAround, today: string): SheetPlan<ServiceStep> {
  const bad: BadCell[] = [];
  const steps: ServiceStep[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const at of rows) {
    const read = rowReader(at, serviceColumns, bad);
    const centreId = named(read, 'centre', around.centres, 'centre-unknown');
    const code = read.text('code');
    if (!/^[A-Z]$/u.test(code)) read.fault('code', code ? 'service-code-form' : 'cell-empty');
    const key = `${centreId}/${code}`;
    if (seen.has(key)) read.fault('code', 'row-twice');
    seen.add(key);
    const name = read.named('name', 40);
    const what = read.named('what', 300);
    const materials = materialLines(read.text('materials'));
    const fault =
      materials.length > 20 || materials.some((line) => [...line].length > 100) ? 'text-too-long' : undefined;
    const wrong = fault ?? materials.map(textFault).find(Boolean);
    if (wrong) read.fault('materials', wrong);
    const takes = read.named('takes', 60);
    const fee = read.named('fee', 60);
    const law = read.text('law') === '' ? null : read.named('law', 120);
    const bookable = read.text('bookable');
    if (bookable !== yes && bookable !== no) read.fault('bookable', bookable ? 'cell-yes-no' : 'cell-empty');
    const windowIds = windowsOf(read.text('windows'), centreId, around.windows);
    if (!windowIds) read.fault('windows', read.text('windows') ? 'window-unknown' : 'cell-empty');
    const from = read.day('from', today);
    if (!read.sound() || !centreId || !windowIds) continue;
    const there = around.services.find((one) => one.centreId === centreId && one.code === code);
    const said = { centreId, code, name, what, materials, takes, fee, law, bookable: bookable === yes, windowIds };
    if (there && isSame(there, said)) unchanged += 1;
    else steps.push({ ...said, id: there?.id, from });
  }
  const added = steps.filter((step) => step.id === undefined).length;
  return { steps, added, changed: steps.length - added, unchanged, bad };
}

function windowsOf(
  text: string,
  centreId: number | undefined,
  windows: ReadonlyMap<string, number>,
): number[] | undefined {
  const ids = text
    .split(/[、,，;；\s]+/u)
    .filter(Boolean)
    .map((number) => windows.get(`${centreId}/${Number(number)}`));
  const known = ids.filter((id) => id !== undefined);
  return known.length > 0 && known.length === ids.length ? [...new Set(known)].sort((a, b) => a - b) : undefined;
}

function isSame(there: KnownService, said: Omit<KnownService, 'id'>): boolean {
  const parts = (one: Omit<KnownService, 'id'>): string =>
    JSON.stringify([one.name, one.what, one.materials, one.takes, one.fee, one.law, one.bookable, one.windowIds]);
  return parts(there) === parts(said);
}
