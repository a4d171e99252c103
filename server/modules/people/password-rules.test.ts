import { expect, it } from 'vitest';
import { passwordFaults } from './password-rules.ts';

it.each([
  ['Anhe-2026-good', []],
  ['anhe2026GOOD', []],
  ['安和县综治中心Ab1', []],
  ['Ab1-', ['password-too-short', 'password-repeats']],
  ['abcdefghij', ['password-too-few-kinds']],
  ['abcdefghi1', ['password-too-few-kinds']],
  ['Wang.Wu-2026', ['password-holds-username']],
  ['Aa1Aa1Aa1Aa1', ['password-repeats']],
  [`Aa1-${'bcde'.repeat(40)}`, ['password-too-long']],
] as const)('a password %s has the faults %j', (password, faults) => {
  expect(passwordFaults(password, 'wang.wu')).toEqual(faults);
});
