import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { Empty } from '../shell/states.tsx';
import { AdmissionCard } from './admission-card.tsx';
import type { MatterView } from './calls.ts';
import { fileHref } from './file-href.ts';
import { messages } from './messages.ts';

/** 材料: every file of the matter, opened through the server's access check. */
export function MaterialsTab(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { matter } = props;
  if (matter.facts === null) return <Empty>{m.ringOneOnly}</Empty>;
  return (
    <div className="stack">
      <AdmissionCard matter={matter} />
      <div>{matter.files.length === 0 ? <Empty>{m.noMaterials}</Empty> : <Files matter={matter} />}</div>
    </div>
  );
}

function Files(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { matter } = props;
  return (
    <ul className="plain-list files">
      {matter.files.map((file, i) => (
        <li key={file.fileId} className="card row-gap">
          <span className="chip">{m.fileKinds[file.kind] ?? file.kind}</span>
          <a href={fileHref(matter.number, file.fileId)} target="_blank" rel="noreferrer">
            {m.fileOpen(i + 1)}
          </a>
          <span className="quiet">
            {m.history[matter.timeline.find((entry) => entry.seq === file.seq)?.act ?? ''] ?? ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
