// Pure. Decides what rows of an Excel sheet would do to the roster of mediators. A masked telephone means: leave it as it is.
import { type BadCell, rowReader, type SheetPlan, type SheetRow } from './sheet-faults.ts';

export const mediatorColumns = [
  { key: 'name', title: '姓名', width: 14 },
  { key: 'organisation', title: '调解委员会', hint: '调委会的名称', width: 34 },
  { key: 'username', title: '用户名', hint: '能登录的调解员填写', width: 18 },
  { key: 'fullTime', title: '专职兼职', choices: ['专职', '兼职'], width: 10 },
  { key: 'specialities', title: '擅长', hint: '用顿号分开,如 婚姻家庭、邻里', width: 28 },
  { key: 'since', title: '聘任日期', hint: '如 2026-11-22;不填为今天', width: 14 },
  { key: 'phone', title: '电话', hint: '遮盖的号码不改动原号', width: 16 },
] as const;

export interface KnownMediator {
  readonly id: number;
  readonly name: string;
  readonly organisationId: number;
  readonly officerId: number | null;
  readonly fullTime: boolean;
  readonly specialities: readonly string[];
  readonly since: string;
}

export interface MediatorsAround {
  readonly mediators: readonly KnownMediator[];
  /** Ids of the mediation committees that are there, by name. */
  readonly committees: ReadonlyMap<string, number>;
  /** Ids of officers by username. */
  readonly officers: ReadonlyMap<string, number>;
}

export interface MediatorStep extends Omit<KnownMediator, 'id'> {
  readonly id: number | undefined;
  /** Undefined: stays as it is. */
  readonly phone: string | undefined;
}

/** Reads every row to its end. Whoever has the same name in the same committee is the same person. */
export function planMediators(
  rows: readonly SheetRow[],
  around: MediatorsAround,
  today: string,
): SheetPlan<MediatorStep> {
  const bad: BadCell[] = [];
  const steps: MediatorStep[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const at of rows) {
    const read = rowReader(at, mediatorColumns, bad);
    const name = read.named('name', 40);
    const committee = read.text('organisation');
    const organisationId = around.committees.get(committee);
    if (organisationId === undefined)
      read.fault('organisation', committee ? 'organisation-no-committee' : 'cell-empty');
    const person = `${committee} ${name}`;
    if (seen.has(person)) read.fault('name', 'row-twice');
    seen.add(person);
    const username = read.text('username');
    const officerId = username === '' ? null : around.officers.get(username);
    if (officerId === undefined) read.fault('username', 'officer-unknown');
    const full = read.text('fullTime');
    if (full !== '' && full !== '专职' && full !== '兼职') read.fault('fullTime', 'cell-choice');
    const specialities = [
      ...new Set(
        read
          .text('specialities')
          .split(/[、,，;；\s]+/u)
          .filter((each) => each !== ''),
      ),
    ];
    if (specialities.length > 8 || specialities.some((each) => [...each].length > 20))
      read.fault('specialities', 'text-too-long');
    const since = read.day('since', today);
    const given = read.text('phone');
    const phone = given === '' || given.includes('*') ? undefined : given;
    if (phone !== undefined && !/^(1\d{10}|0\d{2,3}-?\d{7,8})$/u.test(phone)) read.fault('phone', 'phone-form');
    const there = around.mediators.find((each) => each.organisationId === organisationId && each.name === name);
    if (officerId && isTaken(around, organisationId, officerId, there?.id)) read.fault('username', 'mediator-there');
    if (!read.sound() || organisationId === undefined || officerId === undefined) continue;
    const step = {
      id: there?.id,
      name,
      organisationId,
      officerId,
      fullTime: full === '专职',
      specialities,
      since,
      phone,
    };
    if (there && phone === undefined && isSame(there, step)) unchanged += 1;
    else steps.push(step);
  }
  const added = steps.filter((step) => step.id === undefined).length;
  return { steps, added, changed: steps.length - added, unchanged, bad };
}

function isTaken(
  around: MediatorsAround,
  organisationId: number | undefined,
  officerId: number,
  own?: number,
): boolean {
  return around.mediators.some(
    (each) => each.id !== own && each.organisationId === organisationId && each.officerId === officerId,
  );
}

function isSame(there: KnownMediator, step: MediatorStep): boolean {
  return (
    there.officerId === step.officerId &&
    there.fullTime === step.fullTime &&
    there.since === step.since &&
    there.specialities.join('、') === step.specialities.join('、')
  );
}
