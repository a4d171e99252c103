// Pure. Decides which problems a page still shows while they are mended: of what was found, what is still lacking, in the words that fit it now.

/** What was not yet asked about waits for the next look; what was mended is gone at once. */
export function stillLacking<T extends { readonly field: string }>(
  now: readonly T[],
  found: readonly { readonly field: string }[],
): T[] {
  return now.filter((lack) => found.some((one) => one.field === lack.field));
}
