// Samples of the office's own housekeeping: imports, rulings, notices, jobs, openings and the calendar.
import { nothing, type Sample, type Scene } from './sample.ts';

export function officeSamples(scene: Scene): Record<string, Sample> {
  return {
    importMatters: { params: { id: nothing }, body: { leaveOutBad: true, noticeVersion: scene.noticeVersion } },
    exportBadImportRows: { params: { id: nothing } },
    getMatterImport: { params: { id: nothing }, query: { after: '0', limit: '5' } },
    adoptRuling: { params: { id: nothing }, body: {} },
    endRuling: { params: { id: nothing }, body: {} },
    listMyNotices: { query: { limit: '5' } },
    listPracticeMessages: { query: { limit: '5' } },
    markNoticeRead: { params: { id: nothing } },
    markNoticesRead: { body: { upTo: nothing } },
    retryMessage: { params: { id: nothing } },
    retryJob: { params: { id: 999_999 } },
    movePracticeClock: { body: { how: 'hour' } },
    reportOpenings: { query: { username: 'user1', days: '30', cause: 'deviceLost' } },
    exportOpenings: { query: { username: 'user1', days: '30', cause: 'unknown' } },
    importHolidayNotice: {
      body: {
        year: 2027,
        source: '国办发明电〔2026〕7号',
        days: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
        table: '没有日期的一行',
      },
    },
  };
}
