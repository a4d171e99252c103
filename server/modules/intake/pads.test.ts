import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinary, passTimeTo, registerAt } from '../../../test/harness/story.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { isMatterNumber } from '../../kernel/matter-number.ts';
import { paperText } from '../../kernel/paper-text.ts';
import { padPaper } from './windows/pad-form.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

interface Pad {
  readonly id: string;
  readonly blank: number;
  readonly sheets: { number: string; status: string; version: number; voidReason: string | null }[];
}

async function issue(sheets: number): Promise<Pad> {
  const reply = await t.send({ as: 'clerk', url: '/api/pads', body: { sheets } });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

function enter(padNumber: string, doneAt?: string, as: 'clerk' | 'hexiClerk' = 'clerk') {
  return t.send({
    as,
    url: '/api/matters',
    body: {
      ...ordinary,
      noticeVersion: t.house.profile.notice.version,
      respondents: [{ role: 'self', name: '吴大江' }],
      padNumber,
      ...(doneAt ? { doneAt } : {}),
    },
  });
}

describe('预编号登记表 for a power cut', () => {
  it('reserves whole matter numbers that no other matter gets, also when two pads are issued at once', async () => {
    const [one, two] = await Promise.all([issue(5), issue(5)]);
    const filed = await registerAt(t, 'clerk');
    const numbers = [...one.sheets, ...two.sheets].map((sheet) => sheet.number);
    expect(new Set([...numbers, filed.number]).size).toBe(11);
    expect(numbers.every(isMatterNumber)).toBe(true);
  });

  it('the same press twice issues one pad', async () => {
    const send = () => t.send({ as: 'clerk', url: '/api/pads', key: 'one-pad-0000000001', body: { sheets: 2 } });
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.json()).toEqual(two.json());
  });

  it('prints a page a sheet, with number and code on the slip; the code stands nowhere else', async () => {
    const pad = await issue(2);
    const reply = await t.send({ as: 'clerk', method: 'GET', url: `/api/pads/${pad.id}/paper` });
    expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
    expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const rows = await t.look<{ code_sealed: Buffer }>('select code_sealed from intake.pad_sheet where pad_id = $1', [
      pad.id,
    ]);
    expect(rows.every((row) => row.code_sealed.length > 40)).toBe(true);
    const text = paperText(
      padPaper({
        organisation: '安和县综治中心',
        telephone: '0199-6601234',
        issuedOn: '2026-03-02',
        address: 'https://anhe.example/track',
        sheets: [
          { number: pad.sheets[0]?.number ?? '', lookupCode: 'ABCDE-FGHJK', qr: 'https://anhe.example/m#x' },
          { number: pad.sheets[1]?.number ?? '', lookupCode: 'LMNPQ-RSTUV', qr: 'https://anhe.example/m#y' },
        ],
      }),
    );
    for (const word of ['群众诉求登记表', '登记时间', '事情经过', '请求', 'ABCDE-FGHJK', 'LMNPQ-RSTUV'])
      expect(text).toContain(word);
  });

  it('a sheet is entered as an act of its true hour, under its number, and the code on the slip opens it', async () => {
    const pad = await issue(1);
    const number = pad.sheets[0]?.number ?? '';
    await passTimeTo(t, new Date('2026-03-03T11:00:00+08:00'));
    const reply = await enter(number, '2026-03-02T15:20:00+08:00');
    expect(reply.statusCode, reply.body).toBe(201);
    expect(reply.json()).toMatchObject({ number, receivedAt: '2026-03-02T07:20:00.000Z' });
    const { lookupCode } = reply.json<{ lookupCode: string }>();
    const track = await t.send({ url: '/api/resident/track', body: { number, lookupCode } });
    expect(track.statusCode, track.body).toBe(200);
    const [entry] = await t.look(
      `select h.done_at, h.recorded_at, h.late_reason from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1`,
      [number],
    );
    expect(entry).toEqual({
      done_at: new Date('2026-03-02T15:20:00+08:00'),
      recorded_at: new Date('2026-03-03T11:00:00+08:00'),
      late_reason: false,
    });
    const again = await enter(number, '2026-03-02T15:20:00+08:00');
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'pad-sheet-used']);
    // What was entered is printed no more.
    const print = await t.send({ as: 'clerk', method: 'GET', url: `/api/pads/${pad.id}/paper` });
    expect(print.json()).toMatchObject({ code: 'pad-used-up' });
  });

  it('entered later than two working days it is late with the reason «停电», without anybody writing it', async () => {
    const pad = await issue(1);
    const number = pad.sheets[0]?.number ?? '';
    await passTimeTo(t, new Date('2026-03-09T09:00:00+08:00'));
    const reply = await enter(number, '2026-03-03T15:00:00+08:00');
    expect(reply.statusCode, reply.body).toBe(201);
    const rows = await t.look(
      `select h.late_reason, n.body from matters.history h join matters.matter m on m.id = h.matter_id
       join matters.note n on n.matter_id = m.id and n.kind = 'lateReason' where m.number = $1`,
      [number],
    );
    expect(rows).toEqual([{ late_reason: true, body: '停电' }]);
    const list = await t.send({ as: 'coordinator', method: 'GET', url: '/api/matters/backdated' });
    expect(list.body).toContain(number);
  });

  it('two who enter the same sheet at once: one matter', async () => {
    const pad = await issue(1);
    const number = pad.sheets[0]?.number ?? '';
    await passTimeTo(t, new Date('2026-03-09T11:00:00+08:00'));
    const both = await Promise.all([
      enter(number, '2026-03-09T10:00:00+08:00'),
      enter(number, '2026-03-09T10:00:00+08:00'),
    ]);
    expect(both.map((reply) => reply.statusCode).sort((a, b) => a - b)).toEqual([201, 409]);
    expect(await t.look('select 1 from matters.matter where number = $1', [number])).toHaveLength(1);
  });

  it('needs the hour written on it, one after it was printed, and a sheet of the own body', async () => {
    const pad = await issue(1);
    const number = pad.sheets[0]?.number ?? '';
    expect((await enter(number)).json()).toMatchObject({ code: 'pad-time-needed' });
    expect((await enter(number, '2026-03-09T10:00:00+08:00')).json()).toMatchObject({ code: 'pad-before-issue' });
    expect((await enter(number, '2026-03-09T11:00:00+08:00', 'hexiClerk')).json()).toMatchObject({
      code: 'pad-sheet-unknown',
    });
    expect((await enter('990101-20260302-99999-9', '2026-03-09T11:00:00+08:00')).json()).toMatchObject({
      code: 'pad-sheet-unknown',
    });
    // Nothing of that used the sheet up.
    expect(await t.look('select status from intake.pad_sheet where number = $1', [number])).toEqual([
      { status: 'blank' },
    ]);
  });

  it('a spoiled sheet is voided with its reason, stays listed, and its number is never used', async () => {
    const pad = await issue(2);
    const [sheet] = pad.sheets;
    const url = `/api/pads/sheets/${sheet?.number}/void`;
    const voided = await t.send({ as: 'clerk', url, version: 1, body: { reason: '写坏了' } });
    expect(voided.json()).toMatchObject({ status: 'voided', voidReason: '写坏了', acts: [] });
    const stale = await t.send({ as: 'head', url, version: 1, body: { reason: '写坏了' } });
    expect(stale.json()).toMatchObject({ code: 'version-stale' });
    expect((await enter(sheet?.number ?? '', t.clock.now().toISOString())).json()).toMatchObject({
      code: 'pad-sheet-used',
    });
    const list = await t.send({ as: 'clerk', method: 'GET', url: '/api/pads?limit=1' });
    const page = list.json<{ items: Pad[]; next: string }>();
    expect(page.items[0]).toMatchObject({ id: pad.id, blank: 1, voided: 1, entered: 0 });
    const rest = await t.send({ as: 'clerk', method: 'GET', url: `/api/pads?limit=50&after=${page.next}` });
    expect(rest.json<{ items: Pad[] }>().items.some((one) => one.id === pad.id)).toBe(false);
    const other = await t.send({ as: 'hexiClerk', method: 'GET', url: '/api/pads' });
    expect(other.json()).toEqual({ items: [], next: null });

    const second = pad.sheets[1]?.number ?? '';
    const like = { as: 'clerk', url: `/api/pads/sheets/${second}/void`, version: 1, body: { reason: '=1+1' } } as const;
    expect((await t.send(like)).statusCode).toBe(200);
    const all = await t.send({ as: 'clerk', method: 'GET', url: '/api/pads?limit=50' });
    const lines = await linesOf(await t.send({ as: 'clerk', method: 'GET', url: '/api/pads/workbook' }));
    expect(lines.slice(1).map((line) => line[2])).toEqual(
      all.json<{ items: Pad[] }>().items.flatMap((one) => one.sheets.map((each) => each.number)),
    );
    expect(lines.find((line) => line[2] === second)?.slice(3, 6)).toEqual(['作废', expect.any(String), "'=1+1"]);
    const none = await linesOf(await t.send({ as: 'hexiClerk', method: 'GET', url: '/api/pads/workbook' }));
    expect(none).toHaveLength(1);
  });
});
