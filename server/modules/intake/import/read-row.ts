// Decides whether a row of an imported sheet can become a matter, and tells every bad cell with its column and reason.
// Nothing is guessed: a code that is not known, a date that is none, a number that lost its digits is the row's fault, told at once.
import { isIdentityNumber } from '../../../kernel/identity-number.ts';
import { isLocalDate } from '../../../kernel/local-date.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { textFault } from '../../../kernel/plain-text.ts';
import { isPersonal } from '../../matters/source.ts';
import { importColumns } from './columns.ts';

export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
}

export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly found: string;
}

/** What the county knows: codes by what may stand in a cell. */
export interface Known {
  /** Offered categories by code, each with its name; whether one is a complaint about a body. */
  readonly categories: ReadonlyMap<string, { readonly complaint: boolean; readonly name: string }>;
  readonly areas: { has(code: string): boolean };
  readonly today: string;
}

/** A sound row, as the desk would have typed it. */
export interface ReadMatter {
  readonly category: string;
  readonly areaCode: string;
  readonly description: string;
  readonly claims?: string;
  readonly placeDetail?: string;
  readonly occurredOn?: string;
  readonly peopleInvolved?: number;
  readonly amountFen?: number;
  readonly source: {
    readonly bodyName: string;
    readonly reference?: string;
    readonly receivedOn?: string;
    readonly answerBy?: string;
  };
  readonly applicant: ReadParty;
  readonly respondent?: ReadParty;
}

export interface ReadParty {
  readonly role: 'self' | 'organisation';
  readonly name?: string;
  readonly organisation?: string;
  readonly phone?: string;
  readonly idNumber?: string;
}

const titles = new Map(importColumns.map((column) => [column.key, column.title]));
const lengths: Readonly<Record<string, number>> = {
  bodyName: 100,
  reference: 60,
  placeDetail: 200,
  description: 5000,
  claims: 2000,
  applicant: 50,
  applicantOrganisation: 100,
  respondent: 50,
  respondentOrganisation: 100,
};
const lined: ReadonlySet<string> = new Set(['description', 'claims']);

/** @returns the matter, or the bad cells of the row */
export function readRow(
  given: SheetRow,
  known: Known,
): { readonly matter: ReadMatter } | { readonly bad: readonly BadCell[] } {
  const bad: BadCell[] = [];
  const cell = (key: string): string => given.cells[key] ?? '';
  const fault = (key: string, reason: string): void => {
    if (bad.some((one) => one.column === titles.get(key))) return;
    bad.push({ row: given.row, column: titles.get(key) ?? key, reason, found: [...cell(key)].slice(0, 40).join('') });
  };
  for (const [key, reason] of Object.entries(given.faults)) fault(key, reason);
  for (const column of importColumns)
    if (column.needed && cell(column.key) === '' && column.key !== 'applicant') fault(column.key, 'cell-empty');
  if (cell('applicant') === '' && cell('applicantOrganisation') === '') fault('applicant', 'cell-empty');
  for (const [key, most] of Object.entries(lengths)) {
    if ([...cell(key)].length > most) fault(key, 'text-too-long');
    const wrong = textFault(lined.has(key) ? cell(key).replaceAll(/[\r\n\t]/gu, '') : cell(key));
    if (wrong) fault(key, wrong);
  }
  // Other bodies know the name and not the code: the very name, whole, is as good.
  const category =
    /^\d{2}/u.exec(cell('category'))?.[0] ??
    [...known.categories].find(([, { name }]) => name === cell('category'))?.[0] ??
    '';
  const kind = known.categories.get(category);
  if (cell('category') !== '' && !kind) fault('category', 'category-unknown');
  if (kind?.complaint) fault('category', 'import-complaint');
  const areaCode = /^\d{6,20}/u.exec(cell('areaCode'))?.[0] ?? '';
  if (cell('areaCode') !== '' && !known.areas.has(areaCode)) fault('areaCode', 'area-unknown');
  for (const key of ['receivedOn', 'answerBy', 'occurredOn']) {
    const day = dayOf(cell(key));
    if (cell(key) === '') continue;
    if (day === undefined) fault(key, 'date-form');
    else if (key !== 'answerBy' && day > known.today) fault(key, 'date-in-future');
  }
  const [received, answer] = [dayOf(cell('receivedOn')), dayOf(cell('answerBy'))];
  if (received && answer && answer < received) fault('answerBy', 'answer-before-receipt');
  if (cell('reference') !== '' && isPersonal(cell('reference'))) fault('reference', 'outside-number-personal');
  const people = cell('peopleInvolved') === '' ? undefined : Number(cell('peopleInvolved'));
  if (people !== undefined && (!Number.isInteger(people) || people < 1 || people > 100_000))
    fault('peopleInvolved', 'people-form');
  const amount = cell('amount') === '' ? undefined : parseYuan(cell('amount'));
  if (amount === null || (amount ?? 0) > 1_000_000_000_000) fault('amount', 'amount-form');
  for (const key of ['applicantPhone', 'respondentPhone'])
    if (cell(key) !== '' && !/^\+?\d{5,15}$/u.test(phoneOf(cell(key)))) fault(key, 'phone-invalid');
  const id = cell('applicantIdNumber').toUpperCase();
  if (id !== '' && !isIdentityNumber(id)) fault('applicantIdNumber', 'identity-number-invalid');
  if (bad.length > 0) return { bad };
  return { matter: matterOf(cell, { category, areaCode, people, amount: amount ?? undefined }) };
}

function matterOf(
  cell: (key: string) => string,
  read: { category: string; areaCode: string; people: number | undefined; amount: number | undefined },
): ReadMatter {
  const text = <K extends string>(name: K, key: string, shape: (value: string) => string | undefined = (v) => v) => {
    const value = cell(key) === '' ? undefined : shape(cell(key));
    return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
  };
  const party = (side: 'applicant' | 'respondent'): ReadParty | undefined => {
    if (cell(side) === '' && cell(`${side}Organisation`) === '') return undefined;
    return {
      role: cell(`${side}Organisation`) === '' ? 'self' : 'organisation',
      ...text('name', side),
      ...text('organisation', `${side}Organisation`),
      ...text('phone', `${side}Phone`, phoneOf),
      ...(side === 'applicant' ? text('idNumber', 'applicantIdNumber', (v) => v.toUpperCase()) : {}),
    };
  };
  const respondent = party('respondent');
  return {
    category: read.category,
    areaCode: read.areaCode,
    description: cell('description').replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' '),
    ...text('claims', 'claims', (v) => v.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ')),
    ...text('placeDetail', 'placeDetail'),
    ...text('occurredOn', 'occurredOn', dayOf),
    ...(read.people === undefined ? {} : { peopleInvolved: read.people }),
    ...(read.amount === undefined ? {} : { amountFen: read.amount }),
    source: {
      bodyName: cell('bodyName'),
      ...text('reference', 'reference'),
      ...text('receivedOn', 'receivedOn', dayOf),
      ...text('answerBy', 'answerBy', dayOf),
    },
    applicant: party('applicant') as ReadParty,
    ...(respondent ? { respondent } : {}),
  };
}

function phoneOf(text: string): string {
  return text.replaceAll(/[\s-]/gu, '');
}

/** «2026-03-02», «2026/3/2», «2026.3.2», «2026年3月2日»; undefined when it is no day. */
export function dayOf(text: string): string | undefined {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim());
  if (!m) return undefined;
  const day = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`;
  return isLocalDate(day) ? day : undefined;
}
