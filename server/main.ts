import { join } from 'node:path';
import { enableCompileCache, flushCompileCache } from 'node:module';

// What was read and compiled once is not compiled again at the next start: half of a warm start was that. Where the folder cannot be written, a start is
// slower and nothing else.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/anhe'));
const [{ office }, { run }] = await Promise.all([import('./office.ts'), import('./platform/run.ts')]);
await run(office);
flushCompileCache();
