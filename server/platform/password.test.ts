import { expect, it } from 'vitest';

import { generatedPassword, hashPassword, passwordFits, unfittingHash } from './password.ts';

it('fits only the password it was made of, also with the cost of another time', async () => {
  const hash = await hashPassword('安和-Anhe-2026');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  expect(await passwordFits('安和-Anhe-2026', hash)).toBe(true);
  expect(await passwordFits('安和-Anhe-2027', hash)).toBe(false);
  const cheap = await hashPassword('old', { memory: 64, passes: 1, parallelism: 1 });
  expect(await passwordFits('old', cheap)).toBe(true);
});

it('never makes the same hash twice, and fits nothing to what is no hash', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  expect(await passwordFits('', '')).toBe(false);
  expect(await passwordFits('same', unfittingHash)).toBe(false);
});

it('makes passwords that its own rules take and that differ', () => {
  const many = Array.from({ length: 200 }, generatedPassword);
  expect(new Set(many).size).toBe(200);
  for (const password of many) {
    expect(password).toMatch(/^(?:[A-HJ-NP-Za-hjkmnp-z2-9]{4}-){3}[A-HJ-NP-Za-hjkmnp-z2-9]{4}$/u);
  }
});
