// Decides how a dossier number reads: （年份）×人调字第N号, gap-free per committee and year. A void number stays, with its reason.
// Form: 司法部 2010 人民调解文书格式 (卷号).

/** @param template the profile's `dossierNumber`, e.g. `（{year}）{committee}人调字第{serial}号` */
export function dossierNumber(
  template: string,
  of: { readonly year: number; readonly committee: string; readonly serial: number },
): string {
  return template
    .replace('{year}', String(of.year))
    .replace('{committee}', of.committee)
    .replace('{serial}', String(of.serial));
}

/** Serials that are missing or given twice in a committee's year; both lists are empty when the numbering is whole. */
export function numberingFaults(serials: readonly number[]): { readonly missing: number[]; readonly twice: number[] } {
  const seen = new Set<number>();
  const twice: number[] = [];
  for (const serial of serials) {
    if (seen.has(serial)) twice.push(serial);
    seen.add(serial);
  }
  const most = Math.max(0, ...serials);
  const missing = Array.from({ length: most }, (_, i) => i + 1).filter((serial) => !seen.has(serial));
  return { missing, twice };
}
