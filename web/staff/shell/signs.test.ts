import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Labels of places in files: not words. */
const noWords = ['{one.file}:{one.line}', '`${one.file}:${one.line}:'];

it('no page writes a colon or brackets between Chinese words by hand: they come from the signs of the language', () => {
  const files = globSync('web/staff/**/*.tsx');
  expect(files.length).toBeGreaterThan(80);
  const byHand = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !noWords.some((place) => line.includes(place)))
      // A word of the messages, then a half-width sign, then what it is about.
      .filter((line) =>
        /\{(?:m|words|shell|a)\.[\w.]+\}(?::| \()|\$\{(?:m|words|shell|a)\.[\w.]+\}(?::| \()/u.test(line),
      )
      .map((line) => `${file} ${line.trim()}`),
  );
  expect(byHand).toStrictEqual([]);
});
