// Pure. Decides how the later papers of people's mediation are set: bordered sheets of labelled rows, as the dossier binds them.
import { isBlank, place } from '../../../kernel/paper.ts';
import type { PaperLang, SignaturePlace } from '../../../kernel/paper.ts';
import { type Label, pick } from '../../../kernel/paper-sheet.ts';
import { signHint } from './wording.ts';

export { type Label, listed, pair, proseRow, row, SHEET } from '../../../kernel/paper-sheet.ts';

export function signer(lang: PaperLang, title: Label, name?: string, date?: string): SignaturePlace {
  return place(isBlank(name) ? pick(lang, ...title) : `${pick(lang, ...title)}　${name}`, signHint(lang), date);
}
