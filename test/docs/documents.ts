import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Files of the house, as paths from its root: all but what .gitignore leaves out. */
export function ownFiles(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (leftOut(entry.name)) return [];
    if (entry.isDirectory()) return ownFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);

/** The forms that our .gitignore uses: `folder/` and `*.ending`. */
function leftOut(name: string): boolean {
  return (
    name === '.git' ||
    ignored.some((line) => (line.startsWith('*') ? name.endsWith(line.slice(1)) : line === `${name}/`))
  );
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Cells of every row of every table of a page, heads and rules left out. */
export function rowsOf(markdown: string): string[][] {
  const lines = markdown.split('\n');
  return lines
    .filter((line, i) => line.startsWith('|') && !isRule(line) && !isRule(lines[i + 1] ?? ''))
    .map((line) =>
      line
        .split(/(?<!\\)\|/u)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/u.test(line);
}

/** What stands in `code` in a text. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/gu)].map((match) => match[1] as string);
}

interface PackageFile {
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function packageFile(): PackageFile {
  // Our own file, in npm's form.
  return JSON.parse(textOf('package.json')) as PackageFile;
}
