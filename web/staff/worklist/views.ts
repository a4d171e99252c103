// Pure. Decides the views of the desk: what each counts, what it lists, and which one a post begins with.
import type { Stage } from '../../../server/modules/matters/lifecycle.ts';

/** 待受理 待补正 拟不予受理 待分流 待签收 办理中 今天到期 已超期 办结待核 待回访 */
export const views = [
  'registered',
  'correcting',
  'refusing',
  'accepted',
  'assigned',
  'objected',
  'handling',
  'today',
  'overdue',
  'answered',
  'follow_up',
] as const;
export type View = (typeof views)[number];

export interface Counts {
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
  readonly dueToday: number;
  readonly overdue: number;
}

export function countOf(view: View, counts: Counts): number {
  if (view === 'today') return counts.dueToday;
  if (view === 'overdue') return counts.overdue;
  return counts.stages.find((row) => row.stage === view)?.count ?? 0;
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

/** What the list asks for; every view has the oldest clock on top. */
export function queryOf(view: View): { order: 'due'; stage?: Stage; overdue?: 'true' | 'false' } {
  if (view === 'overdue') return { order: 'due', overdue: 'true' };
  if (view === 'today') return { order: 'due', overdue: 'false' };
  return { order: 'due', stage: view };
}
