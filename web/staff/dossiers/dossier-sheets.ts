// Pure. Decides which fields the sheets of a dossier have; which item an act is about, the page knows from the button pressed.
import type { FieldSpec } from '../acts/sheet-spec.ts';

const reason: FieldSpec = { name: 'reason', kind: 'words', max: 500, required: true };

export const dossierSheets = {
  fileInDossier: [
    { name: 'fileIds', kind: 'files', most: 20 },
    { name: 'matterFileIds', kind: 'pick', from: 'looseFiles', many: true },
  ],
  markDossierItem: [reason],
  describeDossier: [{ name: 'words', kind: 'words', max: 5000, required: true }],
  archiveDossier: [
    { name: 'custodianPostId', kind: 'pick', from: 'custodians' },
    { name: 'scanFileIds', kind: 'files', most: 20 },
    // Only the checker lets missing papers pass, and only where some are missing.
    { name: 'exceptionReason', kind: 'words', max: 500, when: (values) => values['incomplete'] === true },
  ],
  addDossierSupplement: [
    reason,
    { name: 'paperIds', kind: 'pick', from: 'laterPapers', many: true },
    { name: 'matterFileIds', kind: 'pick', from: 'laterFiles', many: true },
    { name: 'fileIds', kind: 'files', most: 20 },
  ],
  voidDossierArchive: [reason],
} as const satisfies Readonly<Record<string, readonly FieldSpec[]>>;
export type DossierAct = keyof typeof dossierSheets;
