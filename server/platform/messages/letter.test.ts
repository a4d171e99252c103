import { expect, it } from 'vitest';
import { houseOn } from '../jobs/testing.ts';
import { maskAddress, sendableTo } from './letter.ts';
import { wordsOf } from './profile-words.ts';
import { NOTICE_EVENTS } from '../profile/letters.ts';

it.each([
  ['email', 'clerk@anhe.example.cn', 'clerk@anhe.example.cn'],
  ['email', 'a@b.cn\r\nBcc: all@b.cn', undefined],
  ['email', 'a@b.cn, c@d.cn', undefined],
  ['email', '"张三" <a@b.cn>', undefined],
  ['email', 'a b@c.cn', undefined],
  ['email', '', undefined],
  ['sms', '138 0000-1234', '13800001234'],
  ['sms', '+8613800001234', '+8613800001234'],
  ['sms', '问村主任', undefined],
  ['sms', '13800001234,13900001234', undefined],
] as const)('an address for %s: %j is sent to as %j', (channel, given, sent) => {
  expect(sendableTo(channel, given)).toBe(sent);
});

it('shows an address only masked', () => {
  expect(maskAddress('sms', '13800001234')).toBe('138****1234');
  expect(maskAddress('email', 'zhang@example.cn')).toBe('z***@example.cn');
});

it('has words for every event in every channel and language, and none names anything but number, centre and where to look', async () => {
  const house = houseOn('postgres://127.0.0.1:1/none', '.');
  const words = wordsOf(house.profile);
  for (const event of NOTICE_EVENTS)
    for (const channel of ['inApp', 'sms', 'email'] as const)
      for (const lang of ['zh', 'en'] as const) {
        const { text } = words(event, channel, { number: '990101-20261122-00017-4' }, lang);
        expect(text).not.toMatch(/[{}]/u);
        expect(text.length).toBeGreaterThan(5);
      }
  expect(() => words('nothing', 'sms', {}, 'zh')).toThrow(RangeError);
  await house.db.end();
});
