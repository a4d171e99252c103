import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { FieldTies } from '../shell/field.tsx';
import { takenTypes } from '../../api/taken-types.ts';
import { useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { messages } from './messages.ts';
import { handIn } from './upload.ts';

export interface HandedFile {
  readonly fileId: string;
  readonly name: string;
}

/** Files are handed in as soon as they are chosen; the act names them by their ids. */
export function FilesField(props: {
  readonly ties: FieldTies;
  readonly value: readonly HandedFile[];
  readonly most: number;
  readonly onChange: (files: readonly HandedFile[]) => void;
}): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(0);
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function take(files: readonly File[]): Promise<void> {
    setFaults([]);
    setBusy((n) => n + files.length);
    // The field is shut while files are on their way, so that what was there before is still there.
    const held: HandedFile[] = [...props.value];
    for (const file of files) {
      try {
        const kept = await handIn(file);
        held.push({ fileId: kept.fileId, name: file.name });
        props.onChange([...held]);
      } catch (error) {
        setFaults((all) => [...all, m.fileFailed(file.name, words(error))]);
      } finally {
        setBusy((n) => n - 1);
      }
    }
  }

  const room = props.most - props.value.length;
  return (
    <div className="stack-small">
      <Button {...props.ties} disabled={room <= 0} loading={busy > 0} onClick={() => input.current?.click()}>
        {m.chooseFiles}
      </Button>{' '}
      <input
        ref={input}
        hidden
        type="file"
        multiple
        accept={takenTypes}
        disabled={room <= 0 || busy > 0}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].slice(0, room);
          event.target.value = '';
          if (files.length > 0) void take(files);
        }}
      />
      <small className="quiet">{m.filesMost(props.most)}</small>
      <div role="status">{busy > 0 ? m.uploading(busy) : null}</div>
      {faults.map((fault) => (
        <small key={fault} className="fault" role="alert">
          {fault}
        </small>
      ))}
      <ul className="plain-list">
        {props.value.map((file) => (
          <li key={file.fileId} className="row-gap">
            {file.name}
            <Button
              size="small"
              type="text"
              disabled={busy > 0}
              onClick={() => props.onChange(props.value.filter((one) => one.fileId !== file.fileId))}
            >
              {m.removeFile}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
