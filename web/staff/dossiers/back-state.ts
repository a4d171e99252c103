// Pure. Decides what is said of the 封底: it is made when the dossier is bound, and bound with it, behind the scan of a dossier on paper too.

export function backState(archive: { readonly sealed: boolean } | null): 'awaited' | 'binding' | 'bound' {
  if (archive === null) return 'awaited';
  return archive.sealed ? 'bound' : 'binding';
}
