/** A finding of axe that is the component library's and not ours to mend. */
interface Exception {
  readonly rule: string;
  /** What the found element's selector looks like. */
  readonly selector: RegExp;
  /** The library's issue, or why it is no barrier. */
  readonly issue: string;
}

export const exceptions: readonly Exception[] = [];
