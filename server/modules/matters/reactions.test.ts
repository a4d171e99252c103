import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { fileMatter } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { matterReactions } from './reactions.ts';
import { TIDINGS } from './tidings.ts';

let t: TestHouse;
let worker: Awaited<ReturnType<typeof workerHouse>>;
beforeAll(async () => {
  t = await testHouse();
  worker = await workerHouse(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

/** Tells of the registration; gives the channels by which parties are told. */
async function toldOf(more: object): Promise<string[]> {
  const { number } = await fileMatter(t, more);
  const [event] = await t.look<{ id: string }>(
    `select e.id from platform.event e join matters.matter m on m.id::text = e.subject where m.number = $1`,
    [number],
  );
  await matterReactions['matters.tell']?.(
    { countyId: 1, eventId: event?.id },
    { house: worker, at: t.clock.now(), attempt: 1 },
  );
  const rows = await t.look<{ channel: string }>(
    `select s.channel from platform.message s join matters.matter m on m.id = s.matter_id
     where m.number = $1 and s.template = 'matter.received' order by 1`,
    [number],
  );
  return rows.map((row) => row.channel);
}

describe('the words for what is told', () => {
  it('stand in the profile for every event, for whom they are meant, by page and telephone', () => {
    for (const [event, { parties, officers }] of Object.entries(TIDINGS)) {
      for (const [template, to] of [
        [parties, 'resident'],
        [officers, 'officer'],
      ] as const) {
        if (template === undefined) continue;
        const message = t.house.profile.messages.find((one) => one.event === template);
        expect(message?.to, `${event} ${template}`).toBe(to);
        if (to === 'resident') expect(message?.sms, `${event} ${template}`).toBeDefined();
      }
    }
  });
});

describe('what is sent to parties', () => {
  it('goes to the telephone as well as to the page', async () => {
    expect(await toldOf({})).toEqual(['inApp', 'sms']);
  });

  it('goes to the page alone where there are signs of danger, in a complaint too, and where short messages were declined', async () => {
    expect(await toldOf({ category: '01', dangerSigns: ['domesticViolence'] })).toEqual(['inApp']);
    expect(
      await toldOf({
        category: '71',
        complaintAbout: { organisationId: 25 },
        respondents: [],
        dangerSigns: ['threat'],
      }),
    ).toEqual(['inApp']);
    expect(await toldOf({ consents: [{ id: 'sms', given: false }] })).toEqual(['inApp']);
  });
});
