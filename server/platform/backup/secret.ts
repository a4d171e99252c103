import type { Config } from '../config/index.ts';
import { readKey } from '../secrets.ts';
import { BackupRefused, type Secret } from './sealed-stream.ts';

/** What backups are sealed with: the key file when it is named, else the passphrase. @throws BackupRefused when neither is there */
export async function readSecret({ backup }: Pick<Config, 'backup'>): Promise<Secret> {
  if (backup.keyFile !== undefined) {
    const key = await readKey(backup.keyFile);
    if (key) return { key };
    throw new BackupRefused(`BACKUP_KEY_FILE=${backup.keyFile}: 没有这个文件 there is no such file`);
  }
  if (backup.passphrase !== undefined) return { passphrase: backup.passphrase };
  throw new BackupRefused(
    '请设 BACKUP_PASSPHRASE（口令）或 BACKUP_KEY_FILE（密钥文件）：备份一律加密。 Set BACKUP_PASSPHRASE or BACKUP_KEY_FILE: a backup is always sealed.',
  );
}
