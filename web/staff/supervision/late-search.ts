// Pure. Decides which filters of the list of what is late stand in the address bar, and how a foreign or broken address is read.

export interface LateSearch {
  /** Id of the body. */
  readonly body?: number;
  /** Code of a township or village. */
  readonly area?: string;
}

export function readLateSearch(search: Record<string, unknown>): LateSearch {
  const body = Number(search['body']);
  const area = typeof search['area'] === 'number' || typeof search['area'] === 'string' ? String(search['area']) : '';
  return {
    ...(Number.isInteger(body) && body > 0 && body < 2_147_483_648 ? { body } : {}),
    ...(/^\d{6,15}$/u.test(area) ? { area } : {}),
  };
}

/** The address of the Excel file with the same filters. */
export function workbookAddress(search: LateSearch): string {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  return `/api/matters/late/workbook${query.size > 0 ? `?${query}` : ''}`;
}
