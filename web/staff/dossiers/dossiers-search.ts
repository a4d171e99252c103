// Pure. Decides which year and committee of the list of dossiers stand in the address bar, and how a foreign or broken address is read.

export interface DossiersSearch {
  readonly year?: number;
  readonly committeeId?: number;
}

export function readDossiersSearch(search: Record<string, unknown>): DossiersSearch {
  const year = Number(search['year']);
  const committeeId = Number(search['committeeId']);
  return {
    ...(Number.isInteger(year) && year >= 2000 && year <= 2200 ? { year } : {}),
    ...(Number.isInteger(committeeId) && committeeId > 0 && committeeId < 2_147_483_648 ? { committeeId } : {}),
  };
}

/** The address of the Excel file with the same filters. */
export function workbookAddress(search: DossiersSearch): string {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  return `/api/dossiers/workbook${query.size > 0 ? `?${query}` : ''}`;
}
