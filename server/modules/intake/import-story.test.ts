import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { unpack, zipParts } from '../../platform/sheets/zip.ts';
import { verifyMatters } from '../matters/index.ts';
import { importColumns } from './import/columns.ts';
import { importMattersJob } from './index.ts';

let t: TestHouse;
let worker: OpenedHouse;
beforeAll(async () => {
  t = await testHouse();
  worker = await workerHouse(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

type Cells = Partial<Record<(typeof importColumns)[number]['key'], ExcelJS.CellValue>>;
const sound: Cells = {
  bodyName: '安和县信访局',
  receivedOn: '2026-02-27',
  category: '02 邻里',
  areaCode: '990101101201',
  description: '楼上漏水三个月未修，请求调处。',
  peopleInvolved: 2,
  amount: '1200.50',
  applicant: '周小满',
  applicantPhone: '19900000001',
};
let references = 0;
const row = (more: Cells = {}): Cells => {
  references += 1;
  return { ...sound, reference: `XF-${references}`, ...more };
};

async function book(rows: readonly Cells[], change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('事项');
  sheet.addRow(importColumns.map((column) => (column.needed ? `${column.title}*` : column.title)));
  for (const one of rows) sheet.addRow(importColumns.map((column) => one[column.key] ?? null));
  change(sheet);
  return Buffer.from(await made.xlsx.writeBuffer());
}

function csv(rows: readonly Cells[]): string {
  const cell = (value: ExcelJS.CellValue | undefined): string =>
    `"${(typeof value === 'string' || typeof value === 'number' ? `${value}` : '').replaceAll('"', '""')}"`;
  return [
    importColumns.map((column) => column.title).join(','),
    ...rows.map((one) => importColumns.map((column) => cell(one[column.key])).join(',')),
  ].join('\r\n');
}

interface Told extends Record<string, unknown> {
  readonly faults: readonly Record<string, unknown>[];
  readonly results: readonly { readonly number: string | null }[];
}

async function tried(bytes: Buffer, name: string): Promise<Told> {
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/matter-imports',
    headers: {
      authorization: `Bearer ${await t.token('clerk')}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    payload: bytes,
  });
  return { status: reply.statusCode, ...reply.json<Told>() };
}

const start = (id: unknown, more: object = {}) =>
  t.send({
    as: 'clerk',
    url: `/api/matter-imports/${String(id)}/start`,
    body: { noticeVersion: t.house.profile.notice.version, ...more },
  });

function raise(why: string): never {
  throw new Error(why);
}

const work = (importId: unknown): Promise<unknown> =>
  importMattersJob({ importId }, { house: worker, at: t.clock.now(), attempt: 1 });

async function progress(id: unknown): Promise<Told> {
  return (await t.send({ as: 'clerk', method: 'GET', url: `/api/matter-imports/${String(id)}` })).json();
}

async function badRows(id: unknown): Promise<string[][]> {
  const url = `/api/matter-imports/${String(id)}/bad-rows`;
  const reply = await t.send({ as: 'clerk', method: 'GET', url });
  expect(reply.statusCode).toBe(200);
  const made = new ExcelJS.Workbook();
  await made.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
  const rows: string[][] = [];
  made.worksheets[0]?.eachRow((one, n) => {
    if (n > 1) rows.push((one.values as string[]).slice(1));
  });
  return rows;
}

describe('the template', () => {
  it('has lists to choose from, notes on every column and the codes, and its own head is read again', async () => {
    const reply = await t.send({ as: 'clerk', method: 'GET', url: '/api/matter-imports/template' });
    const made = new ExcelJS.Workbook();
    await made.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
    expect(made.worksheets.map((sheet) => sheet.name)).toEqual(['事项', '填写说明', '代码']);
    expect(made.worksheets[0]?.getCell('E2').dataValidation.type).toBe('list');
    expect(await tried(reply.rawPayload, '模板.xlsx')).toMatchObject({ status: 400, code: 'import-empty' });
  });
});

describe('a sound file', () => {
  it('is tried, taken over row by row, gives numbers, and names from whom each came', async () => {
    const uncounted = { peopleInvolved: null, respondent: '吴大江' };
    const rows = Array.from({ length: 60 }, (_, i) => row(i === 1 ? uncounted : {}));
    const check = await tried(await book(rows), '信访转来.xlsx');
    expect(check).toMatchObject({ status: 201, state: 'checked', rows: 60, bad: 0, faults: [] });
    expect((await start(check['id'])).json()).toMatchObject({ state: 'running' });
    expect((await start(check['id'])).json()).toMatchObject({ status: 409, code: 'import-started' });
    await work(check['id']);
    const done = await progress(check['id']);
    expect(done).toMatchObject({ state: 'done', given: 60, refused: 0, before: 0 });
    const number = done.results[0]?.number;
    const source = await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}/source` });
    expect(source.json()).toMatchObject({
      channel: 'import',
      source: { bodyName: '安和县信访局', reference: rows[0]?.reference, receivedOn: '2026-02-27' },
      firstReceiver: { name: '测试1' },
    });
    const [facts] = await t.look<{ people_involved: number; amount_fen: number }>(
      'select people_involved, amount_fen::int from matters.matter where number = $1',
      [number],
    );
    expect(facts).toEqual({ people_involved: 2, amount_fen: 120_050 });
    // Where nobody counted them, those who are named are as many as there are at least.
    const [named] = await t.look<{ people_involved: number }>(
      'select people_involved from matters.matter where number = $1',
      [done.results[1]?.number],
    );
    expect(named).toEqual({ people_involved: 2 });
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });

  it('goes on after the last row that is in when the job was killed, and twice at once is once', async () => {
    const rows = Array.from({ length: 80 }, () => row());
    const { id } = await tried(await book(rows), '转来.xlsx');
    await start(id);
    // The process dies in the second batch: what is in is in.
    let looks = 0;
    const dying = { ...worker, clock: { now: () => (++looks > 1 ? raise('killed') : t.clock.now()) } };
    const job = importMattersJob({ importId: id }, { house: dying, at: t.clock.now(), attempt: 1 });
    await expect(job).rejects.toThrow('killed');
    expect(await progress(id)).toMatchObject({ state: 'running', given: 50 });
    await Promise.all([work(id), work(id)]);
    expect(await progress(id)).toMatchObject({ state: 'done', given: 80, refused: 0 });
    const [{ n }] = (await t.look<{ n: number }>(
      `select count(*)::int as n from matters.source where reference = any($1)`,
      [rows.map((one) => one.reference)],
    )) as [{ n: number }];
    expect(n).toBe(80);
    // The same file handed in again: no second matter for any row.
    const again = await tried(await book(rows), '转来.xlsx');
    await start(again['id']);
    await work(again['id']);
    expect(await progress(again['id'])).toMatchObject({ given: 0, before: 80 });
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text, 'utf8')],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
  ])('as CSV in %s', async (_name, encode) => {
    const check = await tried(encode(csv([row({ description: '他说："不修",\n后来又说修' }), row()])), '转来.csv');
    expect(check).toMatchObject({ status: 201, rows: 2, bad: 0 });
  });

  it('as CSV in GB18030, as Chinese Excel saves it', async () => {
    // 来源单位,类别,地点,反映的情况,申请人 / 信访局,02,990101101201,漏水,周小满
    const bytes = Buffer.concat([
      Buffer.from('c0b4d4b4b5a5cebb2cc0e0b1f02cb5d8b5e32cb7b4d3b3b5c4c7e9bff62cc9eac7ebc8cb0d0a', 'hex'),
      Buffer.from('d0c5b7c3bed62c30322c3939303130313130313230312cc2a9cbae2cd6dcd0a1c2fa0d0a', 'hex'),
    ]);
    const check = await tried(bytes, '转来.csv');
    expect(check).toMatchObject({ status: 201, rows: 1, bad: 0 });
    await start(check['id']);
    await work(check['id']);
    const number = (await progress(check['id'])).results[0]?.number;
    const matter = await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` });
    expect(matter.json()).toMatchObject({ facts: { description: '漏水' } });
  });
});

describe('a file with bad rows', () => {
  it('lists every bad cell with row, column and reason; nothing is taken over unless they are left out', async () => {
    const check = await tried(
      await book([
        row(),
        row({ category: '77' }),
        row({ areaCode: '123456', occurredOn: '2027-01-01' }),
        row({ description: null }),
        row({ applicantPhone: '电话', amount: '很多', peopleInvolved: 'x' }),
        row({ reference: '990101199001010019' }),
        row({ applicantIdNumber: '990101199001010010' }),
        row({ reference: 'XF-same' }),
        row({ reference: 'xf-SAME' }),
      ]),
      '坏.xlsx',
    );
    expect(check).toMatchObject({ status: 201, rows: 9, bad: 7 });
    expect(check.faults.map((one) => [one['row'], one['column'], one['reason']])).toEqual([
      [3, '类别', 'category-unknown'],
      [4, '地点', 'area-unknown'],
      [4, '发生日期', 'date-in-future'],
      [5, '反映的情况', 'cell-empty'],
      [6, '涉及人数', 'people-form'],
      [6, '涉及金额（元）', 'amount-form'],
      [6, '申请人电话', 'phone-invalid'],
      [7, '来源编号', 'outside-number-personal'],
      [8, '申请人身份证号码', 'identity-number-invalid'],
      [10, '来源编号', 'row-twice'],
    ]);
    expect((await start(check['id'])).json()).toMatchObject({ status: 409, code: 'import-bad-rows' });
    const before = await badRows(check['id']);
    expect(before.map((one) => one.slice(0, 2))).toEqual([
      ['3', '类别：没有这个类别'],
      ['4', '地点：没有这个地点；发生日期：日期晚于今天'],
      ['5', '反映的情况：要填'],
      ['6', '涉及人数：写 1 到 100000 的整数；涉及金额（元）：写成数字，最多两位小数；申请人电话：电话号码不对'],
      ['7', '来源编号：像身份证号码或者手机号，不能当编号'],
      ['8', '申请人身份证号码：身份证号码不对'],
      ['10', '来源编号：和前面的一行重复'],
    ]);
    expect((await start(check['id'], { leaveOutBad: true })).statusCode).toBe(200);
    await work(check['id']);
    expect(await progress(check['id'])).toMatchObject({ state: 'done', given: 2, refused: 6, before: 1 });
    // What was there before is no bad row any more.
    expect((await badRows(check['id'])).map((one) => one[0])).toEqual(['3', '4', '5', '6', '7', '8']);
  });

  it('goes back as Excel, is mended there and taken over; a text like a formula stays text', async () => {
    const check = await tried(await book([row(), row({ category: '77', description: '=1+1 漏水' })]), '坏.xlsx');
    const url = `/api/matter-imports/${String(check['id'])}/bad-rows`;
    const reply = await t.send({ as: 'clerk', method: 'GET', url });
    const made = new ExcelJS.Workbook();
    await made.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
    const cell = (title: string): ExcelJS.Cell | undefined => {
      const heads = made.worksheets[0]?.getRow(1).values as string[];
      return made.worksheets[0]?.getRow(2).getCell(heads.indexOf(title));
    };
    expect(cell('反映的情况*')?.value).toBe("'=1+1 漏水");
    const category = cell('类别*');
    if (category) category.value = '邻里纠纷';
    const again = await tried(Buffer.from(await made.xlsx.writeBuffer()), '不对的行.xlsx');
    expect(again).toMatchObject({ status: 201, rows: 1, bad: 0 });
    await start(again['id']);
    await work(again['id']);
    expect(await progress(again['id'])).toMatchObject({ state: 'done', given: 1 });
    // After two days the file is gone, and so are its rows.
    await t.look(`update intake.matter_import set place = 'ffffffffffffffffffffffffffffffff' where id = $1`, [
      check['id'],
    ]);
    expect((await t.send({ as: 'clerk', method: 'GET', url })).json()).toMatchObject({ code: 'import-file-gone' });
    expect((await t.send({ as: 'hexiClerk', method: 'GET', url })).statusCode).toBe(404);
  });

  it('counts what it does not list', async () => {
    const check = await tried(await book(Array.from({ length: 250 }, () => row({ category: '77' }))), '坏.xlsx');
    expect(check).toMatchObject({ rows: 250, bad: 250 });
    expect(check.faults).toHaveLength(200);
  });

  it('is not there for another body, nor for whoever does not register', async () => {
    const { id } = await tried(await book([row()]), '=一.xlsx');
    const listed = await t.send({ as: 'clerk', method: 'GET', url: '/api/matter-imports' });
    const lines = await linesOf(await t.send({ as: 'clerk', method: 'GET', url: '/api/matter-imports/workbook' }));
    expect(lines.slice(1).map((line) => line[0]?.replace(/^'/u, ''))).toEqual(
      listed.json<{ items: { fileName: string }[] }>().items.map((one) => one.fileName),
    );
    expect(lines[1]?.[0]).toBe("'=一.xlsx");
    const none = await t.send({ as: 'hexiClerk', method: 'GET', url: '/api/matter-imports/workbook' });
    expect(await linesOf(none)).toHaveLength(1);
    const url = `/api/matter-imports/${String(id)}`;
    expect((await t.send({ as: 'hexiClerk', method: 'GET', url })).statusCode).toBe(404);
    expect((await t.send({ as: 'xinhe', method: 'GET', url })).statusCode).toBe(403);
  });
});

/** The same workbook with another text of its sheet. */
function rezipped(bytes: Buffer, change: (sheet: string) => string): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const part of zipParts(bytes)) {
    const whole = part.method === 0 ? part.packed : inflateRawSync(part.packed);
    const data = part.name.endsWith('worksheets/sheet1.xml') ? Buffer.from(change(whole.toString('utf8'))) : whole;
    const packed = deflateRawSync(data);
    const name = Buffer.from(part.name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('504b0304', 'hex'), head, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(Buffer.from('504b01021400', 'hex'), head, tail, name);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(zipParts(bytes).length, 8);
  end.writeUInt16LE(zipParts(bytes).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

describe('a file that lies', () => {
  it('formulas, days of 1900 and numbers that lost their digits are bad cells', async () => {
    const bytes = await book([
      row({ description: { formula: 'A1&B1', result: '漏水' } }),
      row({ receivedOn: 5 }),
      row({ applicantIdNumber: 990101199001010000 }),
      row({ receivedOn: 46_080 }),
    ]);
    const check = await tried(bytes, '谎.xlsx');
    expect(check.faults.map((one) => [one['row'], one['column'], one['reason']])).toEqual([
      [2, '反映的情况', 'cell-formula'],
      [3, '对方收到日期', 'date-1900'],
      [4, '申请人身份证号码', 'number-rounded'],
    ]);
  });

  it('merged cells, another sheet, macros, an old format, a lying name: each is told', async () => {
    const merged = await book([row(), row()], (sheet) => sheet.mergeCells('A2:A3'));
    expect(await tried(merged, '合并.xlsx')).toMatchObject({ status: 400, code: 'workbook-merged' });
    const other = new ExcelJS.Workbook();
    other.addWorksheet('工资表').addRow(['姓名', '金额']);
    const wrong = Buffer.from(await other.xlsx.writeBuffer());
    const told = await tried(wrong, '工资.xlsx');
    expect(told).toMatchObject({ status: 400, code: 'workbook-columns', sheet: '工资表' });
    expect(told['missing']).toContain('反映的情况');
    const good = await book([row()]);
    expect(await tried(good, '宏.xlsm')).toMatchObject({ status: 400, code: 'workbook-macros' });
    const withMacro = Buffer.from(good);
    const at = withMacro.lastIndexOf('xl/styles.xml');
    withMacro.write('xl/vbaProject', at, 'latin1');
    expect(await tried(withMacro, '宏.xlsx')).toMatchObject({ status: 400, code: 'workbook-macros' });
    expect(await tried(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧.xls')).toMatchObject({
      code: 'workbook-old-format',
    });
    expect(await tried(good, '其实是表.csv')).toMatchObject({ status: 400, code: 'file-type-mismatch' });
    expect(await tried(Buffer.from(csv([row()])), '其实是字.xlsx')).toMatchObject({ code: 'file-type-mismatch' });
    expect(await tried(good, '图片.png')).toMatchObject({ status: 400, code: 'file-type-mismatch' });
    expect(await tried(good.subarray(0, good.length - 40), '断.xlsx')).toMatchObject({ code: 'workbook-unreadable' });
    expect(await tried(Buffer.from([0x61, 0x81, 0x00, 0xff, 0xff]), '乱.csv')).toMatchObject({
      code: 'csv-unreadable',
    });
  });

  it('a sheet that breaks off between its rows is not taken over by half', async () => {
    const good = await book([row(), row(), row()]);
    expect(
      await tried(
        rezipped(good, (sheet) => sheet),
        '全.xlsx',
      ),
    ).toMatchObject({ rows: 3 });
    const broken = rezipped(good, (sheet) => sheet.slice(0, sheet.lastIndexOf('<row ')));
    expect(await tried(broken, '断.xlsx')).toMatchObject({ status: 400, code: 'workbook-unreadable' });
  });

  it('a million empty rows are passed over', async () => {
    const bytes = rezipped(await book([row()]), (sheet) =>
      sheet.replace(
        '</sheetData>',
        `${Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}"/>`).join('')}</sheetData>`,
      ),
    );
    expect(await tried(bytes, '空行.xlsx')).toMatchObject({ status: 201, rows: 1, bad: 0 });
  });

  it('a small file that swells beyond all measure is stopped before it is in memory', async () => {
    const bytes = rezipped(await book([row()]), (sheet) =>
      sheet.replace('</sheetData>', `${' '.repeat(50 * 1024 * 1024)}</sheetData>`),
    );
    expect(bytes.length).toBeLessThan(200_000);
    expect(await tried(bytes, '炸弹.xlsx')).toMatchObject({ status: 400, code: 'workbook-unreadable' });
    // All parts of a file share one allowance; here a small one.
    const [part] = zipParts(bytes).filter((one) => /sheet1/u.test(one.name));
    const allowance = { left: 5_000_000 };
    const all = async (): Promise<void> => {
      for await (const _ of unpack(part ?? raise('no sheet'), allowance));
    };
    await expect(all()).rejects.toMatchObject({ refusal: { kind: 'too-large', code: 'workbook-too-large' } });
    expect(allowance.left).toBeGreaterThan(-200_000);
  });

  it('entities that would swell are not resolved: a file that declares them is not read', async () => {
    const bytes = rezipped(await book([row()]), (sheet) =>
      sheet.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'),
    );
    expect(await tried(bytes, '实体.xlsx')).toMatchObject({ status: 400, code: 'workbook-unreadable' });
  });
});
