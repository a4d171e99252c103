import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { paperText } from './kernel/paper-text.ts';
import { makePaper, type PaperWords, paperWords, type PaperWording } from './kernel/paper-wording.ts';
import type { PaperForm } from './kernel/paper.ts';
import { paperForms } from './papers.ts';
import { loadProfile } from './platform/profile/index.ts';

const profile = loadProfile('profiles/default', paperForms);
const wordingFor = (kind: string): PaperWording => {
  const found = profile.papers.find((paper) => paper.id === kind);
  if (!found) throw new Error(kind);
  return found;
};
const formFor = (kind: string): PaperForm<unknown> => {
  const found = paperForms.find((form) => form.kind === kind);
  if (!found) throw new Error(kind);
  return found;
};

const folders: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhe-papers-'));
  folders.push(folder);
  cpSync('profiles/default', folder, { recursive: true });
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

/** Writes papers.yaml with one thing changed and gives the line on which the change stands. */
function change(from: string, to: string): number {
  const path = join(folder, 'papers.yaml');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  const at = text.indexOf(from);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return text.slice(0, at).split('\n').length;
}

function whatIsSaid(): string {
  try {
    loadProfile(folder, paperForms);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('the county’s words of papers', () => {
  it('are there for every paper of the office, and for no other', () => {
    expect(profile.papers.map((paper) => paper.id).sort()).toEqual(paperForms.map((form) => form.kind).sort());
  });

  it.each(paperForms.map((form) => [form.kind, form] as const))(
    'of «%s» are all printed: no text stands in the file for nothing',
    (kind, form) => {
      const used = new Set<string>();
      for (const data of [{}, form.sample, ...others(form)]) form.make(data, 'zh', watched(wordingFor(kind), used));
      expect([...used].sort()).toEqual(['title', ...Object.keys(form.texts)].sort());
    },
  );

  it('stop the start with file and line where a text is unknown, missing, or has a place that nothing fills', () => {
    const line = change('      - id: statement', '      - id: slogan');
    expect(whatIsSaid()).toContain(`papers.yaml:${line}: the paper «application» has no text «slogan»`);
    expect(whatIsSaid()).toContain('the text «statement» of «application» is missing');
  });

  it('must keep the places that the record fills, and may name no other', () => {
    const line = change('{date}，本人民调解委员会', '{day}，本人民调解委员会');
    expect(whatIsSaid()).toContain(`papers.yaml:${line}: nothing fills {day} here`);
    expect(whatIsSaid()).toContain('the place {date} must stand in this text');
  });

  it('refuse a paper that no form prints, an unknown key, and one word missing in English', () => {
    const line = change('  - id: receipt\n', '  - id: banner\n');
    expect(whatIsSaid()).toContain(`papers.yaml:${line}: no form prints the paper «banner»`);
    expect(whatIsSaid()).toContain('the words of the paper «receipt» are missing');
    change('  - id: banner\n', '  - id: receipt\n    colour: red\n');
    expect(whatIsSaid()).toMatch(/papers\.yaml:\d+: «papers\.0\.colour» is not a part of this file/u);
  });

  it('put a title and a label in another way, everywhere the label stands, and refuse a label that the form does not have', () => {
    const labels = (form: string) =>
      `    labels:\n      - form: { zh: ${form}, en: People }\n        here: { zh: 来访人数, en: How many people }\n  - id: application\n`;
    change('  - id: application\n', labels('涉及人数'));
    change('title: { zh: 群众诉求登记回执', 'title: { zh: 群众来访登记凭证');
    const mine = loadProfile(folder, paperForms).papers.find((paper) => paper.id === 'receipt');
    if (!mine) throw new Error('receipt');
    const zh = paperText(makePaper(formFor('receipt'), {}, mine, 'zh'));
    expect(zh).toContain('群众来访登记凭证');
    expect(zh).toContain('来访人数');
    expect(zh).not.toContain('涉及人数');
    expect(paperText(makePaper(formFor('receipt'), {}, mine, 'en'))).toContain('How many people');
    change('form: { zh: 涉及人数', 'form: { zh: 人头数');
    expect(whatIsSaid()).toMatch(/papers\.yaml:\d+: the paper «receipt» has no label «人头数»/u);
  });
});

/** Data that reach the texts which neither the blank nor the sample prints. */
function others(form: PaperForm<unknown>): unknown[] {
  if (form.kind === 'receipt') return [{ number: '990101-20261122-00017-4' }];
  if (form.kind === 'urging-notice') return [{ asksReceipt: true }];
  return [];
}

function watched(wording: PaperWording, used: Set<string>): PaperWords {
  const words = paperWords(wording, 'zh');
  const seen =
    <A extends unknown[], R>(one: (key: string, ...more: A) => R) =>
    (key: string, ...more: A): R => {
      used.add(key);
      return one(key, ...more);
    };
  return {
    get title() {
      used.add('title');
      return words.title;
    },
    text: seen(words.text),
    lines: seen(words.lines),
    filled: seen(words.filled),
    notes: seen(words.notes),
    paragraphs: seen(words.paragraphs),
  };
}
