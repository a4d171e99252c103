// Pure. Decides which filters of the list of matters stand in the address bar, and how a foreign or broken address is read.
import { STAGES } from '../../../server/modules/matters/lifecycle.ts';

export interface ListSearch {
  readonly area?: string;
  readonly stage?: (typeof STAGES)[number];
  readonly category?: string;
  readonly overdue?: 'true';
  readonly mine?: 'true';
  readonly order?: 'due';
  readonly q?: string;
}

/** Keeps what is a filter and drops the rest, so that an old or mistyped address shows a list and not an error. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const area = text(search['area']);
  const stage = STAGES.find((one) => one === search['stage']);
  const category = text(search['category']);
  const q = text(search['q']).slice(0, 100).trim();
  return {
    ...(/^\d{6,15}$/u.test(area) ? { area } : {}),
    ...(stage ? { stage } : {}),
    ...(/^\d{1,2}$/u.test(category) ? { category: category.padStart(2, '0') } : {}),
    ...(isTrue(search['overdue']) ? { overdue: 'true' } : {}),
    ...(isTrue(search['mine']) ? { mine: 'true' } : {}),
    ...(search['order'] === 'due' ? { order: 'due' } : {}),
    ...(q ? { q } : {}),
  };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
