// Pure. Decides how measurements are put in figures: percentiles, ratios, one table of plain text.

export interface Sample {
  /** Milliseconds of each request, in any order. */
  readonly times: readonly number[];
  /** Wall time of the whole run, in seconds. */
  readonly seconds: number;
}

export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The value below which the share of the times lies (nearest rank); 0 of nothing. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;
}

export function figuresOf(samples: readonly Sample[]): Figures {
  const sorted = samples.flatMap((sample) => sample.times).toSorted((a, b) => a - b);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  return {
    perSecond: seconds === 0 ? 0 : sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
  };
}

export interface Cell {
  readonly operation: string;
  readonly connections: number;
  readonly http: Figures;
  readonly floor: Figures;
  readonly cpuMs: number;
}

/** What the issue asks of an operation: share of the floor, CPU of the server in milliseconds. */
export interface Aim {
  readonly ratio: number;
  readonly cpuMs: number;
}

const heads = [
  'operation',
  'conn',
  'req/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'cpu ms',
  'floor/s',
  'floor p50',
  'ratio',
  'aim',
];

export function table(cells: readonly Cell[], aims: Readonly<Record<string, Aim>>): string {
  const lines = cells.map((cell) => {
    const aim = aims[cell.operation];
    const ratio = cell.floor.perSecond === 0 ? 0 : cell.http.perSecond / cell.floor.perSecond;
    const missed = aim
      ? [...(ratio < aim.ratio ? [`ratio ${aim.ratio}`] : []), ...(cell.cpuMs > aim.cpuMs ? [`cpu ${aim.cpuMs}`] : [])]
      : [];
    return [
      cell.operation,
      String(cell.connections),
      cell.http.perSecond.toFixed(0),
      cell.http.p50.toFixed(2),
      cell.http.p95.toFixed(2),
      cell.http.p99.toFixed(2),
      cell.cpuMs.toFixed(2),
      cell.floor.perSecond.toFixed(0),
      cell.floor.p50.toFixed(2),
      ratio.toFixed(2),
      missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`,
    ];
  });
  return ruled(heads, lines);
}

/** How long a page of one kind of reader takes, with nobody else there, in milliseconds. */
export interface ReaderCell {
  readonly reader: string;
  readonly operation: string;
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
}

export interface ReadersAtSize {
  readonly matters: number;
  readonly readers: readonly ReaderCell[];
}

/** What a p95 at the largest size may be, as a multiple of that at the smallest. */
const growthAim = 1.5;
const grows = new Set(['list', 'worklist', 'get', 'recordProgress']);
/** Milliseconds at any size; counts of the county only. */
const limits: Readonly<Record<string, number>> = { search: 50, 'county counts': 50 };

/** p50 / p95 of each reader's pages, a column a size from the smallest, and how much p95 grew from the first to the last. */
export function readersTable(sizes: readonly ReadersAtSize[]): string {
  const [first, ...more] = sizes;
  const last = more.at(-1);
  const lines = (first?.readers ?? []).map(({ reader, operation }) => {
    const cells = sizes.map(({ readers }) => readers.find((c) => c.reader === reader && c.operation === operation));
    const [from, to] = [cells[0]?.p95 ?? 0, cells.at(-1)?.p95 ?? 0];
    const limit = limits[operation] ?? limits[`${reader} ${operation}`];
    const missed = [
      ...(last && grows.has(operation) && to > from * growthAim ? [`grows ${growthAim}`] : []),
      ...(limit !== undefined && to >= limit ? [`p95 ${limit}`] : []),
    ];
    return [
      reader,
      operation,
      ...cells.map((cell) => (cell ? `${cell.p50.toFixed(2)} / ${cell.p95.toFixed(2)}` : '-')),
      ...(last ? [from === 0 || to === 0 ? '-' : (to / from).toFixed(2)] : []),
      missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`,
    ];
  });
  return ruled(
    [
      'reader',
      'operation',
      ...sizes.map(({ matters }) => matters.toLocaleString('en')),
      ...(last ? ['p95 grows'] : []),
      'aim',
    ],
    lines,
  );
}

/** Columns as wide as their widest cell; the first and the last to the left, figures to the right. */
function ruled(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...lines.map((line) => (line[i] ?? '').length)));
  const row = (line: readonly string[]): string =>
    line
      .map((text, i) =>
        i === 0 || i === heads.length - 1 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0),
      )
      .join('  ');
  return [row(heads), widths.map((w) => '-'.repeat(w)).join('  '), ...lines.map(row)].join('\n');
}
