import type { Serve } from '../../platform/http/serve.ts';
import type { Recorder } from '../places/index.ts';
import { recordAdministration } from './commands/administer.ts';
import { openDesk, type PeopledHouse, type PeopleOptions } from './commands/desk.ts';
import { importMediators, importOfficers, importOrganisations } from './commands/import.ts';
import { endApiKey, listApiKeys, makeApiKey } from './commands/api-keys.ts';
import * as mediators from './commands/mediators.ts';
import { endPoolMember, listPoolMembers, namePoolMember } from './commands/pool.ts';
import * as officers from './commands/officers.ts';
import { finishOidc, startOidc } from './commands/oidc.ts';
import * as organisations from './commands/organisations.ts';
import * as own from './commands/own-account.ts';
import * as security from './commands/security.ts';
import { continueSignIn, signIn } from './commands/sign-in.ts';
import * as contract from './contract.ts';
import { checkAudit, listAuditEntries } from './queries/audit.ts';
import { exportMediators, exportOfficers, exportOrganisations } from './queries/export.ts';
import { exportApiKeys, exportAuditEntries } from './queries/list-workbooks.ts';
import { getMediator, listMediators } from './queries/mediators.ts';
import { getOfficer, listColleagues, listOfficerNames, listOfficers, listOfficerSessions } from './queries/officers.ts';
import { getOrganisation, listOrganisations } from './queries/organisations.ts';
import { describeSignIn, listMySessions, whoAmI } from './queries/who-am-i.ts';

/** Registers the routes of people, and gives the recorder of the audit trail, for the floors beneath. */
export function peopleRoutes(serve: Serve, house: PeopledHouse, options: PeopleOptions = {}): Recorder {
  const desk = openDesk(house, options);
  serve(contract.describeSignIn, (call) => describeSignIn(desk, call));
  serve(contract.signIn, (call) => signIn(desk, call));
  serve(contract.continueSignIn, (call) => continueSignIn(desk, call));
  serve(contract.startOidc, (call) => startOidc(desk, call));
  serve(contract.finishOidc, (call) => finishOidc(desk, call));
  serve(contract.signOut, (call) => own.signOut(desk, call));
  serve(contract.whoAmI, (call) => whoAmI(desk, call));
  serve(contract.switchPost, (call) => own.switchPost(desk, call));
  serve(contract.changePassword, (call) => own.changePassword(desk, call));
  serve(contract.startSecondFactor, (call) => own.startSecondFactor(desk, call));
  serve(contract.confirmSecondFactor, (call) => own.confirmSecondFactor(desk, call));
  serve(contract.dropSecondFactor, (call) => own.dropSecondFactor(desk, call));
  serve(contract.listMySessions, (call) => listMySessions(desk, call));
  serve(contract.endSession, (call) => own.endSession(desk, call));

  serve(contract.listOrganisations, (call) => listOrganisations(desk, call));
  serve(contract.exportOrganisations, (call) => exportOrganisations(desk, call));
  serve(contract.importOrganisations, importOrganisations);
  serve(contract.getOrganisation, (call) => getOrganisation(desk, call));
  serve(contract.addOrganisation, organisations.addOrganisation);
  serve(contract.reviseOrganisation, organisations.reviseOrganisation);
  serve(contract.endOrganisation, organisations.endOrganisation);

  serve(contract.listOfficers, listOfficers);
  serve(contract.exportOfficers, (call) => exportOfficers(desk, call));
  serve(contract.importOfficers, importOfficers);
  serve(contract.getOfficer, getOfficer);
  serve(contract.addOfficer, officers.addOfficer);
  serve(contract.reviseOfficer, officers.reviseOfficer);
  serve(contract.suspendOfficer, officers.suspendOfficer);
  serve(contract.reinstateOfficer, officers.reinstateOfficer);
  serve(contract.assignPost, officers.assignPost);
  serve(contract.endPost, officers.endPost);
  serve(contract.grantRoles, security.grantRoles);
  serve(contract.unlockOfficer, security.unlockOfficer);
  serve(contract.resetPassword, security.resetPassword);
  serve(contract.resetSecondFactor, security.resetSecondFactor);
  serve(contract.listOfficerSessions, (call) => listOfficerSessions(desk, call));
  serve(contract.endOfficerSessions, security.endOfficerSessions);
  serve(contract.listColleagues, (call) => listColleagues(desk, call));
  serve(contract.listOfficerNames, () => listOfficerNames(desk));

  serve(contract.listMediators, (call) => listMediators(desk, call));
  serve(contract.exportMediators, (call) => exportMediators(desk, call));
  serve(contract.importMediators, importMediators);
  serve(contract.getMediator, (call) => getMediator(desk, call));
  serve(contract.addMediator, mediators.addMediator);
  serve(contract.reviseMediator, mediators.reviseMediator);
  serve(contract.retireMediator, mediators.retireMediator);
  serve(contract.revealMediatorPhone, mediators.revealMediatorPhone);

  serve(contract.listApiKeys, listApiKeys);
  serve(contract.exportApiKeys, exportApiKeys);
  serve(contract.makeApiKey, makeApiKey);
  serve(contract.endApiKey, endApiKey);
  serve(contract.listPoolMembers, listPoolMembers);
  serve(contract.namePoolMember, namePoolMember);
  serve(contract.endPoolMember, endPoolMember);
  serve(contract.listAuditEntries, (call) => listAuditEntries(desk, call));
  serve(contract.exportAuditEntries, (call) => exportAuditEntries(desk, call));
  serve(contract.checkAudit, checkAudit);
  return recordAdministration;
}
