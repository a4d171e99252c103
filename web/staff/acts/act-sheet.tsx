import { useMutation } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { codeOf } from '../../api/trouble.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages as shellMessages } from '../shell/messages.ts';
import { TroubleNote } from '../shell/states.tsx';
import { useWrongPlaces } from '../shell/trouble.ts';
import { messages } from './messages.ts';
import { keepVersion, versionOf } from './own-version.ts';
import { type FieldWords, type Pick, SheetField } from './sheet-field.tsx';
import {
  bodyOf,
  type FieldSpec,
  missingFields,
  shownFields,
  timeFields,
  unreadableFields,
  type Values,
} from './sheet-spec.ts';

/** What a sheet says of its act. */
export interface ActWords {
  readonly title: string;
  readonly does: string;
  readonly tells?: string;
  /** Why it cannot be undone, where it cannot. */
  readonly undo?: string;
  readonly button: string;
}

export interface ActSheetProps<R> {
  readonly words: ActWords;
  readonly fields: readonly FieldSpec[];
  readonly fieldWords: Readonly<Record<string, FieldWords>>;
  /** What untouched fields show; it may grow while the sheet is open, as the record is read anew. */
  readonly initial?: Values;
  /** Facts of the record by which fields are shown and judged; no members of the body themselves. */
  readonly known?: Values;
  /** Lists for the fields that pick, by the name of their source. */
  readonly picks?: Readonly<Record<string, readonly Pick[]>>;
  /** Names the thing where several acts follow each other faster than the page reads it anew. */
  readonly record?: string;
  /** Version of the thing as the page shows it now. */
  readonly version: number;
  /** What changed since the sheet was opened, and whether the act can still be done; asked for after a stale refusal. */
  readonly changes?: (seen: number) => { readonly notes: readonly string[]; readonly possible: boolean };
  /** Brings the thing up to date after a stale refusal. */
  readonly reload: () => Promise<unknown>;
  readonly call: (brings: { body: Record<string, unknown>; key: string; seen: number }) => Promise<R>;
  /** What a refusal of this act says of single fields, beyond the wrong places that every refusal may name. */
  readonly explain?: (error: unknown) => Readonly<Record<string, string>>;
  readonly onDone: (reply: R) => void;
  readonly onClose: () => void;
  /** Acts that carry no time of their own (the administrators'). */
  readonly untimed?: boolean;
  readonly width?: number;
  /** Stands between the explanation and the fields. */
  readonly above?: ReactNode;
  /** Fields of its own making, beneath the others. */
  readonly below?: (values: Values, set: (name: string, value: unknown) => void, faults: Values) => ReactNode;
  /** Members that `below` adds to the body, or the names of what is missing in it. */
  readonly extra?: (values: Values) => { readonly body: Record<string, unknown>; readonly missing: readonly string[] };
}

/** An act's side sheet: what it will do and whom it tells, the few fields, one button. What was typed survives every refusal. */
export function ActSheet<R>(props: ActSheetProps<R>): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const wrongPlaces = useWrongPlaces();
  const [typed, setTyped] = useState<Values>({});
  const values: Values = { ...props.initial, ...typed, ...props.known };
  const [tried, setTried] = useState(false);
  // One key for as long as the sheet is open: a second press or a lost answer does nothing twice.
  const [key] = useState(makeKey);
  const [seen, setSeen] = useState(() => versionOf(props.record, props.version));

  const all = props.untimed ? props.fields : [...props.fields, ...timeFields];
  const send = useMutation({
    mutationFn: (version: number) =>
      props.call({ body: { ...bodyOf(all, values), ...props.extra?.(values).body }, key, seen: version }),
    onSuccess: (reply) => {
      keepVersion(props.record, reply);
      props.onDone(reply);
    },
    onError: (error) => {
      if (codeOf(error) === 'version-stale') void props.reload();
    },
  });
  const stale = send.isError && codeOf(send.error) === 'version-stale';
  const missing = [...missingFields(all, values), ...(props.extra?.(values).missing ?? [])];
  const unreadable = unreadableFields(all, values);
  const said: Readonly<Record<string, string>> = send.isError
    ? { ...wrongPlaces(send.error), ...props.explain?.(send.error) }
    : {};

  function set(name: string, value: unknown): void {
    setTyped((before) => ({ ...before, [name]: value }));
  }

  function submit(version: number): void {
    setTried(true);
    if (missing.length > 0 || unreadable.length > 0) return;
    send.mutate(version);
  }

  function faultOf(field: FieldSpec): string | undefined {
    if (unreadable.includes(field.name) && tried)
      return field.kind === 'money' ? m.unreadableMoney : m.unreadableMoment;
    if (tried && missing.includes(field.name)) return field.kind === 'tick' ? m.mustTick : m.missing;
    return said[field.name];
  }

  function draw(field: FieldSpec, first: boolean): ReactNode {
    const words = field.name in timeWords(m) ? timeWords(m)[field.name] : props.fieldWords[field.as ?? field.name];
    return (
      <SheetField
        key={field.name}
        spec={field.demanded?.(values) ? { ...field, required: true } : field}
        words={words ?? { label: field.name }}
        value={values[field.name]}
        fault={faultOf(field)}
        picks={'from' in field && field.from !== undefined ? (props.picks?.[field.from] ?? []) : []}
        autoFocus={first}
        onChange={(value) => set(field.name, value)}
      />
    );
  }

  const shown = shownFields(props.fields, values);
  const faults: Values = tried ? { ...Object.fromEntries(missing.map((name) => [name, m.missing])), ...said } : said;
  const colleagues = props.picks?.['colleagues'] ?? [];
  return (
    <Drawer
      open
      title={props.words.title}
      size={props.width ?? 480}
      onClose={props.onClose}
      mask={{ closable: false }}
      footer={
        <div className="row-gap">
          <Button
            type="primary"
            loading={send.isPending}
            disabled={stale}
            autoFocus={shown.length === 0}
            onClick={() => submit(seen)}
          >
            {props.words.button}
          </Button>
          <Button onClick={props.onClose}>{shell.cancel}</Button>
        </div>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(seen);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(seen);
        }}
      >
        <p>{props.words.does}</p>
        {props.words.tells || !props.untimed ? (
          <p className="quiet">{props.words.tells ? `${m.tells}${signs.colon}${props.words.tells}` : m.tellsNobody}</p>
        ) : null}
        {props.words.undo ? (
          <p className="note soon">
            <strong>{m.cannotUndo}</strong> {props.words.undo}
          </p>
        ) : null}
        {props.above}
        {shown.map((field, i) => draw(field, i === 0))}
        {props.below?.(values, set, faults)}
        {props.untimed ? null : (
          <details>
            <summary>{m.notNow}</summary>
            <div className="form inset">
              {timeFields
                .filter((field) => field.name !== 'doneByPostId' || colleagues.length > 0)
                .map((field) => draw(field, false))}
            </div>
          </details>
        )}
        <div key={`${props.version}-${send.isError}`} ref={send.isError ? intoView : undefined} className="stack">
          {stale ? (
            <Stale
              {...(props.changes?.(seen) ?? { notes: [], possible: true })}
              onGoOn={() => {
                setSeen(props.version);
                submit(props.version);
              }}
            />
          ) : null}
          {send.isError && !stale && codeOf(send.error) !== 'sign-in-needed' ? (
            <TroubleNote error={send.error} />
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}

/** On a long sheet the answer would come beneath what is seen; what changed comes a moment after it, under another key. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Stale(props: {
  readonly notes: readonly string[];
  readonly possible: boolean;
  readonly onGoOn: () => void;
}): ReactNode {
  const m = useMessages(messages);
  return (
    <div className="note soon" role="alert">
      <strong>{m.staleTitle}</strong>
      <p>{props.possible ? m.staleWhat : m.staleGone}</p>
      <ul>
        {props.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {props.possible ? (
        <Button size="small" onClick={props.onGoOn}>
          {m.staleGoOn}
        </Button>
      ) : null}
    </div>
  );
}

function timeWords(m: (typeof messages)['zh']): Readonly<Record<string, FieldWords>> {
  return {
    doneAt: { label: m.doneAt, help: m.doneAtHelp },
    lateReason: { label: m.lateReason },
    doneByPostId: { label: m.doneByPostId },
  };
}
