export { readSecret } from './secret.ts';
export { BackupRefused, type Secret } from './sealed-stream.ts';
export { checkBackup, fillFrom, inTheWay, placeKey, refuseFull, undoRestore } from './restore.ts';
export { type BackupReport, takeBackup } from './take.ts';
