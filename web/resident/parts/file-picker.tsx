import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { takenTypes } from '../../api/taken-types.ts';
import { uploadFile } from '../../api/upload.ts';
import { wordsFor } from '../../api/words.ts';
import type { HandedFile } from '../report/draft.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';

export const mostFiles = 6;

interface OnTheWay {
  readonly id: number;
  readonly file: File;
  /** 0 to 1 while it is sent. */
  readonly part: number;
  readonly error?: unknown;
}

interface FilePickerProps {
  /** Becomes the id, so that a problem named above can be gone to. */
  readonly name?: string;
  readonly files: readonly HandedFile[];
  readonly onFiles: (change: (files: readonly HandedFile[]) => readonly HandedFile[]) => void;
  /** Told whether something is still on its way. */
  readonly onWaiting: (waiting: boolean) => void;
}

let counted = 0;

/** Photos and papers: chosen, sent at once, listed with what became of each. */
export function FilePicker(props: FilePickerProps): VNode {
  const { t, language } = useWords();
  const [onTheWay, setOnTheWay] = useState<readonly OnTheWay[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const stop = useRef(new AbortController());
  const inputRef = useRef<HTMLInputElement>(null);
  const hint = useId();
  const waiting = onTheWay.some((one) => one.error === undefined);
  useEffect(() => () => stop.current.abort(), []);
  const { onWaiting } = props;
  useEffect(() => onWaiting(waiting), [onWaiting, waiting]);
  const change = (id: number, part: Partial<OnTheWay>): void =>
    setOnTheWay((old) => old.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: number): void => setOnTheWay((old) => old.filter((one) => one.id !== id));
  const sendOne = async (one: OnTheWay): Promise<void> => {
    try {
      const kept = await uploadFile(one.file, {
        signal: stop.current.signal,
        onProgress: (part) => change(one.id, { part }),
      });
      props.onFiles((files) =>
        files.some((file) => file.fileId === kept.fileId)
          ? files
          : [...files, { fileId: kept.fileId, name: kept.name }],
      );
      drop(one.id);
    } catch (error) {
      change(one.id, { error });
    }
  };
  const take = (list: FileList | null): void => {
    const chosen = [...(list ?? [])];
    const room = mostFiles - props.files.length - onTheWay.length;
    setTooMany(chosen.length > room);
    const next = chosen.slice(0, Math.max(0, room)).map((file) => ({ id: (counted += 1), file, part: 0 }));
    setOnTheWay((old) => [...old, ...next]);
    for (const one of next) void sendOne(one);
    if (inputRef.current) inputRef.current.value = '';
  };
  const again = (one: OnTheWay): void => {
    const fresh = { id: one.id, file: one.file, part: 0 };
    setOnTheWay((old) => old.map((other) => (other.id === one.id ? fresh : other)));
    void sendOne(fresh);
  };
  return (
    <div class="field" id={props.name} tabIndex={-1}>
      <label class="button quiet picker">
        <Icon name="camera" />
        {t.photos.add}
        <input
          ref={inputRef}
          class="hidden"
          type="file"
          multiple
          accept={takenTypes}
          aria-describedby={hint}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
      <p class="hint" id={hint}>
        {t.photos.hint(mostFiles)}
      </p>
      {tooMany ? <p class="problem">{t.photos.tooMany(mostFiles)}</p> : null}
      <ul class="files" aria-live="polite">
        {props.files.map((file) => (
          <li key={file.fileId}>
            <Icon name="paper" />
            <span class="file-name">{file.name}</span>
            <span class="good">{t.photos.done}</span>
            <button
              type="button"
              class="link"
              onClick={() => props.onFiles((files) => files.filter((one) => one.fileId !== file.fileId))}
            >
              {t.photos.remove}
            </button>
          </li>
        ))}
        {onTheWay.map((one) => (
          <li key={`way-${one.id}`}>
            <Icon name="paper" />
            <span class="file-name">{one.file.name}</span>
            {one.error === undefined ? (
              <span>
                {t.photos.sending} {one.part > 0 ? `${Math.round(one.part * 100)}%` : ''}
              </span>
            ) : (
              <span class="problem">
                {t.photos.failed} {wordsFor(one.error, language)}
              </span>
            )}
            {one.error === undefined ? null : (
              <button type="button" class="link" onClick={() => again(one)}>
                {t.photos.retry}
              </button>
            )}
            {one.error === undefined ? null : (
              <button type="button" class="link" onClick={() => drop(one.id)}>
                {t.photos.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
