// Decides which page stands behind which path. Paths are real, so that back, reload and a kept link work; nothing secret is ever in one.

export const pages = {
  home: '/',
  reportStart: '/report',
  reportWhat: '/report/what',
  reportWhere: '/report/where',
  reportWhen: '/report/when-who',
  reportContact: '/report/contact',
  reportPhotos: '/report/photos',
  reportCheck: '/report/check',
  reportDone: '/report/done',
  track: '/track',
  landing: '/m',
  progress: '/progress',
  myInformation: '/my-information',
  notice: '/notice',
  calculator: '/calculator',
  visit: '/visit',
  paperForm: '/paper-form',
  guide: '/guide',
  book: '/book',
  booking: '/booking',
  screen: '/screen',
} as const;

export type PageName = keyof typeof pages;

/** The steps of a report in their order. */
export const reportSteps = [
  'reportWhat',
  'reportWhere',
  'reportWhen',
  'reportContact',
  'reportPhotos',
  'reportCheck',
] as const satisfies readonly PageName[];
export type ReportStep = (typeof reportSteps)[number];

const byPath = new Map<string, PageName>(
  // The keys of the table above.
  (Object.entries(pages) as [PageName, string][]).map(([name, path]) => [path, name]),
);

/** The page of a path; a slash at the end does not matter; `/m/…` is the landing page of a QR; anything else is undefined. */
export function pageOf(path: string): PageName | undefined {
  const trimmed = path.length > 1 ? path.replace(/\/+$/u, '') || '/' : path;
  if (trimmed.startsWith('/m/')) return 'landing';
  return byPath.get(trimmed);
}

export function isReportStep(page: PageName | undefined): page is ReportStep {
  return page !== undefined && (reportSteps as readonly PageName[]).includes(page);
}

/** The step before; the first step goes back to the start of the report. */
export function stepBefore(step: ReportStep): PageName {
  return reportSteps[reportSteps.indexOf(step) - 1] ?? 'reportStart';
}

/** The step after; after the last one stands the receipt. */
export function stepAfter(step: ReportStep): PageName {
  return reportSteps[reportSteps.indexOf(step) + 1] ?? 'reportDone';
}
