/**
 * Works through what a sweep found, one after the other. One that fails does not keep the others from their turn, nor those that the next run
 * would find behind it; the first failure is thrown at the end, so that the sweep is seen to have failed and is tried again.
 * @returns how many items had their turn
 */
async function oneByOne<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return items.length;
}

/**
 * The same over pages: `next` gives those behind the last one of the page before, and fewer than `size` when there are no more. Every page has its
 * turn; the first failure is thrown at the end.
 * @returns how many items had their turn
 */
export async function pageByPage<T>(
  size: number,
  next: (after: T | undefined) => Promise<readonly T[]>,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const failures: unknown[] = [];
  let all = 0;
  for (let after: T | undefined; ;) {
    const page = await next(after);
    await oneByOne(page, work).catch((error: unknown) => failures.push(error));
    all += page.length;
    after = page.at(-1);
    if (page.length < size) break;
  }
  if (failures.length > 0) throw failures[0];
  return all;
}
