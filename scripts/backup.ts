// npm run backup -- <file or folder>: one sealed file with everything, taken while the house works on.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BackupRefused, readSecret, takeBackup } from '../server/platform/backup/index.ts';
import { ConfigError, readConfig } from '../server/platform/config/index.ts';
import { visitGround } from '../server/platform/ground.ts';

const say = (text: string): void => console.error(text);
const usage = '用法 Usage: BACKUP_PASSPHRASE=… npm run backup -- <文件或目录 file or folder>';

async function main(given: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  if (given === undefined) throw new BackupRefused(usage);
  const secret = await readSecret(config);
  const at = new Date();
  const to = await fileFor(resolve(given), at);
  // A database of one's own needs no lock on the folder; and a backup taken before an upgrade must not begin the upgrade.
  const ground = await visitGround(
    config.databaseUrl === undefined ? config : { ...config, role: 'worker' },
    say,
    async () => [],
  );
  try {
    const report = await takeBackup({
      ownerUrl: ground.urls.ownerUrl,
      dataDir: config.dataDir,
      key: ground.key,
      keyInFolder: config.fieldKey === undefined,
      secret,
      to,
      at,
      release: await ownRelease(),
    });
    console.log(
      `${to}\n${report.tables} 张表 tables, ${report.rows} 行 rows, ${report.files} 个附件 files, ${(report.bytes / 1e6).toFixed(1)} MB`,
    );
    if (config.fieldKey !== undefined) {
      console.log(
        '主密钥由 FIELD_KEY 给出，不在备份中，请另行保管。 The master key came by FIELD_KEY and is not in the backup: keep it apart.',
      );
    }
    if (report.missing.length === 0) return;
    say(
      `${report.missing.length} 个附件的内容早已缺失，请运行 npm run verify。 The bytes of ${report.missing.length} files were missing already: run npm run verify.`,
    );
    process.exitCode = 1;
  } finally {
    await ground.close();
  }
}

async function fileFor(given: string, at: Date): Promise<string> {
  const found = await stat(given).catch(() => null);
  const file = found?.isDirectory() ? join(given, `anhe-${at.toISOString().replaceAll(/[:.]/gu, '-')}.backup`) : given;
  if (existsSync(file)) throw new BackupRefused(`${file}: 已存在，不覆盖 is there already and is not overwritten`);
  return file;
}

async function ownRelease(): Promise<string> {
  const file: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  // Our own file.
  return (file as { version: string }).version;
}

try {
  await main(process.argv[2]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
