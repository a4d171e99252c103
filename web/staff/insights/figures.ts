// Pure. Decides the table of figures: rows by area or by category, columns by stage, with sums that agree with their parts.
import { OUTCOMES, type Outcome, STAGES, type Stage } from '../../../server/modules/matters/lifecycle.ts';

export interface Group {
  readonly areaCode: string;
  readonly category: string;
  readonly stage: Stage;
  readonly count: number;
}

export interface FigureRow {
  /** Code of the area or of the category. */
  readonly key: string;
  readonly stages: Readonly<Record<Stage, number>>;
  readonly total: number;
}

export interface OutcomeFigures {
  readonly rows: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly total: number;
}

/** Closed matters by how they ended, each apart: what was closed without being solved is never among the solved. */
export function figuresByOutcome(outcomes: OutcomeFigures['rows']): OutcomeFigures {
  const rows = OUTCOMES.map((outcome) => ({
    outcome,
    count: outcomes.find((one) => one.outcome === outcome)?.count ?? 0,
  }));
  return { rows, total: rows.reduce((sum, row) => sum + row.count, 0) };
}

export interface Figures {
  readonly rows: readonly FigureRow[];
  readonly sum: FigureRow;
  /** The largest total of a row: what a full bar stands for. */
  readonly most: number;
}

export function figuresBy(groups: readonly Group[], by: 'areaCode' | 'category'): Figures {
  const rows = new Map<string, Record<Stage, number>>();
  for (const group of groups) {
    const stages = rows.get(group[by]) ?? nothing();
    stages[group.stage] += group.count;
    rows.set(group[by], stages);
  }
  const list = [...rows]
    .map(([key, stages]) => row(key, stages))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
  const sum = nothing();
  for (const one of list) for (const stage of STAGES) sum[stage] += one.stages[stage];
  return { rows: list, sum: row('', sum), most: list[0]?.total ?? 0 };
}

function nothing(): Record<Stage, number> {
  return Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
}

function row(key: string, stages: Readonly<Record<Stage, number>>): FigureRow {
  return { key, stages, total: STAGES.reduce((total, stage) => total + stages[stage], 0) };
}
