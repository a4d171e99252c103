import type { VNode } from 'preact';
import { Choice, Select, TextField } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { listAreas } from '../operations.ts';
import { useWords } from '../words.tsx';
import { useReport } from './report-draft.tsx';
import { StepPage } from './step-page.tsx';

export function Where(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  const townships = useLoaded('townships', (signal) => listAreas({ query: { level: 'township' } }, { signal }));
  const villages = useLoaded(draft.townshipCode, (signal) =>
    listAreas({ query: { parent: draft.townshipCode } }, { signal }),
  );
  const error = townships.error ?? villages.error;
  return (
    <StepPage step="reportWhere" title={t.where.title}>
      {(problemOf) => (
        <>
          {error ? (
            <Trouble
              error={error}
              title={t.where.failed}
              onAgain={townships.error ? townships.again : villages.again}
            />
          ) : null}
          {townships.value ? (
            <Choice
              name="township"
              label={t.where.township}
              problem={problemOf('township')}
              form="tiles"
              options={townships.value.items.map((area) => ({ value: area.code, label: area.name }))}
              value={draft.townshipCode}
              onChoice={(code) =>
                write({
                  townshipCode: code,
                  townshipName: townships.value?.items.find((area) => area.code === code)?.name ?? '',
                  villageCode: '',
                  villageName: '',
                })
              }
            />
          ) : (
            <p class="loading">{townships.error ? null : t.app.loading}</p>
          )}
          {villages.value && villages.value.items.length > 0 ? (
            <Select
              name="village"
              label={t.where.village}
              optional
              empty={t.where.villageUnknown}
              value={draft.villageCode}
              options={villages.value.items.map((area) => ({ value: area.code, label: area.name }))}
              onChoice={(code) =>
                write({
                  villageCode: code,
                  villageName: villages.value?.items.find((area) => area.code === code)?.name ?? '',
                })
              }
            />
          ) : null}
          <TextField
            name="placeDetail"
            label={t.where.detail}
            hint={t.where.detailHint}
            optional
            maxLength={200}
            value={draft.placeDetail}
            onText={(placeDetail) => write({ placeDetail })}
          />
        </>
      )}
    </StepPage>
  );
}
