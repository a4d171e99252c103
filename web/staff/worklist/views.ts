// Pure. Decides the views of the desk: what each counts, what it lists, and which one a post begins with.
import { MOST_SHOWN } from '../../../server/modules/matters/list-view.ts';
import type { Stage } from '../../../server/modules/matters/lifecycle.ts';
import type { ListSearch } from '../matters/list-search.ts';

/** 待受理 待补正 拟不予受理 待分流 待签收 异议待裁 办理中 待出意见 办结待核 待回访 · 今天到期 即将到期 已超期 等别人 我的 */
export const views = [
  'registered',
  'correcting',
  'refusing',
  'accepted',
  'assigned',
  'objected',
  'handling',
  'opinion',
  'answered',
  'follow_up',
  'today',
  'soon',
  'overdue',
  'waiting',
  'mine',
] as const;
export type View = (typeof views)[number];

export interface Counts {
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
  readonly dueToday: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly waiting: number;
  readonly opinion: number;
  readonly mine: number;
}

/** What is no stage, by the name that the server counts it under. */
const others = {
  today: 'dueToday',
  overdue: 'overdue',
  soon: 'dueSoon',
  waiting: 'waiting',
  opinion: 'opinion',
  mine: 'mine',
} as const;

export function countOf(view: View, counts: Counts): number {
  if (view in others) return counts[others[view as keyof typeof others]];
  return counts.stages.find((row) => row.stage === view)?.count ?? 0;
}

/** 12, or 99+ where the server counted no further. */
export function countWords(view: View, counts: Counts): string {
  const count = countOf(view, counts);
  return view in others && count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}

const begins: Readonly<Record<string, View>> = {
  window_clerk: 'registered',
  coordinator: 'accepted',
  committee_officer: 'assigned',
  mediator: 'handling',
  handler: 'assigned',
  checker: 'answered',
  follow_up: 'follow_up',
  centre_head: 'overdue',
};

/** The view a post begins with: what its first role must do. */
export function firstView(roles: readonly string[]): View {
  return roles.map((role) => begins[role]).find((view) => view !== undefined) ?? 'handling';
}

export type ViewQuery = Pick<ListSearch, 'stage' | 'view'> & {
  readonly order: 'due';
  readonly overdue?: 'true' | 'false';
};

/** What the list asks for; every view has the oldest clock on top. */
export function queryOf(view: View): ViewQuery {
  if (view === 'overdue') return { order: 'due', overdue: 'true' };
  if (view === 'today') return { order: 'due', overdue: 'false' };
  if (view === 'soon' || view === 'waiting' || view === 'opinion' || view === 'mine') return { order: 'due', view };
  return { order: 'due', stage: view };
}
