// Reads the server's sources for the codes that it may refuse with. Used by the words test only; it never reaches a browser.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const server = fileURLToPath(new URL('../../server', import.meta.url));
const code = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/** Every refusal code in the server's sources with the file in which it was found first. */
export function serverCodes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('**/*.ts', { cwd: server })) {
    // The generator of the practice county answers nobody.
    if (file.endsWith('.test.ts') || file.startsWith('practice/')) continue;
    for (const name of codesIn(readFileSync(join(server, file), 'utf8'))) {
      if (!found.has(name)) found.set(name, file);
    }
  }
  return found;
}

/** Codes in `fail(kind, code)`, `refuse(kind, code)` and `fault(column, code)` of Excel rows, in `refusals: […]` of contracts, and in messages of schemas. */
export function codesIn(text: string): string[] {
  const source = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gmu, '');
  const codes: string[] = [];
  for (const call of source.matchAll(/\b(?:fail|refuse|fault)\(\s*('[\w-]+'|[^,'()]+),/gu)) {
    codes.push(...quoted(firstArgument(source.slice(call.index + call[0].length))));
  }
  for (const list of source.matchAll(/\b(?:refusals|[A-Za-z]*[rR]efusals|usual)\s*[:=]\s*\[([^\]]*)\]/gu))
    codes.push(...quoted(list[1] ?? ''));
  for (const message of source.matchAll(/\b(?:error|message):\s*'([a-z]+(?:-[a-z0-9]+)+)'/gu))
    codes.push(message[1] ?? '');
  for (const fault of source.matchAll(/\breturn '((?:text|phone|file|identity)-[a-z-]+)'/gu))
    codes.push(fault[1] ?? '');
  return codes.filter((name) => code.test(name));
}

/** The text up to the comma or bracket that ends the argument. */
function firstArgument(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === ',')) return text.slice(0, i);
  }
  return text;
}

// What is compared with (`who === 'officer'`) or asked for (`row.text('kind')`) is a condition and no code.
function quoted(text: string): string[] {
  return [...text.replaceAll(/[!=]==?\s*'[^']*'|\('[^']*'\)/gu, '').matchAll(/'([^'\n]+)'/gu)].map((m) => m[1] ?? '');
}
