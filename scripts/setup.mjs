// Makes a clone ready before `npm start`, `npm test` and `npm run check`: packages, links of the embedded
// database, the pinned Node, the built web, and with --test a browser. Runs on any Node from 20 on, imports
// no package, and says nothing when all is there.
import { buildWebIfOlder } from './setup/web.mjs';
import { ensureBrowser } from './setup/browser.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { linkDatabaseLibraries } from './setup/database-links.mjs';
import { SetupError } from './setup/say.mjs';

try {
  ensurePackages();
  linkDatabaseLibraries();
  if (process.argv.includes('--test')) ensureBrowser();
  if (!process.argv.includes('--no-web')) buildWebIfOlder();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
