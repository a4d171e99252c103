import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodUntil, lockEnd, nextStep, type SignInState } from './sign-in-steps.ts';

const plain: SignInState = {
  via: 'password',
  secondFactorHeld: false,
  secondFactorNeeded: false,
  factorPassed: false,
  mustChangePassword: false,
  passwordGoodUntil: '2026-08-29',
  today: '2026-08-29',
};

describe('the next step of a sign-in', () => {
  it.each([
    ['nothing more', {}, { step: 'done' }],
    ['the code of who has one', { secondFactorHeld: true }, { step: 'totp' }],
    ['nothing after the code', { secondFactorHeld: true, factorPassed: true }, { step: 'done' }],
    ['enrolment of an administrator without', { secondFactorNeeded: true }, { step: 'enrol' }],
    ['a new password for a temporary one', { mustChangePassword: true }, { step: 'password', why: 'first' }],
    ['a new password after the last day', { today: '2026-08-30' }, { step: 'password', why: 'expired' }],
    ['no new password where none run out', { today: '2030-01-01', passwordGoodUntil: null }, { step: 'done' }],
    [
      'no new password of who came by OIDC',
      { via: 'oidc', mustChangePassword: true, today: '2030-01-01' },
      { step: 'done' },
    ],
    ['the code before the password', { secondFactorHeld: true, mustChangePassword: true }, { step: 'totp' }],
  ] as const)('is %s', (_, change, next) => {
    expect(nextStep({ ...plain, ...change })).toEqual(next);
  });

  it('never opens a session for an administrator without the code, nor changes a password before it', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.record({
          via: fc.constantFrom('password' as const, 'oidc' as const),
          secondFactorHeld: fc.boolean(),
          secondFactorNeeded: fc.boolean(),
          factorPassed: fc.boolean(),
          mustChangePassword: fc.boolean(),
          passwordGoodUntil: fc.constantFrom(null, '2026-01-01', '2026-12-31'),
        }),
        (state) => {
          const { step } = nextStep({ ...state, today: '2026-06-01' });
          const owes =
            (state.secondFactorHeld && !state.factorPassed) || (state.secondFactorNeeded && !state.secondFactorHeld);
          if (owes) expect(['totp', 'enrol']).toContain(step);
        },
      ),
    );
  });
});

it('locks for a quarter of an hour, and counts the days of a password', () => {
  expect(lockEnd(new Date('2026-03-02T02:00:00Z'))).toEqual(new Date('2026-03-02T02:15:00Z'));
  expect(goodUntil('2026-03-02', 180)).toBe('2026-08-29');
  expect(goodUntil('2026-03-02', 0)).toBeNull();
  expect(goodUntil(null, 180)).toBeNull();
});
