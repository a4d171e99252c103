// Pure. Decides what of a matter page stands in the address bar: which tab is open, and which act's sheet.

export const tabs = [
  'timeline',
  'parties',
  'handOffs',
  'supervision',
  'materials',
  'mediation',
  'papers',
  'dossier',
  'notices',
] as const;
export type Tab = (typeof tabs)[number];

export interface MatterSearch {
  readonly tab?: Tab;
  readonly act?: string;
}

export function readMatterSearch(search: Record<string, unknown>): MatterSearch {
  const tab = tabs.find((one) => one === search['tab']);
  const { act } = search;
  return {
    ...(tab && tab !== 'timeline' ? { tab } : {}),
    ...(typeof act === 'string' && /^[a-zA-Z]{3,40}$/u.test(act) ? { act } : {}),
  };
}
