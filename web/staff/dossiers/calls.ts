// The operations of the dossier, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type {
  addDossierSupplement as AddDossierSupplement,
  archiveDossier as ArchiveDossier,
  describeDossier as DescribeDossier,
  fileInDossier as FileInDossier,
  getDossier as GetDossier,
  listDossiers as ListDossiers,
  markDossierItem as MarkDossierItem,
  voidDossierArchive as VoidDossierArchive,
} from '../../../server/modules/disputes/contract.ts';
import { caller } from '../../api/caller.ts';

export const getDossier = caller<typeof GetDossier>({ method: 'GET', path: '/api/matters/{number}/dossier' });
export type Dossier = ReplyOf<typeof GetDossier>;
export type DossierRow = Dossier['items'][number];
export type Piece = DossierRow['pieces'][number];

export const listDossiers = caller<typeof ListDossiers>({ method: 'GET', path: '/api/dossiers' });
export type ArchivedRow = ReplyOf<typeof ListDossiers>['items'][number];

const act = { method: 'POST', act: true, onExisting: true } as const;

export const dossierCalls = {
  fileInDossier: caller<typeof FileInDossier>({ ...act, path: '/api/matters/{number}/dossier/files' }),
  markDossierItem: caller<typeof MarkDossierItem>({ ...act, path: '/api/matters/{number}/dossier/mark' }),
  describeDossier: caller<typeof DescribeDossier>({ ...act, path: '/api/matters/{number}/dossier/note' }),
  archiveDossier: caller<typeof ArchiveDossier>({ ...act, path: '/api/matters/{number}/dossier/archive' }),
  addDossierSupplement: caller<typeof AddDossierSupplement>({
    ...act,
    path: '/api/matters/{number}/dossier/supplement',
  }),
  voidDossierArchive: caller<typeof VoidDossierArchive>({ ...act, path: '/api/matters/{number}/dossier/void' }),
} as const;
