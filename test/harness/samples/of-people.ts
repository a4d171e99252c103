// Samples of officers, posts, bodies, mediators and signing in.
import { nothing, type Sample } from './sample.ts';
import { spare } from './spare.ts';

export function peopleSamples(): Record<string, Sample> {
  const { officerId, postId, organisationId, mediatorId } = spare;
  const body = {
    kind: 'other',
    name: '安和县档案馆',
    shortName: '档案馆',
    areaId: 1,
    parentId: 2,
    level: 'county',
    telephone: '0199-6605000',
    address: '安和路5号',
  };
  const { kind: _kind, ...stated } = body;
  const mediator = {
    name: '何守义',
    organisationId,
    officerId: null,
    fullTime: true,
    specialities: ['邻里'],
    since: '2026-01-01',
    phone: '19900000009',
  };
  const form = { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true };
  const ticket = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  return {
    signIn: { body: { username: 'nobody', password: 'wrong words here', totp: '123456' } },
    continueSignIn: { body: { ticket, totp: '123456', newPassword: 'wrong words here' } },
    startOidc: { body: {} },
    finishOidc: { body: { ticket, returned: '?code=1&state=2' } },
    signOut: { body: {} },
    switchPost: { body: { postId: 1 } },
    changePassword: { body: { current: 'wrong words here', next: 'other words here' } },
    startSecondFactor: { body: { password: 'wrong words here' } },
    confirmSecondFactor: { body: { ticket, totp: '123456' } },
    dropSecondFactor: { body: { password: 'wrong words here', totp: '123456' } },
    endSession: { params: { id: nothing } },
    listOrganisations: { query: { limit: '5' } },
    exportOrganisations: { query: { empty: 'true' } },
    importOrganisations: { body: form },
    getOrganisation: { params: { id: 20 } },
    addOrganisation: { body: { ...body, name: '安和县住房和城乡建设局', from: '2026-01-01' } },
    reviseOrganisation: { params: { id: organisationId }, body: stated },
    endOrganisation: { params: { id: organisationId }, body: { on: '2026-03-01', successorId: 20 } },
    listOfficers: { query: { limit: '5' } },
    exportOfficers: { query: { empty: 'true' } },
    importOfficers: { body: form },
    getOfficer: { params: { id: officerId } },
    addOfficer: { body: { name: '测试', username: 'user1' } },
    reviseOfficer: { params: { id: officerId }, body: { name: '测试', username: 'user90' } },
    suspendOfficer: { params: { id: officerId }, body: { reason: '长期休假' } },
    reinstateOfficer: { params: { id: officerId }, body: { reason: '休假结束' } },
    assignPost: { body: { officerId, organisationId, from: '2025-01-01' } },
    endPost: { params: { id: postId }, body: { on: '2026-03-01' } },
    grantRoles: { params: { id: postId }, body: { roles: ['mediator'] } },
    unlockOfficer: { params: { id: officerId }, body: {} },
    resetPassword: { params: { id: officerId }, body: {} },
    resetSecondFactor: { params: { id: officerId }, body: {} },
    listOfficerSessions: { params: { id: officerId } },
    endOfficerSessions: { params: { id: officerId }, body: {} },
    makeApiKey: { body: { name: '信访系统', postId, endsOn: '2026-12-31' } },
    namePoolMember: { body: { areaId: 10, postId, from: '2026-12-01' } },
    endPoolMember: { params: { id: nothing }, body: { on: '2026-12-31', reason: '任期届满' } },
    endApiKey: { params: { id: nothing }, body: { reason: '对接结束' } },
    listMediators: { query: { limit: '5' } },
    exportMediators: { query: { empty: 'true' } },
    importMediators: { body: form },
    getMediator: { params: { id: mediatorId } },
    addMediator: { body: { ...mediator, organisationId: 27 } },
    reviseMediator: { params: { id: mediatorId }, body: mediator },
    retireMediator: { params: { id: mediatorId }, body: { on: '2026-03-01', reason: '年事已高' } },
    revealMediatorPhone: { params: { id: mediatorId }, body: { reason: '通知开会' } },
    listAuditEntries: { query: { limit: '5' } },
    exportAuditEntries: { query: { outcome: 'refused' } },
  };
}
