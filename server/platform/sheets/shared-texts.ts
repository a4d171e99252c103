/** The texts that the cells of a workbook share, packed: hundreds of thousands of strings would cost several times their bytes. */
export interface SharedTexts {
  add(text: string): void;
  at(index: number): string;
}

export function sharedTexts(): SharedTexts {
  let bytes = Buffer.alloc(1024 * 1024);
  let used = 0;
  let ends = new Uint32Array(16_384);
  let count = 0;
  return {
    add(text) {
      const length = Buffer.byteLength(text);
      if (used + length > bytes.length) {
        const wider = Buffer.alloc(Math.max(Math.ceil(bytes.length * 1.5), used + length));
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      used += bytes.write(text, used);
      if (count === ends.length) {
        const longer = new Uint32Array(ends.length * 2);
        longer.set(ends);
        ends = longer;
      }
      ends[count] = used;
      count += 1;
    },
    at(index) {
      const end = ends[index];
      if (end === undefined || index >= count) return '';
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], end);
    },
  };
}
