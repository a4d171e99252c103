// Who may do what, operation by operation, told by hand: a new operation without a row fails, a row without an operation too.
// For matters three kinds are told apart: one of 新河村, one of 东山村 in the other township, one kept by the township's own centre.
import { type OfficerName, officerNames } from '../harness/small-county.ts';

export const kinds = ['xinhe', 'dongshan', 'township'] as const;
export type Kind = (typeof kinds)[number];

const centre = ['clerk', 'coordinator', 'checker', 'followUp', 'head'] as const satisfies readonly OfficerName[];
export const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly OfficerName[];

/** Who sees facts and parties of the three, and who only number, category, place, stage and clocks. For all others it is not there. */
export const inside: Readonly<Record<Kind, readonly OfficerName[]>> = {
  xinhe: [...centre, 'xinhe', 'xinheTwo'],
  dongshan: [...centre, 'dongshan'],
  township: [...centre, 'hexiClerk', 'housing'],
};
export const outside: Readonly<Record<Kind, readonly OfficerName[]>> = {
  xinhe: ['leader', 'hexiLeader'],
  dongshan: ['leader'],
  township: ['leader', 'hexiLeader'],
};

export type Row = MatterRow | PlainRow | DoorRow;

/** Operations on a matter. Whoever sees it and may not: 403, or 404 where the facts are not theirs to see. */
export interface MatterRow {
  readonly operation: string;
  readonly on: 'matter';
  readonly may: Readonly<Record<Kind, readonly OfficerName[]>>;
  /** Officers who get past the door at all; the others are turned away before any matter is looked for. */
  readonly door?: readonly OfficerName[];
  /** What somebody who sees it, but may not, is told. */
  readonly otherwise: 403 | 404;
  /** The answer of the sample to those who may, where it is a 404 of the work itself. */
  readonly answer?: string;
}

/** Operations of officers on no matter. */
export interface PlainRow {
  readonly operation: string;
  readonly on: 'none';
  readonly may: readonly OfficerName[];
  /** The answers of the sample to those who may, where they are a 401, 403 or 404 of the work itself. */
  readonly answer?: string | readonly string[];
}

/** Operations of residents: open to everybody, or to a party by its code. */
export interface DoorRow {
  readonly operation: string;
  readonly on: 'open' | 'party';
  readonly answer?: string;
}

const everybody: readonly OfficerName[] = officerNames;
/** Everybody with a working role: neither leaders, who read figures, nor administrators. */
const atWork = officerNames.filter((name) => ![...administrators, 'leader', 'hexiLeader'].includes(name));

function matter(
  operation: string,
  xinhe: readonly OfficerName[],
  dongshan: readonly OfficerName[],
  township: readonly OfficerName[],
): MatterRow {
  return { operation, on: 'matter', may: { xinhe, dongshan, township }, otherwise: 403 };
}
/** Reads of facts and parties: whoever sees them, and for leaders the answer of an unknown number. */
function reading(operation: string): MatterRow {
  return { operation, on: 'matter', may: inside, otherwise: 404 };
}

const desk = ['clerk', 'coordinator', 'head'] as const;
const handledBy = { xinhe: ['xinhe', 'xinheTwo'], dongshan: ['dongshan'], township: ['housing'] } as const;
const holders = (operation: string): MatterRow =>
  matter(operation, handledBy.xinhe, handledBy.dongshan, handledBy.township);
const deskAndHolders = (operation: string): MatterRow =>
  matter(
    operation,
    [...desk, ...handledBy.xinhe],
    [...desk, ...handledBy.dongshan],
    [...desk, 'hexiClerk', ...handledBy.township],
  );
const everywhere = (operation: string, may: readonly OfficerName[]): MatterRow => matter(operation, may, may, may);
const coordinatorsAndHolders = (operation: string): MatterRow =>
  matter(
    operation,
    ['coordinator', 'head', ...handledBy.xinhe],
    ['coordinator', 'head', ...handledBy.dongshan],
    ['coordinator', 'head', 'hexiClerk', ...handledBy.township],
  );
const deskOnly = (operation: string): MatterRow => matter(operation, desk, desk, [...desk, 'hexiClerk']);

/** Mediation is done by those who mediate: clerks, leaders and administrators are turned away at the door. */
const whoMediates = ['xinhe', 'xinheTwo', 'liulin', 'dongshan', 'hexiCommittee', 'housing'] as const;
const mediating = (operation: string): MatterRow => ({ ...holders(operation), door: whoMediates });

const plain = (operation: string, may: readonly OfficerName[], answer?: PlainRow['answer']): PlainRow => ({
  operation,
  on: 'none',
  may,
  ...(answer ? { answer } : {}),
});
const open = (operation: string, answer?: string): DoorRow => ({
  operation,
  on: 'open',
  ...(answer ? { answer } : {}),
});
const party = (operation: string, answer?: string): DoorRow => ({
  operation,
  on: 'party',
  ...(answer ? { answer } : {}),
});

const acts: Row[] = [
  deskOnly('acceptMatter'),
  deskOnly('askForMaterial'),
  deskOnly('supplyMaterial'),
  deskOnly('proposeRefusal'),
  matter(
    'reviewRefusal',
    ['coordinator', 'checker', 'head'],
    ['coordinator', 'checker', 'head'],
    ['coordinator', 'checker', 'head', 'hexiClerk'],
  ),
  deskOnly('askRefusalReview'),
  everywhere('decideRefusalReview', ['checker', 'head']),
  matter('assignMatter', ['coordinator', 'head'], ['coordinator', 'head'], ['coordinator', 'head', 'hexiClerk']),
  matter('linkMatter', ['coordinator', 'head'], ['coordinator', 'head'], ['coordinator', 'head', 'hexiClerk']),
  matter('unlinkMatter', ['coordinator', 'head'], ['coordinator', 'head'], ['coordinator', 'head', 'hexiClerk']),
  holders('objectToAssignment'),
  matter('ruleOnObjection', ['coordinator', 'head'], ['coordinator', 'head'], ['coordinator', 'head', 'hexiClerk']),
  everywhere('designateBody', ['head']),
  coordinatorsAndHolders('askCoHandler'),
  everywhere('recordOpinion', []),
  coordinatorsAndHolders('releaseCoHandler'),
  coordinatorsAndHolders('transferOutside'),
  deskAndHolders('recordTransferReceipt'),
  holders('signForMatter'),
  matter('handOverMatter', ['xinhe'], ['dongshan'], ['housing']),
  matter(
    'recordProgress',
    ['coordinator', 'head', 'xinhe', 'xinheTwo'],
    ['coordinator', 'head', 'dongshan'],
    ['coordinator', 'head', 'hexiClerk', 'housing'],
  ),
  holders('answerMatter'),
  everywhere('passCheck', ['checker', 'head']),
  everywhere('returnForRework', ['checker', 'head']),
  everywhere('recordFollowUp', ['followUp', 'checker', 'head']),
  everywhere('closeMatter', ['checker', 'head']),
  ...['recordBreach', 'recordConfirmation'].map((operation) =>
    matter(
      operation,
      ['coordinator', 'followUp', 'checker', 'head', 'xinhe', 'xinheTwo'],
      ['coordinator', 'followUp', 'checker', 'head', 'dongshan'],
      ['coordinator', 'followUp', 'checker', 'head', 'hexiClerk', 'housing'],
    ),
  ),
  holders('recordVisit'),
  everywhere('reopenMatter', ['checker', 'head']),
  everywhere('declineReopening', ['checker', 'head']),
  matter(
    'askReopening',
    [...desk, 'followUp', 'checker'],
    [...desk, 'followUp', 'checker'],
    [...desk, 'followUp', 'checker', 'hexiClerk'],
  ),
  deskAndHolders('withdrawMatter'),
  deskAndHolders('restrictMatter'),
  everywhere('liftRestriction', ['head']),
  deskAndHolders('correctMatter'),
  deskAndHolders('addParty'),
  deskAndHolders('correctParty'),
  deskAndHolders('reissueCode'),
  deskAndHolders('addMaterial'),
  { ...deskAndHolders('withdrawConsentAtWindow'), answer: 'consent-unknown' },
  deskOnly('answerErasure'),
  deskOnly('refuseCorrection'),
  matter('issuePaper', inside.xinhe, inside.dongshan, inside.township),
  ...['requestPause', 'requestExtension'].map((operation) =>
    matter(
      operation,
      ['clerk', 'coordinator', 'xinhe', 'xinheTwo'],
      ['clerk', 'coordinator', 'dongshan'],
      ['clerk', 'coordinator', 'hexiClerk', 'housing'],
    ),
  ),
  everywhere('approveClockRequest', ['head']),
  everywhere('refuseClockRequest', ['head']),
  deskAndHolders('resumeClock'),
  deskAndHolders('recordTimeBar'),
  deskAndHolders('addOutsideNumber'),
  deskAndHolders('removeOutsideNumber'),
  ...['urgeBody', 'noticeBody', 'proposeSupervision', 'recordSupervisionDecision'].map((operation) =>
    matter(operation, ['coordinator', 'head'], ['coordinator', 'head'], ['coordinator', 'head', 'hexiClerk']),
  ),
  coordinatorsAndHolders('replyToSupervision'),
];

const reads: Row[] = [
  matter(
    'getMatter',
    [...inside.xinhe, ...outside.xinhe],
    [...inside.dongshan, ...outside.dongshan],
    [...inside.township, ...outside.township],
  ),
  reading('getAdmission'),
  reading('getClosing'),
  reading('listHandOffs'),
  reading('getSource'),
  reading('listCopyPanels'),
  reading('listSupervision'),
  reading('listMatterMessages'),
  { operation: 'resendMessage', on: 'matter', may: inside, door: atWork, otherwise: 403, answer: 'not-found' },
  reading('listDuplicates'),
  reading('getMatterFile'),
  reading('revealField'),
  reading('showHeldInformation'),
  reading('getTriage'),
  reading('getMediation'),
  reading('getPerformance'),
  reading('getPerformancePack'),
  reading('getPaper'),
  reading('getDossier'),
  reading('getDossierFile'),
];

const mediation: Row[] = [
  'startMediation',
  'reachRespondent',
  'recordConsent',
  'acceptMediation',
  'chooseMediator',
  'declareInterests',
  'planSession',
  'recordSession',
  'prolongMediation',
  'checkSham',
  'draftAgreement',
  'signAgreement',
  'signByMediator',
  'recordSeal',
  'recordOralAgreement',
  'mediateOnTheSpot',
  'recordPerformance',
  'failMediation',
  'withdrawMediation',
  'endMediation',
  'voidDossierNumber',
].map(mediating);

/** The dossier is kept by those who mediate; the centre's checker and head let missing papers pass and void numbers. */
const keepsDossiers = [...whoMediates, 'checker', 'head'] as const;
const dossier: Row[] = [
  ...['fileInDossier', 'markDossierItem', 'describeDossier', 'archiveDossier', 'addDossierSupplement'].map(
    (operation): Row => ({
      ...matter(
        operation,
        ['checker', 'head', ...handledBy.xinhe],
        ['checker', 'head', ...handledBy.dongshan],
        ['checker', 'head', ...handledBy.township],
      ),
      door: keepsDossiers,
    }),
  ),
  { ...everywhere('voidDossierArchive', ['checker', 'head']), door: ['checker', 'head'] },
];

/** Whoever may register: window, centre, committees, handling bodies. */
const registering = [
  'clerk',
  'coordinator',
  'head',
  'xinhe',
  'xinheTwo',
  'liulin',
  'dongshan',
  'hexiCommittee',
  'hexiClerk',
  'housing',
] as const;

/** Whoever works with matters or looks at their figures. */
const readers = everybody.filter((name) => !(administrators as readonly OfficerName[]).includes(name));
const movedFor = [
  'coordinator',
  'checker',
  'head',
  'xinhe',
  'liulin',
  'dongshan',
  'hexiCommittee',
  'hexiClerk',
  'housing',
] as const;

const byOfficers: Row[] = [
  plain('registerMatter', registering),
  plain('getMatterImportTemplate', ['clerk', 'coordinator', 'head', 'hexiClerk']),
  plain('checkMatterImport', ['clerk', 'coordinator', 'head', 'hexiClerk']),
  plain('importMatters', ['clerk', 'coordinator', 'head', 'hexiClerk'], 'not-found'),
  plain('exportBadImportRows', ['clerk', 'coordinator', 'head', 'hexiClerk'], 'not-found'),
  plain('getMatterImport', ['clerk', 'coordinator', 'head', 'hexiClerk'], 'not-found'),
  plain('listMatterImports', ['clerk', 'coordinator', 'head', 'hexiClerk']),
  plain('listMatters', everybody),
  plain('exportCopyPanel', everybody, 'not-found'),
  plain('countMatters', everybody),
  plain('countWorklist', everybody),
  plain('findDuplicates', [
    'clerk',
    'coordinator',
    'head',
    'xinhe',
    'xinheTwo',
    'liulin',
    'dongshan',
    'hexiCommittee',
    'hexiClerk',
    'housing',
  ]),
  plain('listRulings', ['coordinator', 'head', 'hexiClerk']),
  plain('exportRulings', ['coordinator', 'head', 'hexiClerk']),
  plain('previewAssignments', ['coordinator', 'head', 'hexiClerk']),
  plain('adoptRuling', ['coordinator', 'head', 'hexiClerk'], 'ruling-unknown'),
  plain('endRuling', ['coordinator', 'head', 'hexiClerk'], 'ruling-unknown'),
  plain('exportMatters', everybody),
  plain('listSavedFilters', readers),
  plain('saveFilter', readers),
  plain('removeFilter', readers, 'not-found'),
  plain('listLate', everybody),
  plain('exportLate', everybody),
  plain('listBackdated', ['coordinator', 'checker', 'head', 'hexiClerk']),
  plain('exportBackdated', ['coordinator', 'checker', 'head', 'hexiClerk']),
  plain('listMovedClocks', movedFor),
  plain('exportMovedClocks', movedFor),
  plain('findMattersOfPerson', everybody),
  plain('proposeTriage', everybody),
  plain('listObligations', everybody),
  plain('listDossiers', everybody),
  plain('exportDossiers', everybody),
  plain('listMyNotices', everybody),
  plain('markNoticeRead', everybody, 'not-found'),
  plain('listPracticeMessages', everybody, 'not-found'),
  plain('whoAmI', everybody),
  plain('signOut', everybody),
  plain('switchPost', everybody, 'post-unknown'),
  plain('changePassword', everybody, 'sign-in-failed'),
  plain('startSecondFactor', everybody, 'sign-in-failed'),
  plain('confirmSecondFactor', everybody, 'ticket-invalid'),
  plain('dropSecondFactor', everybody, ['sign-in-failed', 'second-factor-required']),
  plain('listMySessions', everybody),
  plain('endSession', everybody, 'session-unknown'),
  plain('listOrganisations', everybody),
  plain('getOrganisation', everybody),
  plain('listColleagues', everybody),
  plain('listOfficerNames', registering),
  plain('listMediators', everybody),
  plain('getMediator', everybody),
  plain('revealMediatorPhone', everybody, 'phone-absent'),
];

const systemAdmin: Row[] = [
  'exportOrganisations',
  'importOrganisations',
  'addOrganisation',
  'reviseOrganisation',
  'endOrganisation',
  'exportOfficers',
  'importOfficers',
  'addOfficer',
  'reviseOfficer',
  'suspendOfficer',
  'reinstateOfficer',
  'assignPost',
  'endPost',
  'exportMediators',
  'importMediators',
  'addMediator',
  'reviseMediator',
  'retireMediator',
  'listAreaRecords',
  'exportAreas',
  'getArea',
  'addArea',
  'renameArea',
  'endArea',
  'mergeAreas',
  'importAreas',
  'importHolidayNotice',
  'listStuckJobs',
  'listUndelivered',
  'listPaperWords',
  'previewPaper',
].map((operation) => plain(operation, ['systemAdmin']));

const administration: Row[] = [
  ...systemAdmin,
  plain('retryJob', ['systemAdmin'], 'not-found'),
  plain('retryMessage', ['systemAdmin'], 'not-found'),
  plain('movePracticeClock', ['systemAdmin'], 'practice-only'),
  plain('listClockMoves', ['systemAdmin'], 'practice-only'),
  plain('listOfficers', ['systemAdmin', 'securityAdmin']),
  plain('getOfficer', ['systemAdmin', 'securityAdmin']),
  ...[
    'grantRoles',
    'unlockOfficer',
    'resetPassword',
    'resetSecondFactor',
    'listOfficerSessions',
    'endOfficerSessions',
    'listApiKeys',
    'makeApiKey',
  ].map((operation) => plain(operation, ['securityAdmin'])),
  plain('endApiKey', ['securityAdmin'], 'api-key-unknown'),
  plain('reportOpenings', ['securityAdmin', 'auditAdmin']),
  plain('exportOpenings', ['securityAdmin', 'auditAdmin']),
  plain('listRetention', ['systemAdmin', 'auditAdmin']),
  plain('listAuditEntries', ['auditAdmin']),
  plain('checkAudit', ['auditAdmin']),
];

const byResidents: Row[] = [
  ...[
    'getProgress',
    'rateMatter',
    'setOwnPreferences',
    'addOwnMaterial',
    'supplyOwnMaterial',
    'askOwnRefusalReview',
    'askOwnReopening',
    'withdrawOwnMatter',
    'getMyInformation',
    'withdrawConsent',
    'askCorrection',
    'askErasure',
  ].map((each) => party(each)),
  party('getOwnFile'),
  party('getOwnMediation'),
  party('getOwnPerformance'),
  party('getOwnPerformancePack'),
  party('reportOwnPerformance'),
  party('confirmOwnPerformance'),
  party('answerAsRespondent'),
  party('answerConsent'),
  party('withdrawOwnMediation'),
  party('getOwnPaper'),
  ...[
    'getNotice',
    'listCategories',
    'submitMatter',
    'listAreas',
    'explainDeadline',
    'listClockRules',
    'listCalendar',
    'getBlankPaper',
  ].map((each) => open(each)),
  open('trackMatter', 'number-or-code-wrong'),
  open('describeSignIn'),
  open('getPracticeClock', 'practice-only'),
  open('signIn', 'sign-in-failed'),
  open('continueSignIn', 'ticket-invalid'),
  open('startOidc', 'oidc-not-configured'),
  open('finishOidc', 'ticket-invalid'),
  open('uploadFile'),
  open('startUpload'),
  open('sendPiece', 'upload-unknown'),
  open('getUpload', 'upload-unknown'),
  open('finishUpload', 'upload-unknown'),
];

const atWindows = [
  'clerk',
  'coordinator',
  'head',
  'xinhe',
  'xinheTwo',
  'liulin',
  'dongshan',
  'hexiCommittee',
  'hexiClerk',
  'housing',
] as const;
const keepPads = ['clerk', 'coordinator', 'head', 'xinhe', 'liulin', 'dongshan', 'hexiCommittee', 'hexiClerk'] as const;

const windowRows: Row[] = [
  ...[
    'listWindowRecords',
    'addWindow',
    'reviseWindow',
    'endWindow',
    'exportWindows',
    'importWindows',
    'listServiceRecords',
    'addService',
    'reviseService',
    'endService',
    'exportServices',
    'importServices',
    'listScreens',
    'makeScreen',
  ].map((operation) => plain(operation, ['systemAdmin'])),
  plain('endScreen', ['systemAdmin'], 'screen-unknown'),
  ...['showQueue', 'listBookings', 'exportBookings', 'exportQueue', 'findBooking', 'takeTicket'].map((operation) =>
    plain(operation, atWindows),
  ),
  plain('callNextTicket', atWindows, 'window-unknown'),
  ...['callTicketAgain', 'startServing', 'finishServing', 'passTicket', 'transferTicket', 'requeueTicket'].map(
    (operation) => plain(operation, atWindows, 'ticket-unknown'),
  ),
  plain('issuePad', keepPads),
  plain('listPads', keepPads),
  plain('printPad', keepPads, 'pad-unknown'),
  plain('voidPadSheet', keepPads, 'pad-sheet-unknown'),
  ...['listServices', 'listSlots', 'makeBooking'].map((operation) => open(operation)),
  open('showBooking', 'number-or-code-wrong'),
  open('cancelBooking', 'number-or-code-wrong'),
  open('showScreen', 'screen-unknown'),
];

export const rows: readonly Row[] = [
  ...windowRows,
  ...acts,
  ...reads,
  ...mediation,
  ...dossier,
  ...byOfficers,
  ...administration,
  ...byResidents,
];
