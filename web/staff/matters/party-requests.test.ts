import { expect, test } from 'vitest';
import { answeringAct, waitingRequests } from './party-requests.ts';

const asked = (id: string, partyId: string, at: string, answer: 'done' | null = null) =>
  ({ id, partyId, kind: 'erase', wanted: null, askedAt: at, answer }) as const;
const all = [
  asked('late', 'one', '2026-11-23T02:00:00Z'),
  asked('early', 'one', '2026-11-22T02:00:00Z'),
  asked('done', 'one', '2026-11-21T02:00:00Z', 'done'),
  asked('other', 'two', '2026-11-20T02:00:00Z'),
];

test('what a party asked for waits until it is answered, oldest first', () => {
  expect(waitingRequests(all, 'one').map((one) => one.id)).toEqual(['early', 'late']);
  expect(waitingRequests(all).map((one) => one.id)).toEqual(['other', 'early', 'late']);
  expect(answeringAct('correct')).toBe('correctParty');
});
