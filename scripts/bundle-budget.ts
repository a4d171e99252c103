// Holds the first load of each bundle under its budget: the gzip size of the script of the page and of all that it imports at once.
// A bundle that is not there, or a page without a script, fails too: a check that read nothing has found nothing out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

export interface Budget {
  readonly bundle: string;
  readonly kilobytes: number;
}

const budgets: readonly Budget[] = [
  { bundle: 'resident', kilobytes: 90 },
  { bundle: 'staff', kilobytes: 450 },
];

/** Files that the page loads before it can be used: the entry and its static imports, each once. */
export function firstLoad(manifest: Readonly<Record<string, Chunk>>): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(name);
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Measures one bundle. @throws Error when nothing is there to measure */
export function measure(distDir: string, budget: Budget): { readonly words: string; readonly fits: boolean } {
  const folder = join(distDir, budget.bundle);
  // Written by the build, in this form.
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = firstLoad(manifest);
  if (files.length === 0) throw new Error(`${folder}: the manifest names no script`);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  const kilobytes = bytes / 1000;
  return {
    words: `${budget.bundle}: first load ${kilobytes.toFixed(1)} kB gzip in ${files.length} files, budget ${budget.kilobytes} kB`,
    fits: kilobytes <= budget.kilobytes,
  };
}

function main(): void {
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  let fits = true;
  for (const budget of budgets) {
    try {
      const found = measure(dist, budget);
      console.log(`${found.fits ? 'ok  ' : 'OVER'} ${found.words}`);
      fits &&= found.fits;
    } catch (error) {
      console.error(`FAIL ${budget.bundle}: ${error instanceof Error ? error.message : String(error)}`);
      fits = false;
    }
  }
  if (!fits) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
