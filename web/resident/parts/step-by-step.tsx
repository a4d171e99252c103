import type { ComponentChildren, VNode } from 'preact';
import { useWords } from '../words.tsx';

/** The whole computation of a date with its articles, folded away under its plain words. */
export function StepByStep(props: { readonly steps: readonly string[]; readonly children?: ComponentChildren }): VNode {
  const { t } = useWords();
  return (
    <details>
      <summary>{t.app.stepByStep}</summary>
      <ol class="plain-list">
        {props.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {props.children}
    </details>
  );
}
