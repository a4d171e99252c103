// Decides whether something stands on the page that was typed and that loading the page again would lose. Filters of lists are no loss.

/** What of a field counts. */
export interface FieldSeen {
  readonly kind: string;
  readonly value: string;
  readonly checked: boolean;
  /** Still on the page. */
  readonly here: boolean;
  /** A filter or a search. */
  readonly filter: boolean;
}

/** A field that somebody wrote in counts as long as it stands there and is not empty again. */
export function wouldBeLost(fields: readonly FieldSeen[]): boolean {
  return fields.some(
    (field) =>
      field.here &&
      !field.filter &&
      (field.kind === 'checkbox' || field.kind === 'radio' ? field.checked : field.value.trim() !== ''),
  );
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const touched = new Set<Field>();

/** Remembers, from now on, which fields were written in. */
export function noteTyping(page: Document): void {
  page.addEventListener('input', ({ target }) => {
    if (
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    )
      touched.add(target);
  });
}

/** Something was typed on this page and is not saved. */
export function typedHere(): boolean {
  for (const field of touched) if (!field.isConnected) touched.delete(field);
  return wouldBeLost(
    [...touched].map((field) => ({
      kind: field.type,
      value: field.value,
      checked: field instanceof HTMLInputElement && field.checked,
      here: field.isConnected,
      filter: field.type === 'search' || field.closest('.filters, [role=search]') !== null,
    })),
  );
}
