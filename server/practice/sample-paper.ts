// Pure. Decides what stands in for the photographed paper of every agreement of the practice county: one sample sheet that says so, without
// any name, signature or seal (no seal is ever drawn by software).

/** Facts of a file that lies beside this one; a test holds them against the file. */
export interface SampleFile {
  readonly fileName: string;
  readonly shownAs: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

export const SAMPLE_PAPER: SampleFile = {
  fileName: 'sample-paper.jpg',
  shownAs: '协议书样张.jpg',
  mediaType: 'image/jpeg',
  sha256: '7d80b056db2fdf926a2a2c70564ac7ccd860e93b9c1c81e35b4d2707786cd60d',
  bytes: 12761,
  width: 595,
  height: 842,
};
