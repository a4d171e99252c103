import { rolePassword } from '../secrets.ts';
import { APP_ROLE, WORKER_ROLE } from './roles.ts';

/** The three addresses of the house's database. */
export interface DatabaseUrls {
  /** Migrates only; never used for a request. */
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
}

/** The addresses of the app and worker roles in the same database, unless the operator gives others. */
export function databaseUrls(
  ownerUrl: string,
  key: Buffer,
  given: { appUrl?: string | undefined; workerUrl?: string | undefined } = {},
): DatabaseUrls {
  return {
    ownerUrl,
    appUrl: given.appUrl ?? withRole(ownerUrl, APP_ROLE, rolePassword(key, APP_ROLE)),
    workerUrl: given.workerUrl ?? withRole(ownerUrl, WORKER_ROLE, rolePassword(key, WORKER_ROLE)),
  };
}

function withRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}
