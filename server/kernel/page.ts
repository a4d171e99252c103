// Decides how a keyset page is cut: the cursor is the sort key of the last row, opaque to callers.
// A false or foreign cursor is a refusal, not a crash.
import { refuse, type Refusal } from './refusal.ts';

/** Default and largest size of a page. */
export const pageSize = { usual: 20, most: 100 } as const;

export function encodeCursor(parts: readonly (string | number)[]): string {
  const json = JSON.stringify(parts);
  return btoa(String.fromCharCode(...new TextEncoder().encode(json)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

export function decodeCursor(cursor: string, length: number): (string | number)[] | Refusal {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((p) => typeof p === 'string' || typeof p === 'number')
    )
      return parts;
  } catch {
    // falls through to the refusal: whatever was sent is not a cursor of ours
  }
  return refuse('invalid', 'cursor-invalid');
}
