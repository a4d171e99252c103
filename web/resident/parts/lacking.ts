import { useState } from 'preact/hooks';
import type { NamedProblem } from './problems.tsx';
import { stillLacking } from './still-lacking.ts';

interface Lacking {
  /** What was found when it was last looked, and what of it is still to be mended: see `Problems`. */
  readonly found: readonly NamedProblem[];
  readonly left: readonly NamedProblem[];
  readonly problemOf: (field: string) => string | undefined;
  /** Looks now, and says whether nothing lacks. */
  readonly whole: () => boolean;
}

/** What a form lacks: told when it is sent, and not a moment longer than a field lacks it. */
export function useLacking(lacks: readonly NamedProblem[]): Lacking {
  const [found, setFound] = useState<readonly NamedProblem[]>([]);
  const left = stillLacking(lacks, found);
  return {
    found,
    left,
    problemOf: (field) => left.find((problem) => problem.field === field)?.words,
    whole: () => {
      setFound(lacks);
      return lacks.length === 0;
    },
  };
}
