import { describe, expect, it } from 'vitest';
import { chosenAfterKey, rowAfterKey, turned } from './list-keys.ts';

describe('keys in a list', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 1, 0],
    ['j', 0, 1],
    ['k', 1, 0],
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

describe('choosing rows by keys', () => {
  const rows = ['a', 'b', 'c', 'd'];
  const press = (key: string, shiftKey = false) => ({ key, shiftKey });

  it('space takes the row and lets it go again', () => {
    const one = chosenAfterKey(press(' '), 1, rows, new Set(), 50);
    expect([...(one ?? [])]).toStrictEqual(['b']);
    expect([...(chosenAfterKey(press(' '), 1, rows, one ?? new Set(), 50) ?? [])]).toStrictEqual([]);
  });

  it.each([
    ['ArrowDown', 1, ['b', 'c']],
    ['ArrowUp', 1, ['b', 'a']],
    ['J', 2, ['c', 'd']],
    ['K', 0, ['a']],
  ])('Shift and %s from row %i takes along %j', (key, now, taken) => {
    expect([...(chosenAfterKey(press(key, true), now, rows, new Set(), 50) ?? [])]).toStrictEqual(taken);
  });

  it('Escape lets go of all; arrows alone and other keys choose nothing', () => {
    expect([...(chosenAfterKey(press('Escape'), 0, rows, new Set(['a']), 50) ?? ['?'])]).toStrictEqual([]);
    expect(chosenAfterKey(press('Escape'), 0, rows, new Set(), 50)).toBeUndefined();
    expect(chosenAfterKey(press('ArrowDown'), 0, rows, new Set(), 50)).toBeUndefined();
    expect(chosenAfterKey(press('s'), 0, rows, new Set(['a']), 50)).toBeUndefined();
    expect(chosenAfterKey(press(' '), 0, [], new Set(), 50)).toBeUndefined();
  });

  it('takes no more than are done at once', () => {
    expect([...turned(new Set(['a', 'b']), 'c', 2)]).toStrictEqual(['a', 'b']);
    expect([...(chosenAfterKey(press('ArrowDown', true), 1, rows, new Set(['a']), 2) ?? [])]).toStrictEqual(['a', 'b']);
  });
});
