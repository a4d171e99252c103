import { expect, test } from 'vitest';
import { dropDraft, isBegun, keepDraft, keptDraft, keptForMs, newDraft, type Drawer } from './draft-store.ts';

function drawer(): Drawer & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

const now = Date.UTC(2026, 10, 23);

test('what was typed comes back after a reload, with the same key', () => {
  const place = drawer();
  const draft = {
    ...newDraft(now),
    description: '楼上漏水',
    others: [{ kind: 'person' as const, name: '李某', phone: '' }],
  };
  keepDraft(place, draft);
  expect(keptDraft(place, now + 1000)).toEqual(draft);
});

test('after a day it is gone from the phone', () => {
  const place = drawer();
  keepDraft(place, newDraft(now));
  expect(keptDraft(place, now + keptForMs)).toBeUndefined();
  expect(place.held.size).toBe(0);
});

test('after it was sent, or cleared, nothing is left', () => {
  const place = drawer();
  keepDraft(place, newDraft(now));
  dropDraft(place);
  expect(place.held.size).toBe(0);
});

test.each(['not json', 'null', '[]', '{}', '{"key":"short"}'])(
  'what is not a draft (%s) is not taken for one',
  (text) => {
    const place = drawer();
    place.setItem('anhe.report', text);
    expect(keptDraft(place, now)).toBeUndefined();
  },
);

test('a draft of an earlier edition gets the members that it lacks', () => {
  const place = drawer();
  place.setItem('anhe.report', JSON.stringify({ key: 'k'.repeat(32), at: now, description: '漏水' }));
  expect(keptDraft(place, now)).toMatchObject({ description: '漏水', others: [], filing: 'self' });
});

test('storage that is full or switched off breaks nothing', () => {
  const broken: Drawer = {
    getItem: () => {
      throw new Error('SecurityError');
    },
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
    removeItem: () => {
      throw new Error('SecurityError');
    },
  };
  keepDraft(broken, newDraft(now));
  dropDraft(broken);
  expect(keptDraft(broken, now)).toBeUndefined();
});

test('a report is begun when something was chosen or typed', () => {
  expect(isBegun(undefined)).toBe(false);
  expect(isBegun(newDraft(now))).toBe(false);
  expect(isBegun({ ...newDraft(now), description: '漏水' })).toBe(true);
});
