import { describe, expect, it } from 'vitest';
import { readHours, type OpenHours } from './hours.ts';
import { padTimeFault, sheetFault } from './pad-rules.ts';
import { materialLines, planServices } from './service-rows.ts';
import { endDayFault, endWindowFault, isCentre, serviceFault, windowFault } from './window-rules.ts';
import { planWindows } from './window-rows.ts';

const hours = readHours('周一至周五 09:00-12:00') as OpenHours[];
const around = {
  centres: new Map([['安和县综治中心', 1]]),
  bodies: new Map([
    ['安和县综治中心', 1],
    ['安和县司法局', 9],
  ]),
  windows: [
    {
      id: 1,
      centreId: 1,
      number: 1,
      name: '综合受理',
      bodyId: 1,
      manner: 'standing' as const,
      hours,
      slotMinutes: 30,
      places: 2,
    },
  ],
};
const row = (cells: Record<string, string>, at = 2) => ({
  row: at,
  cells: {
    centre: '安和县综治中心',
    number: '1',
    name: '综合受理',
    body: '安和县综治中心',
    manner: '常驻',
    hours: '周一至周五 09:00-12:00',
    slot: '30',
    places: '2',
    from: '',
    ...cells,
  },
});

describe('窗口 from Excel', () => {
  it('a row that says what is so changes nothing; a known number is revised; a new one is added from its day', () => {
    const plan = planWindows(
      [row({}), row({ number: '2', body: '安和县司法局', manner: '轮驻' }, 3)],
      around,
      '2026-03-02',
    );
    expect(plan).toMatchObject({ added: 1, changed: 0, unchanged: 1, bad: [] });
    expect(plan.steps[0]).toMatchObject({ id: undefined, number: 2, bodyId: 9, manner: 'rota', from: '2026-03-02' });
    expect(planWindows([row({ places: '3' })], around, '2026-03-02')).toMatchObject({ added: 0, changed: 1 });
  });

  it('tells every bad cell with row, column and reason', () => {
    const plan = planWindows(
      [
        row({ centre: '别的中心', body: '没有的单位', manner: '常住', hours: '随时', slot: '45', places: '10' }),
        row({ name: '' }, 3),
        row({}, 4),
      ],
      around,
      '2026-03-02',
    );
    expect(plan.steps).toEqual([]);
    expect(plan.bad.map((one) => [one.row, one.column, one.reason])).toEqual([
      [2, '中心', 'centre-unknown'],
      [2, '入驻单位', 'organisation-unknown'],
      [2, '入驻方式', 'window-manner'],
      [2, '开放时间', 'window-hours-form'],
      [2, '每段分钟', 'window-slot'],
      [2, '每段可约', 'cell-number'],
      [3, '名称', 'cell-empty'],
      [4, '窗口号', 'row-twice'],
    ]);
  });
});

const service = {
  centre: '安和县综治中心',
  code: 'A',
  name: '矛盾纠纷登记',
  what: '登记纠纷和诉求',
  materials: '1. 身份证\n2、合同、收据',
  takes: '当场',
  fee: '不收费',
  law: '',
  bookable: '是',
  windows: '1、2',
  from: '',
};
const windows = new Map([
  ['1/1', 11],
  ['1/2', 12],
]);

describe('办事指南 from Excel', () => {
  it('takes materials one a line, without the numbers in front, and windows by their numbers', () => {
    const plan = planServices(
      [{ row: 2, cells: service }],
      { centres: around.centres, windows, services: [] },
      '2026-03-02',
    );
    expect(plan.bad).toEqual([]);
    expect(plan.steps[0]).toMatchObject({ materials: ['身份证', '合同、收据'], windowIds: [11, 12], law: null });
  });

  it('tells every bad cell', () => {
    const cells = { ...service, code: 'a', bookable: '可以', windows: '1、9', materials: '字'.repeat(101) };
    const plan = planServices([{ row: 2, cells }], { centres: around.centres, windows, services: [] }, '2026-03-02');
    expect(plan.bad.map((one) => [one.column, one.reason])).toEqual([
      ['号码字母', 'service-code-form'],
      ['要带的材料', 'text-too-long'],
      ['可预约', 'cell-yes-no'],
      ['窗口号', 'window-unknown'],
    ]);
  });

  it('drops empty lines and marks of lists', () => {
    expect(materialLines('· 身份证\r\n\r\n- 委托书\n（二）证据')).toEqual(['身份证', '委托书', '（二）证据']);
  });
});

describe('rules of windows and services', () => {
  const standing = [
    { id: 11, centreId: 1, number: 1, ended: false },
    { id: 12, centreId: 1, number: 2, ended: true },
    { id: 21, centreId: 2, number: 1, ended: false },
  ];
  const services = [{ id: 1, centreId: 1, code: 'A', ended: false, windowIds: [11, 12] }];

  it('a number stands once in a centre; one that ended is free, and another centre has its own', () => {
    expect(windowFault({ centreId: 1, number: 1 }, standing)).toMatchObject({ code: 'window-number-taken' });
    expect(windowFault({ centreId: 1, number: 1 }, standing, 11)).toBeUndefined();
    expect(windowFault({ centreId: 1, number: 2 }, standing)).toBeUndefined();
  });

  it('a service is done at windows of its own centre that are there', () => {
    const stated = { centreId: 1, code: 'B', windowIds: [11] };
    expect(serviceFault(stated, { windows: standing, services })).toBeUndefined();
    for (const windowIds of [[12], [21], [99]])
      expect(serviceFault({ ...stated, windowIds }, { windows: standing, services })).toMatchObject({
        code: 'window-unknown',
      });
    expect(serviceFault({ ...stated, code: 'A' }, { windows: standing, services })).toMatchObject({
      code: 'service-code-taken',
    });
  });

  it('a window that a service needs alone does not end', () => {
    expect(endWindowFault(11, services, standing)).toMatchObject({ code: 'window-in-use' });
    expect(endWindowFault(21, services, standing)).toBeUndefined();
  });

  it('things end on their day or before, never ahead, never before they began', () => {
    expect(endDayFault('2026-03-03', '2026-01-01', '2026-03-02')).toMatchObject({ kind: 'too-early' });
    expect(endDayFault('2025-12-31', '2026-01-01', '2026-03-02')).toMatchObject({ kind: 'invalid' });
    expect(endDayFault('2026-03-02', '2026-01-01', '2026-03-02')).toBeUndefined();
  });

  it('only centres that are there have windows', () => {
    expect(isCentre({ kind: 'county_centre', ended: false })).toBe(true);
    expect(isCentre({ kind: 'township_centre', ended: true })).toBe(false);
    expect(isCentre({ kind: 'department', ended: false })).toBe(false);
  });
});

describe('预编号登记表', () => {
  const printed = new Date('2026-03-02T10:00:40+08:00');
  it('is entered with the hour written on it, which is not before the minute in which it was printed', () => {
    expect(padTimeFault(undefined, printed)).toMatchObject({ code: 'pad-time-needed' });
    expect(padTimeFault('2026-03-02T09:59:59+08:00', printed)).toMatchObject({ code: 'pad-before-issue' });
    expect(padTimeFault('2026-03-02T10:00:00+08:00', printed)).toBeUndefined();
  });

  it('is used once', () => {
    expect(sheetFault({ status: 'blank' })).toBeUndefined();
    expect(sheetFault({ status: 'entered' })).toMatchObject({ code: 'pad-sheet-used' });
    expect(sheetFault({ status: 'voided' })).toMatchObject({ code: 'pad-sheet-used' });
  });
});
