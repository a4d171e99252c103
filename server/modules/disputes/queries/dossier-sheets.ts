import type { Tx } from '../../../platform/db.ts';
import type { LockedMatter, PaperCall } from '../../matters/index.ts';
import { type DataForDossierCover, dossierCoverForm } from '../documents/dossier-cover.ts';
import { type DataForDossierNote, dossierNoteForm } from '../documents/dossier-note.ts';
import { fillPaper } from './paper-record.ts';

/** What stands on the cover before it has a file number; read by the form, so that what is added to it fits. */
export async function coverData(tx: Tx, call: PaperCall, matter: LockedMatter): Promise<DataForDossierCover> {
  const { data } = await fillPaper(tx, call, matter, { kind: 'dossier-cover' });
  return dossierCoverForm.input.parse(data);
}

/** 卷宗情况说明 with the words that were written for it. */
export async function noteData(
  tx: Tx,
  call: PaperCall,
  matter: LockedMatter,
  words: string | null,
): Promise<DataForDossierNote> {
  const { data } = await fillPaper(tx, call, matter, { kind: 'dossier-note' });
  return { ...dossierNoteForm.input.parse(data), words: words ?? undefined };
}
