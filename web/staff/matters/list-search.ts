// Pure. Decides which filters of the list of matters stand in the address bar, how a foreign or broken address is read, and what of it a kept filter says.
import { LIST_VIEWS, type ListView } from '../../../server/modules/matters/list-view.ts';
import { OUTCOMES, STAGES } from '../../../server/modules/matters/lifecycle.ts';

const ORDERS = ['due', 'newest'] as const;

export interface ListSearch {
  readonly area?: string;
  readonly stage?: (typeof STAGES)[number];
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly category?: string;
  readonly holder?: number;
  readonly overdue?: 'true';
  readonly view?: ListView;
  readonly mine?: 'true';
  readonly order?: 'due' | 'newest';
  readonly q?: string;
  /** Everything, although a kept filter would open the list. */
  readonly all?: true;
}

/** Keeps what is a filter and drops the rest, so that an old or mistyped address shows a list and not an error. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const area = text(search['area']);
  const stage = STAGES.find((one) => one === search['stage']);
  const outcome = OUTCOMES.find((one) => one === search['outcome']);
  const view = LIST_VIEWS.find((one) => one === search['view']);
  const holder = text(search['holder']);
  const category = text(search['category']);
  const q = text(search['q']).slice(0, 100).trim();
  const order = ORDERS.find((one) => one === search['order']);
  const read: ListSearch = {
    ...(/^\d{6,15}$/u.test(area) ? { area } : {}),
    ...(stage ? { stage } : {}),
    ...(outcome ? { outcome } : {}),
    ...(/^\d{1,2}$/u.test(category) ? { category: category.padStart(2, '0') } : {}),
    ...(/^[1-9]\d{0,8}$/u.test(holder) ? { holder: Number(holder) } : {}),
    ...(isTrue(search['overdue']) ? { overdue: 'true' } : {}),
    ...(view ? { view } : {}),
    ...(isTrue(search['mine']) ? { mine: 'true' } : {}),
    // A view begins with what falls due, everything else with what is new: only the other way is said.
    ...(order && order === (view ? 'newest' : 'due') ? { order } : {}),
    ...(q ? { q } : {}),
  };
  return Object.keys(read).length === 0 && isTrue(search['all']) ? { all: true } : read;
}

/** What the list is asked for: the address without what is said to this page only. */
export function askedOf(search: ListSearch): Omit<ListSearch, 'all'> {
  const { all, ...asked } = search;
  return all ? {} : asked;
}

/** Whether two addresses ask for the same. */
export function sameSearch(one: ListSearch, other: ListSearch): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof ListSearch>;
  return [...keys].every((key) => one[key] === other[key]);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
