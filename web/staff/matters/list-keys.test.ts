import { describe, expect, it } from 'vitest';
import { rowAfterKey } from './list-keys.ts';

describe('keys in a list', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 19, 19],
    ['PageDown', 5, 15],
    ['PageDown', 15, 19],
    ['PageUp', 3, 0],
    ['Home', 7, 0],
    ['End', 7, 19],
  ])('%s from row %i of 20 goes to row %i', (key, now, next) => {
    expect(rowAfterKey(key, now, 20)).toBe(next);
  });

  it('other keys, and a list without rows, move nothing', () => {
    expect(rowAfterKey('a', 3, 20)).toBeUndefined();
    expect(rowAfterKey('ArrowDown', 0, 0)).toBeUndefined();
  });
});
