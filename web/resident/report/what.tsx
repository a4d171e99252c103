import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useCatalogue } from '../catalogue.ts';
import { Choice, Select, TextArea, type Option } from '../parts/field.tsx';
import { iconOfKind } from '../parts/icon.tsx';
import { Trouble } from '../parts/trouble.tsx';
import type { Catalogue } from '../operations.ts';
import { useWords } from '../words.tsx';
import { DangerQuestions } from './danger-questions.tsx';
import { charactersIn, longestAccount } from './draft.ts';
import { useReport } from './report-draft.tsx';
import { StepPage } from './step-page.tsx';

// What people bring most often stands first; the rest is one press away.
const firstShown = ['02', '01', '10', '04', '03', '16', '51', '61', '17'];

export function What(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  const catalogue = useCatalogue();
  const length = charactersIn(draft.description);
  return (
    <StepPage step="reportWhat" title={t.what.title}>
      {(problemOf) => (
        <>
          {catalogue.error ? <Trouble error={catalogue.error} title={t.what.failed} onAgain={catalogue.again} /> : null}
          {catalogue.value ? <Kinds catalogue={catalogue.value} /> : null}
          {catalogue.value && draft.complaint ? (
            <Select
              name="body"
              label={t.what.body}
              hint={t.what.complaint}
              problem={problemOf('body')}
              empty={t.app.choose}
              value={draft.bodyId ? String(draft.bodyId) : ''}
              options={catalogue.value.bodies.map((body) => ({ value: String(body.id), label: body.name }))}
              onChoice={(id) =>
                write({
                  bodyId: Number(id),
                  bodyName: catalogue.value?.bodies.find((body) => String(body.id) === id)?.name ?? '',
                })
              }
            />
          ) : null}
          <TextArea
            name="description"
            label={t.what.words}
            hint={t.what.wordsHint}
            problem={problemOf('description')}
            value={draft.description}
            rows={7}
            onText={(description) => write({ description })}
          />
          <details class="example">
            <summary>{t.what.exampleTitle}</summary>
            <p>{t.what.wordsExample}</p>
          </details>
          {length > longestAccount - 500 ? (
            <p class={length > longestAccount ? 'problem' : 'hint'} role="status">
              {length > longestAccount ? t.what.over(length - longestAccount) : t.what.left(longestAccount - length)}
            </p>
          ) : null}
          <TextArea
            name="claims"
            label={t.what.claims}
            hint={t.what.claimsHint}
            optional
            rows={3}
            value={draft.claims}
            onText={(claims) => write({ claims })}
          />
          {catalogue.value ? <DangerQuestions signs={catalogue.value.dangerSigns} /> : null}
        </>
      )}
    </StepPage>
  );
}

function Kinds(props: { readonly catalogue: Catalogue }): VNode {
  const { t, language } = useWords();
  const { draft, write } = useReport();
  const items = props.catalogue.items;
  const [all, setAll] = useState(draft.category !== '' && !firstShown.includes(draft.category));
  const shown = all ? items : firstShown.flatMap((code) => items.find((item) => item.code === code) ?? []);
  const options: Option[] = shown.map((item) => ({
    value: item.code,
    label: item.words[language],
    hint: item.hint[language],
    icon: iconOfKind(item.code),
  }));
  const choose = (code: string): void => {
    const item = items.find((one) => one.code === code);
    write({
      category: code,
      categoryName: item ? item.words[language] : '',
      complaint: item?.kind === 'complaint',
      ...(item?.kind === 'complaint' ? {} : { bodyId: 0, bodyName: '' }),
    });
  };
  return (
    <>
      <Choice
        name="category"
        label={t.what.kind}
        hint={t.what.kindHint}
        form="tiles"
        options={[...options, { value: 'unsure', label: t.what.unsure, icon: 'question' }]}
        value={draft.category}
        onChoice={choose}
      />
      {all ? null : (
        <p>
          <button type="button" class="button quiet small" onClick={() => setAll(true)}>
            {t.what.more}
          </button>
        </p>
      )}
    </>
  );
}
