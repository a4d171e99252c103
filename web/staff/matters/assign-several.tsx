import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { codeOf } from '../../api/trouble.ts';
import { wordsOfCode } from '../../api/words.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { RowsTable } from '../shell/rows-table.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { assignMatter } from './calls.ts';
import { type Previewed, previewAssignments } from './list-calls.ts';
import { messages } from './list-messages.ts';

type Result =
  | { readonly state: 'running' }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly why: string };

/**
 * 批量分流: what triage proposes for each and what would be refused, then one act after the other, each with its own key and the version that was
 * looked at. What failed stays listed with its reason.
 */
export function AssignSeveral(props: {
  readonly numbers: readonly string[];
  /** What each is about, as the list behind shows it. */
  readonly titleOf: (number: string) => string | null;
  readonly onClose: () => void;
  /** Numbers that went out. */
  readonly onAssigned: (numbers: readonly string[]) => void;
}): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const queries = useQueryClient();
  const words = useTroubleWords();
  const [asked, setAsked] = useState(props.numbers);
  const [keys] = useState(() => new Map(props.numbers.map((number) => [number, makeKey()])));
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: ['assign-several', asked],
    queryFn: ({ signal }) => previewAssignments({ body: { numbers: [...asked] } }, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });
  const lines = preview.data?.items ?? [];
  const ready = lines.filter((line) => line.refusal === null && results[line.number] === undefined);
  const done = Object.values(results).filter((one) => one.state === 'done').length;
  const failed = asked.filter((number) => results[number]?.state === 'failed');

  async function assignAll(): Promise<void> {
    setBusy(true);
    const out: string[] = [];
    for (const line of ready) {
      setResults((before) => ({ ...before, [line.number]: { state: 'running' } }));
      // One after the other: what stands on the screen is what has happened.
      const result = await assignOne(line);
      if (result.state === 'done') out.push(line.number);
      setResults((before) => ({ ...before, [line.number]: result }));
    }
    setBusy(false);
    if (out.length > 0) props.onAssigned(out);
    void queries.invalidateQueries({ queryKey: ['matters'] });
  }

  async function assignOne(line: Previewed): Promise<Result> {
    const { number, version, organisation } = line;
    try {
      await assignMatter({
        params: { number },
        body: { organisationId: organisation?.id ?? 0 },
        key: keys.get(number) ?? makeKey(),
        seen: version ?? 0,
      });
      return { state: 'done' };
    } catch (error) {
      // Seen anew it is another request, so the next try has a key of its own.
      if (codeOf(error) === 'version-stale') keys.set(number, makeKey());
      return { state: 'failed', why: words(error) };
    }
  }

  function again(): void {
    setResults({});
    setAsked(failed);
  }

  return (
    <Drawer
      open
      title={m.assignPreview}
      size={720}
      onClose={props.onClose}
      mask={{ closable: false }}
      footer={
        <div className="row-gap">
          {ready.length > 0 || busy ? (
            <Button type="primary" loading={busy} onClick={() => void assignAll()}>
              {m.assignConfirm(ready.length)}
            </Button>
          ) : null}
          {failed.length > 0 && !busy ? <Button onClick={again}>{m.assignAgain}</Button> : null}
          <Button onClick={props.onClose}>{shell.close}</Button>
        </div>
      }
    >
      <div className="stack">
        <p>{m.assignText}</p>
        <p className="quiet">{m.assignTells}</p>
        {preview.isPending ? <Loading rows={asked.length} /> : null}
        {preview.isError ? <TroubleNote error={preview.error} retry={() => void preview.refetch()} /> : null}
        {preview.data && lines.every((line) => line.refusal !== null) ? (
          <p className="note soon">{m.assignNone}</p>
        ) : null}
        {done + failed.length > 0 && !busy ? (
          <p role="status" className={failed.length > 0 ? 'note soon' : 'note'}>
            {m.assignSummary(done, failed.length)}
          </p>
        ) : null}
        {lines.length > 0 ? (
          <RowsTable
            cards
            label={m.assignPreview}
            rows={lines}
            keyOf={(line) => line.number}
            columns={[
              {
                head: m.assignNumber,
                fills: true,
                renderCell: (line) => (
                  <>
                    <span className="number">{line.number}</span>{' '}
                    <small className="quiet">{props.titleOf(line.number)}</small>
                  </>
                ),
              },
              { head: m.assignProposed, renderCell: (line) => line.organisation?.name ?? '—', fills: true },
              {
                head: m.assignResult,
                fills: true,
                renderCell: (line) => <Outcome line={line} result={results[line.number]} />,
              },
            ]}
          />
        ) : null}
      </div>
    </Drawer>
  );
}

function Outcome(props: { readonly line: Previewed; readonly result: Result | undefined }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const { line, result } = props;
  if (line.refusal !== null)
    return (
      <>
        <span className="chip soon">{m.assignWillNot}</span> {wordsOfCode(line.refusal, language)}
      </>
    );
  if (result === undefined) return <span className="quiet">{m.assignWaits}</span>;
  if (result.state === 'running') return <span className="quiet">{m.assignRunning}</span>;
  if (result.state === 'done') return <span className="chip good">{m.assignDone}</span>;
  return (
    <>
      <span className="chip late">{m.assignWillNot}</span> {result.why}
    </>
  );
}
