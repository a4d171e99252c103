/** The calendar of working days in the database. The arithmetic on it is in kernel: working-days.ts and period.ts. */
export { parseNoticeTable } from './notice.ts';
export type { Notice, NoticeDay, NoticeProblem } from './notice.ts';
export { seedRows } from './seed.ts';
export { calendarShelf, importNotice, listCalendarVersions, loadCalendar, seedCalendar, snapshotOf } from './store.ts';
export type { CalendarChoice, CalendarShelf, ImportedNotice } from './store.ts';
export type { CalendarDayRow, CalendarVersionRow } from './tables.ts';
