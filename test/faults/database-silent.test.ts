import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearRefusal, countWork } from '../bad-input/clear-answer.ts';
import type { TestRequest } from '../harness/house.ts';
import { fileMatter, ordinary, versionOf, walk } from '../harness/story.ts';
import { type HouseOnALine, houseOnALine } from './house-on-a-line.ts';

let h: HouseOnALine;
beforeAll(async () => {
  h = await houseOnALine({ answerWithin: 400 });
});
afterAll(() => h.close());

describe('the database silent while its lines stand', () => {
  it('is told with 503 to whoever asks or acts within the time that was set, nothing is done, and the house is well again by itself', async () => {
    const { number } = await fileMatter(h.sound);
    await walk(h.sound, { number, until: 'handling', holder: 20 });
    const version = await versionOf(h.sound, number);
    const requests: TestRequest[] = [
      { as: 'clerk', method: 'GET', url: '/api/matters' },
      { as: 'xinhe', method: 'GET', url: `/api/matters/${number}` },
      { as: 'xinhe', url: `/api/matters/${number}/progress`, version, body: { text: '已到现场' } },
      { url: '/api/resident/matters', body: { ...ordinary, noticeVersion: h.house.profile.notice.version } },
    ];
    // Lines are open and officers known before the silence falls.
    for (const { as } of requests) if (as) await h.send({ as, method: 'GET', url: `/api/matters/${number}` });
    const before = await countWork(h.sound);
    h.line.silence();
    // More of them than there are lines: who waits for a line is told as well.
    const replies = await Promise.all([...requests, ...requests].map((request) => h.send(request)));
    for (const reply of replies)
      expect(clearRefusal(reply, 'silent')).toMatchObject({ status: 503, code: 'database-gone' });
    expect((await h.app.inject('/healthz')).statusCode).toBe(200);
    expect(await countWork(h.sound)).toEqual(before);
    h.line.mend();
    const after = [];
    for (const request of requests) after.push((await h.send(request)).statusCode);
    expect(after).toEqual([200, 200, 200, 201]);
  });
});
