// Who may do what in a mediation and its dossier.
import { everywhere, handledBy, holders, matter, type MatterRow, type Row } from './row.ts';

/** Mediation is done by those who mediate: clerks, leaders and administrators are turned away at the door. */
const whoMediates = ['xinhe', 'xinheTwo', 'liulin', 'dongshan', 'hexiCommittee', 'housing'] as const;
const mediating = (operation: string): MatterRow => ({ ...holders(operation), door: whoMediates });

export const mediation: Row[] = [
  'startMediation',
  'reachRespondent',
  'recordConsent',
  'acceptMediation',
  'chooseMediator',
  'declareInterests',
  'planSession',
  'recordSession',
  'prolongMediation',
  'checkSham',
  'draftAgreement',
  'signAgreement',
  'signByMediator',
  'recordSeal',
  'recordOralAgreement',
  'mediateOnTheSpot',
  'recordPerformance',
  'failMediation',
  'withdrawMediation',
  'endMediation',
  'voidDossierNumber',
].map(mediating);

/** The dossier is kept by those who mediate; the centre's checker and head let missing papers pass and void numbers. */
const keepsDossiers = [...whoMediates, 'checker', 'head'] as const;
export const dossier: Row[] = [
  ...['fileInDossier', 'markDossierItem', 'describeDossier', 'archiveDossier', 'addDossierSupplement'].map(
    (operation): Row => ({
      ...matter(
        operation,
        ['checker', 'head', ...handledBy.xinhe],
        ['checker', 'head', ...handledBy.dongshan],
        ['checker', 'head', ...handledBy.township],
      ),
      door: keepsDossiers,
    }),
  ),
  { ...everywhere('voidDossierArchive', ['checker', 'head']), door: ['checker', 'head'] },
];
