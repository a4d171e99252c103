import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { codesIn, ownFiles, root, textOf } from './documents.ts';

const pages = ownFiles().filter((file) => file.endsWith('.md'));

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map((match) =>
    (match[1] as string)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Targets of links and pictures, code left out. */
function targetsOf(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```/gmsu, '').replaceAll(/`[^`\n]*`/gu, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1] as string);
}

function wrongWith(page: string, target: string): string | undefined {
  if (/^[a-z]+:/u.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  const found = existsSync(join(root, file)) || existsSync(join(root, `${file}.md`));
  if (!found) return `${page}: ${target}`;
  if (anchor !== undefined && !anchorsOf(textOf(file)).includes(anchor)) return `${page}: no heading ${target}`;
  return undefined;
}

it('every link of every page leads to a file and a heading that are there', () => {
  const targets = pages.flatMap((page) => targetsOf(textOf(page)).map((target) => ({ page, target })));
  expect(targets.length).toBeGreaterThan(40);
  expect(targets.map(({ page, target }) => wrongWith(page, target)).filter(Boolean)).toEqual([]);
});

/** Files named in code style on the pages that explain the house. */
it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/operations.md'])(
  'every file that %s names is there',
  (page) => {
    const named = codesIn(textOf(page)).filter((code) =>
      /^(?:server|web|test|scripts|migrations|profiles|docs|bench)\/[\w./-]+$/u.test(code),
    );
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  },
);

it('every module has a page in the office’s words', () => {
  const modules = new Set(ownFiles().flatMap((file) => /^server\/modules\/([^/]+)\/index\.ts$/u.exec(file)?.[1] ?? []));
  expect(modules.size).toBeGreaterThan(3);
  expect([...modules].filter((name) => !existsSync(join(root, 'server/modules', name, 'README.md')))).toEqual([]);
});
