// Pure. Decides what stands in for the papers of an archived dossier of the practice county: sample sheets that say so, without any name, signature or
// seal. A real dossier on paper is scanned sheet by sheet and bound behind its cover and catalogue.
import type { Paper } from '../kernel/paper.ts';
import type { DataForDossierCover } from '../modules/disputes/documents/dossier-cover.ts';
import type { SampleFile } from './sample-paper.ts';

/** What stands on the cover where it is read in the other language. */
export const SAMPLE_COVER_DATA: DataForDossierCover = {
  remarks: '演练样张，不是真实文书。 Practice sample, not a real paper.',
};

/** The cover as it was issued, of every dossier. */
export const SAMPLE_COVER: Paper = {
  kind: 'dossier-cover',
  lang: 'zh',
  layout: 'letter',
  title: '人民调解卷宗（样卷）',
  date: '2026-01-01',
  body: [
    { part: 'space', height: 60 },
    { part: 'paragraph', text: ['演练样张，不是真实文书。'], indent: false, align: 'center' },
    { part: 'paragraph', text: ['Practice sample, not a real paper.'], indent: false, align: 'center' },
  ],
};
/** Of its PDF; a test prints it. */
export const SAMPLE_COVER_SHA256 = '3b6fb6b5435c4767c9f6d693b62f99b3f5f75b00c1ad660b93d01038763e6d55';

export interface SampleDossier {
  readonly scan: SampleFile;
  readonly bound: SampleFile;
  /** Of what is bound: cover, catalogue and back cover beside the sheets of the scan. */
  readonly pages: number;
}

function dossier(sheets: number, scan: readonly [number, string], bound: readonly [number, string]): SampleDossier {
  const pdf = { mediaType: 'application/pdf', shownAs: '卷宗扫描件样张.pdf', width: null, height: null };
  const file = (name: string, [bytes, sha256]: readonly [number, string]): SampleFile => ({
    ...pdf,
    fileName: `samples/dossier-${name}-${sheets}.pdf`,
    bytes,
    sha256,
  });
  return { scan: file('scan', scan), bound: file('bound', bound), pages: sheets + 3 };
}

/** Thin, usual and thick ones; facts of the files, held against them by a test. */
export const SAMPLE_DOSSIERS: readonly SampleDossier[] = [
  dossier(
    6,
    [12920, '6621fa3ae377d31dbeafbfee937b6ee76554645a346bd12b1561404b98463dd4'],
    [14502, '93a0b5a95e2cd11bc3058945f4997f234d0857e79debd60013c0e8ca2fc2db14'],
  ),
  dossier(
    9,
    [13911, '096fe5627c8347d02c680c562a9c99f362461328dbebfe5a49a7dd0d975657c2'],
    [15791, '206299432ae7b742a2c14c93b9df15d9202e745680eb3baddbff460f70515902'],
  ),
  dossier(
    13,
    [15240, '204256dbc4e23edb447825a6d91eb198fb9c777b436d11e251aa3727ee705140'],
    [17525, '0eb2eb8a6916881b69db40b964cd7716b8c393e3c8d6961497823f1bb6918d70'],
  ),
];

/** 补充卷 */
export const SAMPLE_SUPPLEMENT: SampleDossier = dossier(
  2,
  [11588, 'ee2110490dd4e289d0ab91577aac1de5f04e9c824f5be684023d42ebf458dea0'],
  [12775, '816e0b68ac8f7388b2788577bd9f4af8496bb62577e7bb2743d6e6da90e374ff'],
);
