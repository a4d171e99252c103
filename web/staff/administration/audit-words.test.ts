import { expect, it } from 'vitest';
import { wordsOfAct } from './audit-words.ts';

it('an act of the audit trail reads as the office says it', () => {
  expect(wordsOfAct('resetPassword', 'zh')).toBe('重置密码');
  expect(wordsOfAct('grantRoles', 'zh')).toBe('授予岗位角色');
  expect(wordsOfAct('suspendOfficer', 'en')).toBe('Suspend an account');
});

it('what is no operation of these modules keeps its name', () => {
  expect(wordsOfAct('somethingElse', 'zh')).toBe('somethingElse');
});
