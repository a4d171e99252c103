// Samples of windows, bookings, tickets and pads.
import { nothing, type Sample, type Scene } from './sample.ts';
import { spare } from './spare.ts';

export function windowSamples(scene: Scene): Record<string, Sample> {
  const { windowId, serviceId } = spare;
  const params = { id: nothing };
  const window = {
    number: 90,
    name: '综合受理',
    bodyId: 1,
    manner: 'standing',
    hours: '周二 09:00-12:00',
    slotMinutes: 30,
    places: 9,
  };
  const service = {
    code: 'Z',
    name: '矛盾纠纷登记',
    what: '登记',
    materials: '身份证',
    takes: '当场',
    fee: '不收费',
    law: '《人民调解法》第四条',
    bookable: true,
    windowIds: [windowId],
  };
  const form = { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true };
  return {
    listWindowRecords: { query: { limit: '5' } },
    exportWindows: { query: { empty: 'true' } },
    importWindows: { body: form },
    addWindow: { body: { centreId: 1, ...window, from: '2026-01-01' } },
    reviseWindow: { params: { id: windowId }, body: window },
    // Days to come end nothing: what other tests stand on stays.
    endWindow: { params: { id: windowId }, body: { on: '2026-12-31' } },
    listServiceRecords: { query: { limit: '5' } },
    exportServices: { query: { empty: 'true' } },
    importServices: { body: form },
    addService: { body: { centreId: 1, ...service, from: '2026-01-01' } },
    reviseService: { params: { id: serviceId }, body: service },
    endService: { params: { id: serviceId }, body: { on: '2026-12-31' } },
    makeScreen: { body: { centreId: 1, name: '一楼大厅' } },
    endScreen: { params, body: {} },
    listSlots: { params: { id: serviceId } },
    makeBooking: {
      body: {
        serviceId,
        startsAt: '2026-03-03T09:00:00+08:00',
        name: '周小满',
        phone: '19900000001',
        noticeVersion: scene.noticeVersion,
        language: 'zh',
      },
    },
    showBooking: { body: { number: 'Y20260303-99998-1', lookupCode: 'AAAAA-AAAAA' } },
    cancelBooking: { body: { number: 'Y20260303-99999-0', lookupCode: 'AAAAA-AAAAA' } },
    showQueue: { query: {} },
    listBookings: { query: { limit: '5' } },
    exportBookings: { query: {} },
    exportQueue: { query: {} },
    findBooking: { body: { name: '周小满' } },
    takeTicket: { body: { serviceId, priority: false } },
    callNextTicket: { params: { id: 999 }, body: {} },
    callTicketAgain: { params, body: {} },
    startServing: { params, body: {} },
    finishServing: { params, body: {} },
    passTicket: { params, body: {} },
    transferTicket: { params, body: { windowId } },
    requeueTicket: { params, body: {} },
    showScreen: { body: { token: 'a-token-that-is-none' } },
    issuePad: { body: { sheets: 1 } },
    listPads: { query: { limit: '5' } },
    printPad: { params },
    voidPadSheet: { params: { number: '990101-20260302-99999-1' }, body: { reason: '写坏了' } },
  };
}
