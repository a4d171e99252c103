import type { ComponentChildren, VNode } from 'preact';
import { useLacking } from '../parts/lacking.ts';
import { Problems } from '../parts/problems.tsx';
import { Icon } from '../parts/icon.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { reportSteps, stepAfter, stepBefore, type ReportStep } from '../router.ts';
import { useWords } from '../words.tsx';
import { lacksOf } from './draft.ts';
import { lackWords } from './lack-words.ts';
import { useReport } from './report-draft.tsx';
import { today } from './today.ts';

const fromCheck = 'anhe.from-check';

/** Remembers that a step was opened from the check page, so that its button leads back there. */
export function comeFromCheck(): void {
  try {
    sessionStorage.setItem(fromCheck, '1');
  } catch {
    // the button then leads to the next step
  }
}

function cameFromCheck(): boolean {
  try {
    return sessionStorage.getItem(fromCheck) === '1';
  } catch {
    return false;
  }
}

export function forgetCheck(): void {
  try {
    sessionStorage.removeItem(fromCheck);
  } catch {
    // nothing was kept
  }
}

interface StepPageProps {
  readonly step: ReportStep;
  readonly title: string;
  readonly children: (problemOf: (field: string) => string | undefined) => ComponentChildren;
  /** A reason to stay on the page that is not in the draft (uploads that are under way). */
  readonly wait?: string | undefined;
}

/** One question: where we are, the question, the way on. */
export function StepPage(props: StepPageProps): VNode {
  const { t } = useWords();
  const { go } = useNavigation();
  const { draft } = useReport();
  // What was mended since is not said any more; what was not asked about yet waits for the next «next step».
  const lacks = lacksOf(props.step, draft, today()).map((lack) => ({
    field: lack.field,
    words: lackWords(lack.words, t),
  }));
  const lacking = useLacking(props.wait ? [...lacks, { field: 'waiting', words: props.wait }] : lacks);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!lacking.whole()) return;
    const back = cameFromCheck();
    forgetCheck();
    go(back ? 'reportCheck' : stepAfter(props.step));
  };
  return (
    <form class="narrow" noValidate onSubmit={submit}>
      <StepHead step={props.step} />
      <h1 tabIndex={-1}>{props.title}</h1>
      <Problems problems={lacking.left} found={lacking.found} />
      {props.children(lacking.problemOf)}
      <div class="onward">
        <button type="submit" class="button wide">
          {cameFromCheck() ? t.steps.backToCheck : t.steps.next}
        </button>
      </div>
      <Kept />
    </form>
  );
}

export function StepHead(props: { readonly step: ReportStep }): VNode {
  const { t } = useWords();
  const n = reportSteps.indexOf(props.step) + 1;
  return (
    <div class="step-head">
      <Link to={stepBefore(props.step)} class="back">
        <Icon name="back" />
        {t.steps.previous}
      </Link>
      <p class="step-count">{t.steps.of(n, reportSteps.length)}</p>
      <div class="step-bar" aria-hidden="true">
        {reportSteps.map((step, i) => (
          <span key={step} class={i < n ? 'gone' : undefined} />
        ))}
      </div>
    </div>
  );
}

/** Says where what was typed is kept, and lets it be cleared. */
export function Kept(): VNode {
  const { t } = useWords();
  const { go } = useNavigation();
  const { clear } = useReport();
  const drop = (): void => {
    if (!confirm(t.steps.clearSure)) return;
    clear();
    go('home', true);
  };
  return (
    <p class="kept">
      {t.steps.kept}{' '}
      <button type="button" class="link" onClick={drop}>
        {t.steps.clear}
      </button>
    </p>
  );
}
