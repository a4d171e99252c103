import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, rowsOf, textOf } from './documents.ts';

const text = textOf('docs/claims.md');
/** Rows of claims; the page has no other table. */
const rows = rowsOf(text);

interface Named {
  readonly file: string;
  readonly title: string;
}

/** The tests of a row: `file` “title”, “another title of it” · `another file` “title”. */
function testsOf(cell: string): Named[] {
  const named: Named[] = [];
  let file = '';
  for (const [, path, title] of cell.matchAll(/`([^`]+)`|“([^”]+)”/gu)) {
    if (path !== undefined) file = path;
    else if (title !== undefined) named.push({ file, title });
  }
  return named;
}

/** True when the source calls a test, a group of them or a case of a table so. */
function hasTitle(source: string, title: string): boolean {
  return [`'${title}'`, `\`${title}\``, `"${title}"`].some((literal) => source.includes(literal));
}

const runsTests = (file: string): boolean => /\.test\.tsx?$/u.test(file) || file.startsWith('test/journeys/');

describe('every claim of the issues', () => {
  it('stands with its test, or is called open', () => {
    expect(rows.length).toBeGreaterThan(150);
    const bare = rows.filter(([, how = '']) => testsOf(how).length === 0 && !/^open: \S/u.test(how));
    expect(bare.map(([claim]) => claim)).toEqual([]);
    expect(rows.filter((row) => row.length !== 2 || row.includes(''))).toEqual([]);
  });

  it('stands once', () => {
    const claims = rows.map(([claim]) => claim);
    expect(claims.filter((claim, i) => claims.indexOf(claim) !== i)).toEqual([]);
  });

  it('names files of tests that are there', () => {
    const files = [...new Set(rows.flatMap(([, how = '']) => testsOf(how).map(({ file }) => file)))];
    expect(files.length).toBeGreaterThan(80);
    expect(files.filter((file) => !runsTests(file) || !existsSync(join(root, file)))).toEqual([]);
  });

  it('names titles that stand in those files', () => {
    const lost = rows.flatMap(([, how = '']) =>
      testsOf(how).filter(({ file, title }) => existsSync(join(root, file)) && !hasTitle(textOf(file), title)),
    );
    expect(lost).toEqual([]);
  });

  it('is sorted under the six sections of the second issue and the five of the third', () => {
    const sections = [...text.matchAll(/^## Issue (\d) · (\d) /gmu)].map(([, issue, section]) => `${issue}.${section}`);
    expect(sections).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.1', '3.2', '3.3', '3.4', '3.5']);
  });
});
