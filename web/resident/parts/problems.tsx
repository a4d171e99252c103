import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../words.tsx';

export interface NamedProblem {
  readonly field: string;
  readonly words: string;
}

/** The problems of a page above everything else, each a way to its place. The first wrong field takes the focus when they are found. */
export function Problems(props: {
  readonly problems: readonly NamedProblem[];
  /** What was found when it was last looked: the focus is taken then, and not while problems are being mended. */
  readonly found: readonly NamedProblem[];
}): VNode | null {
  const { t } = useWords();
  const { problems, found } = props;
  useEffect(() => {
    if (found[0]) goTo(found[0].field);
  }, [found]);
  if (problems.length === 0) return null;
  return (
    <div class="problems" role="alert">
      <p>{t.steps.problems}</p>
      <ul>
        {problems.map(({ field, words }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(field);
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(field: string): void {
  const place = document.getElementById(field);
  place?.closest('details')?.setAttribute('open', '');
  const target = place?.matches('input, select, textarea') ? place : place?.querySelector<HTMLElement>('input');
  (target ?? place)?.focus();
  (place?.closest('.field') ?? place)?.scrollIntoView({ block: 'center' });
}
