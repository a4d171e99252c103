/** The texts that the cells of a workbook share, packed: hundreds of thousands of strings would cost several times their bytes. */
export interface SharedTexts {
  add(text: string): void;
  at(index: number): string;
}

/** Bytes of a page. One buffer that grows would be there twice while it is copied, and half empty after. */
const pageSize = 1024 * 1024;

export function sharedTexts(): SharedTexts {
  const pages: Buffer[] = [];
  let used = pageSize;
  /** Page, start and length of each text, one after the other. */
  let places = new Uint32Array(3 * 16_384);
  let count = 0;
  return {
    add(text) {
      const length = Buffer.byteLength(text);
      if (used + length > pageSize) {
        pages.push(Buffer.allocUnsafeSlow(Math.max(pageSize, length)));
        used = 0;
      }
      (pages.at(-1) as Buffer).write(text, used);
      if (3 * count === places.length) {
        const longer = new Uint32Array(places.length * 2);
        longer.set(places);
        places = longer;
      }
      places.set([pages.length - 1, used, length], 3 * count);
      used += length;
      count += 1;
    },
    at(index) {
      if (!(index >= 0 && index < count)) return '';
      const [page = 0, start = 0, length = 0] = places.subarray(3 * index, 3 * index + 3);
      return (pages[page] as Buffer).toString('utf8', start, start + length);
    },
  };
}
