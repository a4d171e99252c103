import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPER_KINDS } from '../../server/modules/disputes/paper-kinds.ts';
import { settings, settingsTable } from '../../server/platform/config/settings.ts';
import { codesIn, packageFile, root, rowsOf, textOf } from './documents.ts';

const readmes = [
  { file: 'README.md', language: 'en' },
  { file: 'README.zh-CN.md', language: 'zh' },
] as const;

/** Scripts that a person types; npm runs those before them by itself. */
const typed = Object.keys(packageFile().scripts).filter((name) => !name.startsWith('pre'));

const sections = (text: string): string[] => [...text.matchAll(/^## (.+)$/gmu)].map((match) => match[1] as string);

describe.each(readmes)('$file', ({ file, language }) => {
  const text = textOf(file);

  it('counts the papers as they are', () => {
    expect(text).toContain(
      language === 'zh' ? `${PAPER_KINDS.length} 种文书` : `${PAPER_KINDS.length} official papers`,
    );
  });

  it('lists every setting as the start knows it, word for word', () => {
    expect(Object.keys(settings).length).toBeGreaterThan(20);
    expect(text).toContain(settingsTable(language));
  });

  it('lists every command of package.json, and no other', () => {
    const listed = rowsOf(text)
      .map(([first]) => /^`npm (?:run )?([\w-]+)`$/u.exec(first ?? '')?.[1])
      .filter((name) => name !== undefined);
    expect(listed.toSorted()).toEqual(typed.toSorted());
  });

  it('names no command that is not there', () => {
    const named = [...text.matchAll(/npm (?:run )?([a-z][\w-]*)/gu)].map((match) => match[1] as string);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !typed.includes(name))).toEqual([]);
  });

  it('names npm test as the test command', () => {
    expect(codesIn(text)).toContain('npm test');
    expect(textOf('.ci/run')).toMatch(/^npm test/mu);
  });
});

it('runs every command on a file that is there', () => {
  const files = Object.values(packageFile().scripts).flatMap((line) => /^node (?:--\S+ )*(\S+)/u.exec(line)?.[1] ?? []);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

describe('the two READMEs', () => {
  it('have the same sections', () => {
    const pairs: Readonly<Record<string, string>> = {
      'For whom': '给谁用',
      'What it never does': '永远不做什么',
      'Quick start': '快速开始',
      'The story that works today': '现在能走通的全过程',
      Commands: '命令',
      Settings: '设置',
      Speed: '速度',
      'What is not there yet': '还没有的',
      'Reading on': '继续阅读',
      Licence: '许可',
    };
    expect(sections(textOf('README.md')).map((name) => pairs[name] ?? name)).toEqual(
      sections(textOf('README.zh-CN.md')),
    );
  });

  it('have as many points under each section, the same pictures and the same links', () => {
    const [english, chinese] = readmes.map(({ file }) => textOf(file)) as [string, string];
    const points = (text: string): number[] =>
      text.split(/^## /mu).map((part) => part.split('\n').filter((line) => /^(?:- |\d+\. |\| )/u.test(line)).length);
    const targets = (text: string): string[] =>
      [...text.matchAll(/\]\(([^)]+)\)/gu)]
        .map((match) => match[1] as string)
        .filter((target) => !target.startsWith('README'))
        .toSorted();
    expect(points(chinese)).toEqual(points(english));
    expect(targets(chinese)).toEqual(targets(english));
  });
});

it('the page of running it has a unit, a proxy and a table of sizes whose commands and variables are there', () => {
  const text = textOf('docs/operations.md');
  const [unit = ''] = /^```ini\n\[Unit\].*?^```/msu.exec(text) ?? [];
  expect(existsSync(join(root, /exec \S+\/node (\S+?)'/u.exec(unit)?.[1] ?? 'absent'))).toBe(true);
  expect(text).toMatch(/^```\n\S+ \{\n\treverse_proxy /mu);
  expect(text).toMatch(/^\s+proxy_pass http:/mu);
  const sizes = rowsOf(text.slice(text.indexOf('### How large a machine')));
  const measured = ['submit', 'list', 'get', 'counts', 'recordProgress'];
  const told = sizes.filter(([name = '', rate = '']) => measured.includes(name) && /^\d/u.test(rate));
  expect(told).toHaveLength(5);
  // The figures are those of the bench, not of a run that nobody finds again.
  const run = [...textOf('docs/bench.md').matchAll(/^(\w+) +16 +(\d+) +\S+ +(\S+) /gmu)].map(
    ([, name, rate, p95]) => `${name} ${rate} ${Math.round(Number(p95))} ms`,
  );
  expect(told.map((row) => row.slice(0, 3).join(' ')).filter((line) => !run.includes(line))).toEqual([]);
  const commands = [...text.matchAll(/npm run ([a-z][\w-]*)/gu)].map((match) => match[1] as string);
  expect(commands.filter((name) => !typed.includes(name))).toEqual([]);
  const variables = codesIn(text).flatMap((code) => /^([A-Z]+_[A-Z_]+)(?:=|$)/u.exec(code)?.[1] ?? []);
  expect(variables.length).toBeGreaterThan(5);
  const ofBackups = ['BACKUP_PASSPHRASE', 'BACKUP_KEY_FILE'];
  expect(variables.filter((name) => !(name in settings) && !ofBackups.includes(name))).toEqual([]);
});
