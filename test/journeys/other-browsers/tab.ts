/** What is on a page, by the words that a person reads there. */
export type Kind = 'button' | 'link' | 'heading' | 'field' | 'choice';

/** One window of a browser that is not Chromium, moved by that browser's own remote control. */
export interface Tab {
  /** Name and version. */
  readonly browser: string;
  goTo(url: string): Promise<void>;
  size(width: number, height: number): Promise<void>;
  /** Runs a function of the page and gives what it returns; it sees nothing but its arguments. */
  ask<T>(work: (...given: string[]) => T, ...given: string[]): Promise<T>;
  /** Presses what is named so, with the browser's own pointer; false when it is not there yet. */
  press(kind: Kind, words: string): Promise<boolean>;
  /** Types into the field that is named so, key by key; false when it is not there yet. */
  type(words: string, text: string): Promise<boolean>;
  /** Hands a file to the page's file field. */
  file(path: string): Promise<void>;
  /** Faults of the page's scripts, as far as this browser tells them. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Runs in the page. Finds what can be seen and is named so, and brings it into sight. */
export function find(kind: string, words: string): Element | null {
  const places: Record<string, string> = {
    button: 'button',
    link: 'a[href]',
    heading: 'h1, h2',
    field: 'input:not([type=file]), textarea, select',
    choice: 'label',
  };
  const bare = (text: string): string => text.replaceAll(/\s/gu, '');
  const nameOf = (element: Element): string => {
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join('');
    const key = element.querySelector('kbd')?.textContent ?? '';
    return bare(
      element.getAttribute('aria-label') ?? (labels || element.textContent.slice(0, -key.length || undefined)),
    );
  };
  const wanted = bare(words);
  const named = (element: Element): boolean => {
    const name = nameOf(element);
    if (kind === 'button') return name === wanted;
    // A choice may go on with what is meant by it.
    return kind === 'choice' ? name.startsWith(wanted) : name.includes(wanted);
  };
  // What lies on top, a sheet or a question, comes last.
  const found = [...document.querySelectorAll(places[kind] ?? kind)].findLast(
    (element) => element.getClientRects().length > 0 && named(element),
  );
  if (!found) return null;
  found.scrollIntoView({ block: 'center' });
  // What still moves, or lies beneath something, is not there yet.
  const moves = document.getAnimations().some((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  const { left, top, width, height } = found.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return !moves && hit && found.contains(hit) ? found : null;
}

/** Runs in the page. Takes the option of a list, as its own window on the screen does. */
export function takeOption(words: string, option: string): boolean {
  const list = [...document.querySelectorAll('select')].find((one) =>
    [...one.labels].some((label) => label.textContent.includes(words)),
  );
  const found = [...(list?.options ?? [])].find((one) => one.text.trim() === option);
  if (!list || !found) return false;
  list.value = found.value;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

const patience = 30_000;

/** Tries until it is there. */
export async function until<T>(what: string, tryIt: () => Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await tryIt();
    if (found) return found;
    if (Date.now() > end) throw new Error(`«${what}» did not come`);
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
}
