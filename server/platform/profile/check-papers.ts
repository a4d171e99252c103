// Pure: checks of the wording of papers against the forms that print it.
// Decides that every form has its words, and that nothing stands in the file that no form prints.
import { type PaperWording, wordingFaults } from '../../kernel/paper-wording.ts';
import type { PaperForm } from '../../kernel/paper.ts';
import type { Problem } from './problem.ts';

/** Everything wrong in the papers of a profile; `forms` are those of all modules. */
export function checkPapers(papers: readonly PaperWording[], forms: readonly PaperForm<unknown>[]): Problem[] {
  const missing = forms
    .filter((form) => !papers.some((paper) => paper.id === form.kind))
    .map((form): Problem => ({ path: ['papers'], sentence: `the words of the paper «${form.kind}» are missing` }));
  const faults = papers.flatMap((paper, n): Problem[] => {
    const form = forms.find((one) => one.kind === paper.id);
    if (!form) return [{ path: ['papers', n, 'id'], sentence: `no form prints the paper «${paper.id}»` }];
    return wordingFaults(form, paper).map((fault) => ({
      path: ['papers', n, ...fault.path],
      sentence: fault.sentence,
    }));
  });
  return [...missing, ...faults];
}
