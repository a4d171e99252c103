/** A stream of bytes taken in the lengths that the reader wants. */
export interface Bytes {
  /** Exactly so many bytes; null when the stream ends before. */
  take(length: number): Promise<Buffer | null>;
}

export function bytesOf(source: AsyncIterable<Uint8Array>): Bytes {
  const parts = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  return {
    async take(length) {
      while (size < length) {
        const next = await parts.next();
        if (next.done === true) return null;
        held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength));
        size += next.value.byteLength;
      }
      const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
      held = [all.subarray(length)];
      size = all.length - length;
      return all.subarray(0, length);
    },
  };
}
