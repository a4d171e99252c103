// Pure. The door of people for the web: sign-in, organisations, officers and posts, mediators, the audit trail.
import { apiKeysContract } from './contract-api-keys.ts';
import { auditContract } from './contract-audit.ts';
import { mediatorsContract } from './contract-mediators.ts';
import { officersContract } from './contract-officers.ts';
import { organisationsContract } from './contract-organisations.ts';
import { poolContract } from './contract-pool.ts';
import { signInContract } from './contract-sign-in.ts';

export * from './contract-api-keys.ts';
export * from './contract-audit.ts';
export * from './contract-mediators.ts';
export * from './contract-officers.ts';
export * from './contract-organisations.ts';
export * from './contract-pool.ts';
export * from './contract-sign-in.ts';
export type { ShellPart } from './roles.ts';

export const peopleContract = [
  ...signInContract,
  ...organisationsContract,
  ...officersContract,
  ...mediatorsContract,
  ...auditContract,
  ...apiKeysContract,
  ...poolContract,
] as const;
