import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { FilePicker } from '../parts/file-picker.tsx';
import { useWords } from '../words.tsx';
import { useReport } from './report-draft.tsx';
import { StepPage } from './step-page.tsx';

export function Photos(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  const [waiting, setWaiting] = useState(false);
  return (
    <StepPage step="reportPhotos" title={t.photos.title} wait={waiting ? t.photos.waiting : undefined}>
      {() => (
        <>
          <p class="lead">{t.photos.lead}</p>
          <FilePicker
            name="waiting"
            files={draft.files}
            onFiles={(change) => write((old) => ({ files: change(old.files) }))}
            onWaiting={setWaiting}
          />
        </>
      )}
    </StepPage>
  );
}
