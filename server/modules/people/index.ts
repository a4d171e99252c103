// The door for higher modules and for whoever opens the house. Bodies, areas and posts are read from `house.directory()`.
export { recordAdministration } from './commands/administer.ts';
export { createAdministrators, type NewAdministrator } from './commands/administrators.ts';
export { recordTurnedAway } from './commands/turned-away.ts';
export { peopleSweeps, verifyAudit } from './jobs.ts';
export { roleNames } from './roles.ts';
export { principalOf } from './queries/principal.ts';
export { type AccountState, accountState } from './store/account-state.ts';
export { recordAudit } from './store/audit.ts';
export { openRegister, type RegisterKeeper } from './store/directory.ts';
export { mediatorNames, type RosterMediator, rosterOf } from './store/roster.ts';
