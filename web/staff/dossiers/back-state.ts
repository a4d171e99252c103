// Pure. Decides what is said of the 封底: it is made when the dossier is bound, and bound with it; where a dossier on paper was scanned it is the scan's own.

export function backState(
  archive: { readonly sealed: boolean; readonly how: 'made' | 'scanned' } | null,
): 'awaited' | 'binding' | 'bound' | 'scanned' {
  if (archive === null) return 'awaited';
  if (archive.how === 'scanned') return 'scanned';
  return archive.sealed ? 'bound' : 'binding';
}
