import { generateSync } from 'otplib';
import { expect, it } from 'vitest';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

const codeAt = (secret: string, steps: number): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

it('takes the code of now and of a phone half a minute off, once', () => {
  const secret = newTotpSecret();
  const step = totpStep(secret, codeAt(secret, 0), null);
  expect(step).toBeDefined();
  expect(totpStep(secret, codeAt(secret, -1), null)).toBeDefined();
  expect(totpStep(secret, codeAt(secret, 0), (step ?? 0) + 1)).toBeUndefined();
  expect(totpStep(secret, codeAt(secret, 0), (step ?? 0) - 2)).toBeDefined();
});

it('takes no code of another time or another secret', () => {
  const secret = newTotpSecret();
  expect(totpStep(secret, codeAt(secret, 5), null)).toBeUndefined();
  expect(totpStep(secret, codeAt(secret, -5), null)).toBeUndefined();
  expect(totpStep(newTotpSecret(), codeAt(secret, 0), null)).toBeUndefined();
});

it('names county and username to the authenticator', () => {
  const uri = new URL(totpUri('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'sysadmin', '安和县'));
  expect(decodeURIComponent(uri.href)).toContain('安和 安和县:sysadmin');
  expect(uri.searchParams.get('secret')).toBe('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
});
