import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words.tsx';

export interface NamedProblem {
  readonly field: string;
  readonly words: string;
}

/** The problems of a page above everything else, each a way to its place. Takes the focus when they appear. */
export function Problems(props: {
  readonly problems: readonly NamedProblem[];
  /** What was found when it was last looked: the focus is taken then, and not while problems are being mended. */
  readonly found?: readonly NamedProblem[];
}): VNode | null {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const found = props.found ?? props.problems;
  useEffect(() => {
    if (found.length > 0) box.current?.focus();
  }, [found]);
  if (props.problems.length === 0) return null;
  const goTo = (event: Event, field: string): void => {
    event.preventDefault();
    const place = document.getElementById(field);
    const target = place?.matches('input, select, textarea') ? place : place?.querySelector<HTMLElement>('input');
    (target ?? place)?.focus();
    place?.scrollIntoView({ block: 'center' });
  };
  return (
    <div class="problems" role="alert" tabIndex={-1} ref={box}>
      <p>{t.steps.problems}</p>
      <ul>
        {props.problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#${problem.field}`} onClick={(event) => goTo(event, problem.field)}>
              {problem.words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
