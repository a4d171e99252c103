// Pure. Decides what is said of a row that was not taken over: every cell of it that is wrong, by its column, as the trial said it.
// The list of faults is cut (200 cells); past its end the one reason that the job kept stands alone.

export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}

export function whyLeftOut(
  result: { readonly row: number; readonly reason: string | null },
  faults: readonly Fault[],
  say: { readonly word: (code: string) => string; readonly colon: string },
): string {
  if (result.reason === null) return '';
  const own = faults.filter((fault) => fault.row === result.row);
  // Refused for another reason than its cells, such as brought before: what the trial said is no answer then.
  if (!own.some((fault) => fault.reason === result.reason)) return say.word(result.reason);
  return own.map((fault) => `${fault.column}${say.colon}${say.word(fault.reason)}`).join(' ');
}
