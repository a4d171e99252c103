import { describe, expect, it } from 'vitest';
import { actsPossible, POSSIBLE, STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { actOfKey, keyOfAct } from './act-keys.ts';

describe('letters that act', () => {
  it.each(STAGES)('no two acts share a letter in the stage %s, in either language', (stage) => {
    for (const language of ['zh', 'en'] as const) {
      const letters = actsPossible(stage).flatMap((act) => keyOfAct(act, language) ?? []);
      expect(new Set(letters).size).toBe(letters.length);
    }
  });

  it('every act that moves a matter on has a letter', () => {
    const moving = [
      'acceptMatter',
      'assignMatter',
      'signForMatter',
      'answerMatter',
      'passCheck',
      'recordFollowUp',
      'closeMatter',
    ];
    expect(moving.filter((act) => !(act in POSSIBLE))).toStrictEqual([]);
    for (const act of moving) {
      expect(keyOfAct(act, 'zh')).toMatch(/^[a-z]$/u);
      expect(keyOfAct(act, 'en')).toMatch(/^[a-z]$/u);
    }
  });

  it('j and k are left to the list', () => {
    for (const act of Object.keys(POSSIBLE))
      for (const language of ['zh', 'en'] as const) expect(['j', 'k']).not.toContain(keyOfAct(act, language));
  });

  it('a letter does only an act that is offered', () => {
    expect(actOfKey('S', ['acceptMatter', 'restrictMatter'], 'zh')).toBe('acceptMatter');
    expect(actOfKey('s', ['restrictMatter'], 'zh')).toBeUndefined();
    expect(actOfKey('Enter', ['acceptMatter'], 'zh')).toBeUndefined();
  });
});
