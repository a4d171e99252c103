import { expect, it } from 'vitest';
import { wordsOfAct } from './audit-words.ts';
import { peopleContract } from './contract.ts';

it('an act of the audit trail reads as the office says it', () => {
  expect(wordsOfAct(peopleContract, 'resetPassword')?.zh).toBe('重置密码');
  expect(wordsOfAct(peopleContract, 'grantRoles')?.zh).toBe('授予岗位角色');
  expect(wordsOfAct(peopleContract, 'suspendOfficer')?.en).toBe('Suspend an account');
});

it('what is no operation has no words', () => {
  expect(wordsOfAct(peopleContract, 'somethingElse')).toBeNull();
});
