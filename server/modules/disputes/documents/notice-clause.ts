// Pure. Decides what a clause of the notice of rights and duties is.

/** A clause: what it says, and the things it lists. */
export interface NoticeClause {
  readonly text: string;
  readonly list?: readonly string[];
}
