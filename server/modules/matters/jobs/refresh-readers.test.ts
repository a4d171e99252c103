import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../../test/harness/house.ts';
import { officers } from '../../../../test/harness/small-county.ts';
import { fileMatter } from '../../../../test/harness/story.ts';
import { openDatabase } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { readerListeners, readerReactions, refreshReadersByTime, refreshRestricted } from './refresh-readers.ts';
import { verifyMatters } from './verify.ts';

let t: TestHouse;
let worker: House;
let close: () => Promise<void>;

beforeAll(async () => {
  t = await testHouse();
  const db = openDatabase({ url: t.database.workerUrl, size: 2 });
  worker = { ...t.house, db };
  close = () => db.end();
});
afterAll(async () => {
  await close();
  await t.close();
});

describe('who sees a restricted matter when people change posts', () => {
  it('follows them: out goes who joins the body complained of, in comes who joins the centre, and verify finds nothing', async () => {
    const { number } = await fileMatter(t, {
      category: '71',
      complaintAbout: { organisationId: 25 },
      respondents: [],
    });
    const opens = async (as: 'clerk' | 'liulin' | 'checker') =>
      (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).statusCode;
    expect([await opens('clerk'), await opens('liulin'), await opens('checker')]).toEqual([200, 404, 200]);

    const assign = (officerId: number, organisationId: number) =>
      t.send({
        as: 'systemAdmin',
        url: '/api/admin/posts',
        body: { officerId, organisationId, from: '2026-03-02' },
      });
    expect((await assign(officers.clerk.officerId, 26)).statusCode).toBeLessThan(300);
    const assigned = await assign(officers.liulin.officerId, 1);
    expect(assigned.statusCode).toBeLessThan(300);
    const [post] = await t.look<{ id: number }>(
      'select id from people.post where officer_id = $1 and organisation_id = 1',
      [officers.liulin.officerId],
    );
    const granted = await t.send({
      as: 'securityAdmin',
      url: `/api/admin/posts/${post?.id}/roles`,
      version: assigned.json<{ version: number }>().version,
      body: { roles: ['coordinator'] },
    });
    expect(granted.statusCode, granted.body).toBeLessThan(300);
    const [told] = await t.look<{ id: string }>(
      `select id from platform.event where name = 'post.roles-granted' order by at desc, id desc limit 1`,
    );
    await t.house.keeper.refresh();
    await readerReactions['matters.readers']?.(
      { countyId: 1, eventId: told?.id },
      { house: worker, at: t.clock.now(), attempt: 1 },
    );
    expect([await opens('clerk'), await opens('liulin'), await opens('checker')]).toEqual([404, 200, 200]);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    expect(await refreshRestricted(worker)).toBe(0);
  });

  it('lets out, on the day that the post ends, whoever was known to leave for the body complained of', async () => {
    const { number } = await fileMatter(t, {
      category: '71',
      complaintAbout: { organisationId: 27 },
      respondents: [],
    });
    const opens = async () =>
      (await t.send({ as: 'checker', method: 'GET', url: `/api/matters/${number}` })).statusCode;
    const { postId } = officers.checker;
    const [post] = await t.look<{ version: number }>('select version from people.post where id = $1', [postId]);
    const ended = await t.send({
      as: 'systemAdmin',
      url: `/api/admin/posts/${postId}/end`,
      version: post?.version ?? 0,
      body: { on: '2026-03-05' },
    });
    expect(ended.statusCode, ended.body).toBeLessThan(300);
    await refreshReadersByTime.run(worker, t.clock.now());
    expect(await opens()).toBe(200);

    const rows = () =>
      t.look(
        `select 1 from matters.reader r join matters.matter m on m.id = r.matter_id where m.number = $1 and r.key = $2`,
        [number, `p${officers.checker.officerId}`],
      );
    expect(await rows()).toHaveLength(1);
    t.clock.set(new Date('2026-03-06T09:00:00+08:00'));
    await t.house.keeper.refresh();
    await refreshReadersByTime.run(worker, t.clock.now());
    expect(await rows()).toEqual([]);
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });

  it('is looked at whenever posts or bodies change', () => {
    for (const event of ['post.assigned', 'post.ended', 'post.roles-granted', 'organisation.ended', 'people.imported'])
      expect(readerListeners).toContainEqual([event, 'matters.readers']);
    expect(t.house.listeners.get('post.ended')).toContain('matters.readers');
  });
});
