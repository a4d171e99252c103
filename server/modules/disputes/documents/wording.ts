// Pure. Decides the words that several papers of people's mediation share: places to sign, dossier numbers, legal notes.
// Articles are those of 《中华人民共和国人民调解法》 (2010) unless another text is named.
import { fill, paragraph, place, sealPlace, signatures } from '../../../kernel/paper.ts';
import type { Inline, PaperLang, Part, SignaturePlace } from '../../../kernel/paper.ts';
import { namesOf, type PaperParty, pick } from './party.ts';

/** （签名、盖章或按指印）, article 29. */
export function partyHint(lang: PaperLang): string {
  return pick(lang, '（签名、盖章或按指印）', ' (signature, seal or fingerprint)');
}

export function signHint(lang: PaperLang): string {
  return pick(lang, '（签名）', ' (signature)');
}

/** Where the committee's seal goes. It is set by hand; software draws none. */
export function committeeSeal(lang: PaperLang, date: string): SignaturePlace {
  return sealPlace(pick(lang, '（人民调解委员会印章）', "(seal of the people's mediation committee)"), date);
}

/** One place to sign for each name, or `blanks` unnamed ones. */
export function partyPlaces(
  title: string,
  names: readonly string[],
  blanks: number,
  lang: PaperLang,
): SignaturePlace[] {
  if (names.length === 0) return Array.from({ length: blanks }, () => place(title, partyHint(lang)));
  return names.map((name) => place(`${title}　${name}`, partyHint(lang)));
}

/** The end of an application to a court: to which court, and where the one who applies signs. */
export function applicationEnd(
  applicant: { readonly title: string; readonly party: PaperParty | undefined },
  court: string | undefined,
  lang: PaperLang,
): Part[] {
  const name = applicant.party ? namesOf([applicant.party], lang) : undefined;
  return [
    paragraph([fill(court, 16)], { indent: false }),
    signatures(2, partyPlaces(applicant.title, name ? [name] : [], 1, lang)),
  ];
}

/** 编号：（2026）青山人调字第17号; with no number the empty form of it. */
export function dossierLine(number: string | undefined, lang: PaperLang): Inline[] {
  const before = pick(lang, '编号：', 'No. ');
  if (number !== undefined && number.trim() !== '') return [before, number];
  return [before, '（', fill(undefined, 3), '）', fill(undefined, 4), '人调字第', fill(undefined, 3), '号'];
}

/** The body at the head of the paper; its name to fill in when absent. */
export function committeeName(name: string | undefined, lang: PaperLang): Inline[] {
  if (name !== undefined && name.trim() !== '') return [name];
  return [fill(undefined, 11), pick(lang, '人民调解委员会', " people's mediation committee")];
}

/** Printed on every English paper. */
export function readingCopy(lang: PaperLang): string | undefined {
  return lang === 'en' ? 'For reading only: the Chinese paper is the one to be signed.' : undefined;
}
