import { describe, expect, it } from 'vitest';
import { inFours, stepAfter } from './sign-in-steps.ts';

describe('signing in step by step', () => {
  it('asks for the one-time code when the server asks for it', () => {
    expect(stepAfter({ code: 'totp-needed', ticket: 't' })).toStrictEqual({ at: 'code', ticket: 't' });
  });

  it('shows secret and QR when an administrator has no one-time code yet', () => {
    expect(stepAfter({ code: 'totp-enrolment-needed', ticket: 't', secret: 'ABC', uri: 'otpauth://x' })).toStrictEqual({
      at: 'enrol',
      ticket: 't',
      secret: 'ABC',
      uri: 'otpauth://x',
    });
  });

  it('asks for a new password and says why', () => {
    expect(stepAfter({ code: 'password-change-needed', ticket: 't', why: 'expired' })).toStrictEqual({
      at: 'new-password',
      ticket: 't',
      why: 'expired',
    });
  });

  it('stays where it is on a plain refusal, and on a half-way answer without its ticket', () => {
    expect(stepAfter({ code: 'sign-in-failed' })).toBeUndefined();
    expect(stepAfter({ code: 'totp-needed' })).toBeUndefined();
    expect(stepAfter({ code: 'totp-enrolment-needed', ticket: 't' })).toBeUndefined();
    expect(stepAfter(undefined)).toBeUndefined();
  });

  it('writes the secret in groups of four', () => {
    expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  });
});
