import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficerName, officers } from '../../../test/harness/small-county.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { fileMatter, walk } from '../../../test/harness/story.ts';
import { readWorkbook } from '../../platform/workbook.ts';
import { breachNotice } from './breach-notice.ts';

let t: TestHouse;
let number: string;
beforeAll(async () => {
  t = await testHouse();
  ({ number } = await fileMatter(t));
  await walk(t, { number, until: 'handling', holder: 20 });
});
afterAll(() => t.close());

const username = (name: OfficerName): string => `user${officers[name].officerId}`;
const ask = (as: OfficerName, whom: string, days = 30, what = '') =>
  t.send({ as, method: 'GET', url: `/api/admin/openings${what}?username=${whom}&days=${days}&cause=deviceLost` });

describe('a lost account (泄密排查)', () => {
  beforeAll(async () => {
    await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${number}` });
    const [party] = await t.look<{ id: string }>(`select id from matters.party where side = 'applicant' limit 1`);
    for (const field of ['phone', 'phone'])
      await t.send({
        as: 'xinhe',
        url: `/api/matters/${number}/parties/${party?.id}/reveal`,
        body: { field, reason: '联系当事人上门' },
      });
  });

  it('is told by matter and field, never with what stood there, its reason or a name of a party', async () => {
    for (const as of ['securityAdmin', 'auditAdmin'] as const) {
      const reply = await ask(as, username('xinhe'));
      expect(reply.statusCode, reply.body).toBe(200);
      const report = reply.json();
      expect(report).toMatchObject({
        officer: { username: username('xinhe'), suspended: false, openSessions: 1 },
        matters: 1,
        more: false,
      });
      expect(report.items).toContainEqual(expect.objectContaining({ number, opened: 'phone', times: 2 }));
      expect(report.items).toContainEqual(expect.objectContaining({ number, opened: 'getMatter' }));
      for (const word of ['周小满', '19900000001', '联系当事人', '楼上漏水']) expect(reply.body).not.toContain(word);
    }
  });

  it('gives the notice that the law asks for: kinds, cause, harm, measures, contact (个人信息保护法 57)', async () => {
    const { notice } = (await ask('securityAdmin', username('xinhe'))).json();
    for (const word of ['第五十七条', '电话号码', '遗失', '诈骗', '待办：停用该账号', '还有1个登录', '0199-6601235'])
      expect(notice.zh).toContain(word);
    for (const word of ['telephone number', 'lost', 'fraud', '0199-6601235']) expect(notice.en).toContain(word);
    expect(notice.zh).not.toContain('身份证号码');
  });

  it('is told as Excel too, and asking stands in the audit trail', async () => {
    const reply = await ask('auditAdmin', username('xinhe'), 30, '/workbook');
    expect(reply.statusCode).toBe(200);
    const columns = ['事项编号', '看了什么', '次数'].map((title) => ({ key: title, title }));
    const rows = await readWorkbook(reply.rawPayload, { name: '泄密排查', columns });
    expect(rows.map((row) => row.cells)).toContainEqual({ 事项编号: number, 看了什么: '完整的电话号码', 次数: '2' });
    const entries = await t.look<{ what: string }>(
      `select what from people.audit_entry where target = 'officer:${officers.xinhe.officerId}' order by sequence`,
    );
    expect(entries.map((entry) => entry.what)).toEqual([
      'reportOpenings',
      'reportOpenings',
      'reportOpenings',
      'exportOpenings',
    ]);
  });

  it('is empty for an account that opened nothing, unknown for none, and closed to everybody else, past the pages too', async () => {
    expect((await ask('auditAdmin', username('dongshan'))).json()).toMatchObject({ matters: 0, items: [] });
    expect((await ask('auditAdmin', 'nobody.here')).statusCode).toBe(404);
    for (const as of ['head', 'systemAdmin', 'xinhe', 'leader'] as const)
      expect((await ask(as, username('xinhe'))).statusCode, as).toBe(403);
    const client = await t.house.db.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('anhe.county', '1', true), set_config('anhe.principal', 'officer:${officers.head.officerId}', true)`,
      );
      const { rows } = await client.query(
        `select * from matters.opened_by(1, ${officers.xinhe.officerId}, '2020-01-01', '2030-01-01', 10)`,
      );
      expect(rows).toEqual([]);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });

  it('says that nothing was opened when nothing was, and what is done when it is', () => {
    const words = { zh: '安和县', en: 'Anhe County' };
    const { zh } = breachNotice({
      county: words,
      from: '2026-03-01',
      to: '2026-03-02',
      matters: 0,
      opened: [],
      cause: 'unknown',
      suspended: true,
      openSessions: 0,
      contact: { name: words, telephone: '1', address: words },
    });
    expect(zh).toContain('没有发现被查看的信息');
    expect(zh).toContain('该账号已经停用；该账号的登录已经全部退出');
    expect(zh).not.toContain('待办');
  });
});
