// Pure. Decides what the words on the command line of the bench mean.

export interface BenchOptions {
  readonly matters: number;
  /** Seconds of each cell over HTTP. */
  readonly seconds: number;
  /** Seconds of each page of each reader, one request after the other: few requests, so a second says little of their p95. */
  readonly readerSeconds: number;
  readonly connections: readonly number[];
  readonly only: readonly string[];
  /** File that gets the cells as JSON. */
  readonly json: string | undefined;
}

export const usage = `npm run bench -- [--matters 100000] [--seconds 3 | --quick] [--connections 1,16,64] [--only list,get] [--json file]
DATABASE_URL names a running PostgreSQL (a superuser's address): a database of its own is made there and removed. Without it the embedded one runs.`;

/**
 * The sizes of one run, from the smallest: past 100,000 matters the same is measured at 10,000 and 100,000 before, so that one run shows
 * what grows.
 */
export function sizesUpTo(matters: number): readonly number[] {
  return matters > 100_000 ? [10_000, 100_000, matters] : [matters];
}

/** @throws RangeError with the word that is not understood */
export function readArguments(words: readonly string[]): BenchOptions {
  let options: BenchOptions = {
    matters: 100_000,
    seconds: 3,
    readerSeconds: 3,
    connections: [1, 16, 64],
    only: [],
    json: undefined,
  };
  const rest = [...words];
  const value = (of: string): string => rest.shift() ?? fault(of);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--quick') options = { ...options, seconds: 1 };
    else if (word === '--matters') options = { ...options, matters: whole(value(word)) };
    else if (word === '--seconds') options = { ...options, seconds: whole(value(word)) };
    else if (word === '--connections') options = { ...options, connections: value(word).split(',').map(whole) };
    else if (word === '--only') options = { ...options, only: value(word).split(',') };
    else if (word === '--json') options = { ...options, json: value(word) };
    else fault(word);
  }
  return options;
}

function whole(text: string): number {
  return /^[1-9]\d{0,6}$/u.test(text) ? Number(text) : fault(text);
}

function fault(word: string): never {
  throw new RangeError(`${word}\n${usage}`);
}
