// The operations of the three administrators, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type { listPaperWords as ListPaperWords } from '../../../server/modules/disputes/contract.ts';
import type {
  importHolidayNotice as ImportHolidayNotice,
  listCalendar as ListCalendar,
  listRetention as ListRetention,
  reportOpenings as ReportOpenings,
} from '../../../server/modules/matters/contract.ts';
import type {
  addMediator as AddMediator,
  addOfficer as AddOfficer,
  addOrganisation as AddOrganisation,
  assignPost as AssignPost,
  checkAudit as CheckAudit,
  endApiKey as EndApiKey,
  endPoolMember as EndPoolMember,
  endOfficerSessions as EndOfficerSessions,
  endOrganisation as EndOrganisation,
  endPost as EndPost,
  getMediator as GetMediator,
  getOfficer as GetOfficer,
  getOrganisation as GetOrganisation,
  grantRoles as GrantRoles,
  importMediators as ImportMediators,
  importOfficers as ImportOfficers,
  importOrganisations as ImportOrganisations,
  listApiKeys as ListApiKeys,
  listPoolMembers as ListPoolMembers,
  listAuditEntries as ListAuditEntries,
  listMediators as ListMediators,
  listOfficers as ListOfficers,
  listOfficerSessions as ListOfficerSessions,
  makeApiKey as MakeApiKey,
  namePoolMember as NamePoolMember,
  reinstateOfficer as ReinstateOfficer,
  resetPassword as ResetPassword,
  resetSecondFactor as ResetSecondFactor,
  retireMediator as RetireMediator,
  revealMediatorPhone as RevealMediatorPhone,
  reviseMediator as ReviseMediator,
  reviseOfficer as ReviseOfficer,
  reviseOrganisation as ReviseOrganisation,
  suspendOfficer as SuspendOfficer,
  unlockOfficer as UnlockOfficer,
} from '../../../server/modules/people/contract.ts';
import type {
  addArea as AddArea,
  endArea as EndArea,
  getArea as GetArea,
  importAreas as ImportAreas,
  listAreaRecords as ListAreaRecords,
  mergeAreas as MergeAreas,
  renameArea as RenameArea,
} from '../../../server/modules/places/contract.ts';
import type { listStuckJobs as ListStuckJobs, retryJob as RetryJob } from '../../../server/platform/jobs/contract.ts';
import type {
  listPracticeMessages as ListPracticeMessages,
  listUndelivered as ListUndelivered,
  retryMessage as RetryMessage,
} from '../../../server/platform/messages/contract.ts';
import type {
  listClockMoves as ListClockMoves,
  movePracticeClock as MovePracticeClock,
} from '../../../server/platform/practice-clock/contract.ts';
import type {
  importServices as ImportServices,
  importWindows as ImportWindows,
} from '../../../server/modules/intake/contract.ts';
import { caller } from '../../api/caller.ts';
import { hallCalls } from '../windows/calls.ts';

const get = { method: 'GET' } as const;
const act = { method: 'POST', act: true } as const;
const onExisting = { ...act, onExisting: true } as const;

export const listAreaRecords = caller<typeof ListAreaRecords>({ ...get, path: '/api/admin/areas' });
export const getArea = caller<typeof GetArea>({ ...get, path: '/api/admin/areas/{id}' });
export const getOrganisation = caller<typeof GetOrganisation>({ ...get, path: '/api/organisations/{id}' });
export const listOfficers = caller<typeof ListOfficers>({ ...get, path: '/api/admin/officers' });
export const getOfficer = caller<typeof GetOfficer>({ ...get, path: '/api/admin/officers/{id}' });
export const listOfficerSessions = caller<typeof ListOfficerSessions>({
  ...get,
  path: '/api/admin/officers/{id}/sessions',
});
export const endOfficerSessions = caller<typeof EndOfficerSessions>({
  ...act,
  path: '/api/admin/officers/{id}/sessions/end',
});
export const listMediators = caller<typeof ListMediators>({ ...get, path: '/api/mediators' });
export const getMediator = caller<typeof GetMediator>({ ...get, path: '/api/mediators/{id}' });
export const revealMediatorPhone = caller<typeof RevealMediatorPhone>({
  method: 'POST',
  path: '/api/mediators/{id}/phone',
});
export const listApiKeys = caller<typeof ListApiKeys>({ ...get, path: '/api/admin/api-keys' });
export const listPoolMembers = caller<typeof ListPoolMembers>({ ...get, path: '/api/admin/pool' });
export const listAuditEntries = caller<typeof ListAuditEntries>({ ...get, path: '/api/admin/audit' });
export const listRetention = caller<typeof ListRetention>({ ...get, path: '/api/system/retention' });
export const reportOpenings = caller<typeof ReportOpenings>({ ...get, path: '/api/admin/openings' });
export const checkAudit = caller<typeof CheckAudit>({ ...get, path: '/api/admin/audit/check' });
export const listCalendar = caller<typeof ListCalendar>({ ...get, path: '/api/calendar' });
export const listPaperWords = caller<typeof ListPaperWords>({ ...get, path: '/api/system/papers' });
export const listStuckJobs = caller<typeof ListStuckJobs>({ ...get, path: '/api/system/jobs' });
export const retryJob = caller<typeof RetryJob>({ ...act, path: '/api/system/jobs/{id}/retry' });
export const listPracticeMessages = caller<typeof ListPracticeMessages>({ ...get, path: '/api/practice/messages' });
export const listClockMoves = caller<typeof ListClockMoves>({ ...get, path: '/api/practice/clock/moves' });
export const movePracticeClock = caller<typeof MovePracticeClock>({ ...act, path: '/api/practice/clock/move' });
export const listUndelivered = caller<typeof ListUndelivered>({ ...get, path: '/api/system/messages' });
export const retryMessage = caller<typeof RetryMessage>({ ...act, path: '/api/system/messages/{id}/retry' });

/** Excel in, by what is on the sheet. */
export const imports = {
  areas: caller<typeof ImportAreas>({ ...act, path: '/api/admin/areas/import' }),
  organisations: caller<typeof ImportOrganisations>({ ...act, path: '/api/admin/organisations/import' }),
  officers: caller<typeof ImportOfficers>({ ...act, path: '/api/admin/officers/import' }),
  mediators: caller<typeof ImportMediators>({ ...act, path: '/api/admin/mediators/import' }),
  windows: caller<typeof ImportWindows>({ ...act, path: '/api/admin/windows/import' }),
  services: caller<typeof ImportServices>({ ...act, path: '/api/admin/services/import' }),
};
export type Sheet = keyof typeof imports;

/** The acts that have a sheet; what each sheet sends and what its contract takes are compared in admin-sheets.test.ts. */
export const adminCalls = {
  ...hallCalls,
  addArea: caller<typeof AddArea>({ ...act, path: '/api/admin/areas' }),
  renameArea: caller<typeof RenameArea>({ ...onExisting, path: '/api/admin/areas/{id}/rename' }),
  endArea: caller<typeof EndArea>({ ...onExisting, path: '/api/admin/areas/{id}/end' }),
  mergeAreas: caller<typeof MergeAreas>({ ...onExisting, path: '/api/admin/areas/{id}/merge' }),
  addOrganisation: caller<typeof AddOrganisation>({ ...act, path: '/api/admin/organisations' }),
  reviseOrganisation: caller<typeof ReviseOrganisation>({
    ...onExisting,
    path: '/api/admin/organisations/{id}/revise',
  }),
  endOrganisation: caller<typeof EndOrganisation>({ ...onExisting, path: '/api/admin/organisations/{id}/end' }),
  addOfficer: caller<typeof AddOfficer>({ ...act, path: '/api/admin/officers' }),
  reviseOfficer: caller<typeof ReviseOfficer>({ ...onExisting, path: '/api/admin/officers/{id}/revise' }),
  suspendOfficer: caller<typeof SuspendOfficer>({ ...onExisting, path: '/api/admin/officers/{id}/suspend' }),
  reinstateOfficer: caller<typeof ReinstateOfficer>({ ...onExisting, path: '/api/admin/officers/{id}/reinstate' }),
  assignPost: caller<typeof AssignPost>({ ...act, path: '/api/admin/posts' }),
  endPost: caller<typeof EndPost>({ ...onExisting, path: '/api/admin/posts/{id}/end' }),
  grantRoles: caller<typeof GrantRoles>({ ...onExisting, path: '/api/admin/posts/{id}/roles' }),
  unlockOfficer: caller<typeof UnlockOfficer>({ ...onExisting, path: '/api/admin/officers/{id}/unlock' }),
  resetPassword: caller<typeof ResetPassword>({ ...onExisting, path: '/api/admin/officers/{id}/password' }),
  resetSecondFactor: caller<typeof ResetSecondFactor>({
    ...onExisting,
    path: '/api/admin/officers/{id}/second-factor',
  }),
  addMediator: caller<typeof AddMediator>({ ...act, path: '/api/admin/mediators' }),
  reviseMediator: caller<typeof ReviseMediator>({ ...onExisting, path: '/api/admin/mediators/{id}/revise' }),
  retireMediator: caller<typeof RetireMediator>({ ...onExisting, path: '/api/admin/mediators/{id}/retire' }),
  makeApiKey: caller<typeof MakeApiKey>({ ...act, path: '/api/admin/api-keys' }),
  endApiKey: caller<typeof EndApiKey>({ ...onExisting, path: '/api/admin/api-keys/{id}/end' }),
  namePoolMember: caller<typeof NamePoolMember>({ ...act, path: '/api/admin/pool' }),
  endPoolMember: caller<typeof EndPoolMember>({ ...onExisting, path: '/api/admin/pool/{id}/end' }),
  importHolidayNotice: caller<typeof ImportHolidayNotice>({ ...act, path: '/api/calendar/notices' }),
};

export type OfficerRecord = ReplyOf<typeof GetOfficer>;
export type ImportReply = ReplyOf<typeof ImportAreas>;
export type AuditEntry = ReplyOf<typeof ListAuditEntries>['items'][number];
