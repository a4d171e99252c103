// npm run restore -- <file> [--check]: a backup into an empty data folder and an empty database; --check only reads it through.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  BackupRefused,
  checkBackup,
  fillFrom,
  inTheWay,
  placeKey,
  readSecret,
  refuseFull,
  undoRestore,
} from '../server/platform/backup/index.ts';
import { type Config, ConfigError, readConfig } from '../server/platform/config/index.ts';
import { DataDirBusy } from '../server/platform/data-dir.ts';
import { layGround } from '../server/platform/ground.ts';
import { KEY_FILE, readKey } from '../server/platform/secrets.ts';

const say = (text: string): void => console.error(text);
const usage = '用法 Usage: BACKUP_PASSPHRASE=… npm run restore -- <备份文件 backup> [--check]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
  const config = readConfig(process.env);
  const [file] = positionals;
  if (file === undefined) throw new BackupRefused(usage);
  const secret = await readSecret(config);
  // Read to its end before anything is begun: nothing is restored from a file that is cut off or was changed.
  const checked = await checkBackup(file, secret);
  const { county, takenAt, release } = checked.manifest;
  const { tables, rows, files } = checked.end;
  console.log(
    `${county.name}（${county.code}） ${takenAt} Anhe ${release}: ${tables} tables, ${rows} rows, ${files} files`,
  );
  if (values.check === true) return;
  const kept = await readKey(join(config.dataDir, KEY_FILE));
  const given = config.fieldKey ?? kept ?? undefined;
  const there = await inTheWay(config.dataDir);
  if (there.length > 0) {
    throw new BackupRefused(
      `DATA_DIR=${config.dataDir} 不是空的（${there.join('、')}），拒绝恢复。 The data folder is not empty (${there.join(', ')}): nothing is restored over it.`,
    );
  }
  if (config.databaseUrl !== undefined) await refuseFull(config.databaseUrl);
  await placeKey(config.dataDir, checked, given);
  await fill(config, file, secret, kept !== null);
  console.log('已恢复。请运行 npm run verify，然后 npm start。 Restored. Now run npm run verify, then npm start.');
}

async function fill(
  config: Config,
  file: string,
  secret: Awaited<ReturnType<typeof readSecret>>,
  keyWasThere: boolean,
): Promise<void> {
  try {
    const ground = await layGround(config, say, (urls) => fillFrom(file, secret, urls, config.dataDir));
    await ground.close();
  } catch (error) {
    // Another process has taken the folder: what lies in it now is its own.
    if (error instanceof DataDirBusy) throw error;
    await undoRestore({ ...config, keepKey: keyWasThere || config.fieldKey !== undefined });
    throw error;
  }
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
