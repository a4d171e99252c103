import { expect, test } from 'vitest';
import { STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { road, roadOf } from './road.ts';

const at = '2026-11-23T02:00:00.000Z';

test('a withdrawn matter shows how far it came and that it was withdrawn, never the steps it did not go', () => {
  const marks = (stage: 'answered' | 'follow_up' | 'closed', reached: 'registered' | 'accepted' | 'handling') =>
    roadOf({ stage, withdrawn: { at, reached } });
  expect(marks('answered', 'registered')).toEqual({ marks: ['registered', 'withdrawn'], here: 1 });
  expect(marks('follow_up', 'accepted')).toEqual({ marks: ['registered', 'accepted', 'withdrawn'], here: 2 });
  expect(marks('closed', 'handling')).toEqual({
    marks: ['registered', 'accepted', 'assigned', 'handling', 'withdrawn', 'closed'],
    here: 5,
  });
});

test('one that was refused ends there; every other stage stands at its place on the whole road', () => {
  expect(roadOf({ stage: 'refused', withdrawn: null })).toEqual({ marks: ['registered', 'refused'], here: 1 });
  for (const stage of STAGES.filter((one) => one !== 'refused')) {
    const { marks, here } = roadOf({ stage, withdrawn: null });
    expect(marks).toEqual(road);
    expect(marks[here]).toBe(
      { correcting: 'registered', refusing: 'registered', objected: 'assigned', linked: 'handling' }[stage as string] ??
        stage,
    );
  }
});
