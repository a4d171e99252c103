import { expect, it } from 'vitest';
import { newId } from './new-id.ts';

it('ids are versions 7, in the order of their moments, and within one moment in the order they were made', () => {
  const at = new Date('2026-03-02T10:00:00+08:00');
  const ids = [...Array.from({ length: 5000 }, () => newId(at)), newId(new Date(at.getTime() + 1))];
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(id))).toBe(
    true,
  );
  expect(new Set(ids).size).toBe(ids.length);
  // Nobody guesses one from another: the last 48 bits are random in each.
  expect(new Set(ids.map((id) => id.slice(24))).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});
