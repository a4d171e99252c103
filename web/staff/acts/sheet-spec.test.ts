import { describe, expect, it } from 'vitest';
import { momentOfField, fieldOfMoment } from '../shell/moment-field.ts';
import { bodyOf, missingFields, unreadableFields, type FieldSpec } from './sheet-spec.ts';

const fields: readonly FieldSpec[] = [
  { name: 'text', kind: 'words', max: 100, required: true },
  { name: 'amountFen', kind: 'money' },
  { name: 'outward', kind: 'tick' },
  { name: 'readOut', kind: 'tick', must: true },
  { name: 'solved', kind: 'yesNo', required: true, when: (values) => values['reached'] === 'reached' },
  { name: 'reached', kind: 'choice', options: ['reached', 'not_reached'], required: true },
  { name: 'fileIds', kind: 'files', most: 5 },
  { name: 'doneAt', kind: 'moment' },
];

describe('what a sheet sends', () => {
  it('leaves out what was not filled and trims what was', () => {
    expect(bodyOf(fields, { text: '  说好了 ', reached: 'not_reached', readOut: true, amountFen: '' })).toStrictEqual({
      text: '说好了',
      readOut: true,
      reached: 'not_reached',
    });
  });

  it('sends sums in fen, files by their ids, moments with the offset of China', () => {
    const body = bodyOf(fields, {
      text: 'x',
      reached: 'reached',
      solved: false,
      readOut: true,
      outward: true,
      amountFen: '1,200.5',
      fileIds: [{ fileId: 'a', name: 'a.jpg' }],
      doneAt: '2026-11-22T14:05',
    });
    expect(body).toStrictEqual({
      text: 'x',
      reached: 'reached',
      solved: false,
      readOut: true,
      outward: true,
      amountFen: 120_050,
      fileIds: ['a'],
      doneAt: '2026-11-22T14:05:00+08:00',
    });
  });

  it('sends nothing of a field that does not show', () => {
    expect(bodyOf(fields, { text: 'x', reached: 'not_reached', solved: true, readOut: true })).not.toHaveProperty(
      'solved',
    );
  });

  it('names what is missing, only among what shows, and a tick that must be there', () => {
    expect(missingFields(fields, { reached: 'reached' })).toStrictEqual(['text', 'readOut', 'solved']);
    expect(missingFields(fields, { text: 'x', reached: 'not_reached', readOut: true })).toStrictEqual([]);
  });

  it('names a sum or a moment that cannot be read', () => {
    expect(unreadableFields(fields, { amountFen: '一百', doneAt: '2026-02-30T10:00' })).toStrictEqual([
      'amountFen',
      'doneAt',
    ]);
    expect(unreadableFields(fields, { amountFen: '', doneAt: '' })).toStrictEqual([]);
  });
});

describe('a field of date and time', () => {
  it('means the clock of China', () => {
    expect(momentOfField('2026-11-22T00:30')).toBe('2026-11-22T00:30:00+08:00');
    expect(fieldOfMoment('2026-11-21T16:30:00Z')).toBe('2026-11-22T00:30');
  });

  it('that is empty or unfinished means no moment', () => {
    expect(momentOfField('')).toBeUndefined();
    expect(momentOfField(undefined)).toBeUndefined();
    expect(momentOfField('2026-11-31T10:00')).toBeUndefined();
  });
});
