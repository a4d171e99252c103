import { expect, it } from 'vitest';
import { cleanName, saysOtherwise } from './file-name.ts';

const jpeg = { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] };
const pdf = { mime: 'application/pdf', extensions: ['pdf'] };

it.each([
  ['IMG_0001.JPG', 'IMG_0001.jpg'],
  ['C:\\照片\\田埂.jpeg', '田埂.jpeg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['photo\u202Egpj.jpg', 'photogpj.jpg'],
  ['a\u0000b\r\nc.jpg', 'abc.jpg'],
  ['', '文件.jpg'],
  ['.jpg', '文件.jpg'],
  ['现场\uD800.jpg', '现场\uFFFD.jpg'],
  ['😀'.repeat(200), `${'😀'.repeat(120)}.jpg`],
])('keeps %j as %j', (given, kept) => {
  expect(cleanName(given, jpeg)).toBe(kept);
});

it('believes the content, and notices when the name or the declared type says another', () => {
  const all = [jpeg, pdf];
  expect(saysOtherwise('a.pdf', undefined, jpeg, all)).toBe(true);
  expect(saysOtherwise('a', 'application/pdf', jpeg, all)).toBe(true);
  expect(saysOtherwise('a', 'application/octet-stream', jpeg, all)).toBe(false);
  expect(saysOtherwise('a.JPEG', 'image/jpeg; charset=binary', jpeg, all)).toBe(false);
});
