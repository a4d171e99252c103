import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { wordsOfCode } from '../../api/words.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { type ImportReply, imports, type Sheet } from './calls.ts';
import { messages } from './messages.ts';

// The body may hold 1,000,000 letters of base64: three quarters of it in bytes.
const mostBytes = 740_000;

/** Excel out and in: the file is tried first, and every bad row is listed before anything is taken over. */
export function ExcelPanel(props: { readonly sheet: Sheet }): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [workbook, setWorkbook] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const { sheet } = props;
  const base = `/api/admin/${sheet}/workbook`;
  const dry = useMutation({
    mutationFn: (given: string) => imports[sheet]({ body: { workbook: given, dryRun: true }, key: makeKey() }),
  });
  const bring = useMutation({
    mutationFn: () => imports[sheet]({ body: { workbook, dryRun: false }, key: makeKey() }, { timeoutMs: 120_000 }),
    onSuccess: (reply) => {
      void queries.invalidateQueries({ queryKey: ['admin'] });
      void queries.invalidateQueries({ queryKey: ['areas'] });
      if (reply.done) {
        void message.success(m.imported);
        setWorkbook('');
        dry.reset();
      }
    },
  });

  async function take(file: File): Promise<void> {
    bring.reset();
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    const text = await inBase64(file);
    setWorkbook(text);
    dry.mutate(text);
  }

  const reply = bring.data ?? dry.data;
  return (
    <details>
      <summary>{m.excel}</summary>
      <div className="inset stack-small">
        <div className="row-gap">
          <a href={base}>{m.exportAll}</a>
          <a href={`${base}?empty=true`}>{m.template}</a>
          <Button size="small" loading={dry.isPending} onClick={() => input.current?.click()}>
            {m.choose}
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void take(file);
            }}
          />
        </div>
        {tooLarge ? (
          <p className="fault" role="alert">
            {m.tooLarge}
          </p>
        ) : null}
        {dry.isError ? <TroubleNote error={dry.error} /> : null}
        {bring.isError ? <TroubleNote error={bring.error} /> : null}
        {reply ? <Findings reply={reply} /> : null}
        {dry.data && dry.data.bad.length === 0 && workbook ? (
          <Button type="primary" loading={bring.isPending} onClick={() => bring.mutate()}>
            {m.importNow}
          </Button>
        ) : null}
      </div>
    </details>
  );
}

function Findings(props: { readonly reply: ImportReply }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const { reply } = props;
  return (
    <div role="status" className="stack-small">
      <p>
        {reply.done ? m.imported : m.dryRun}: {m.dryRunCounts(reply.rows, reply.added, reply.changed, reply.unchanged)}
      </p>
      {reply.bad.length > 0 ? (
        <>
          <p className="fault">{m.badRows(reply.bad.length)}</p>
          <div className="table-scroll">
            <table className="rows" aria-label={m.badRows(reply.bad.length)}>
              <thead>
                <tr>
                  <th scope="col">{m.row}</th>
                  <th scope="col">{m.column}</th>
                  <th scope="col">{m.wrong}</th>
                  <th scope="col">{m.found}</th>
                </tr>
              </thead>
              <tbody>
                {reply.bad.map((one) => (
                  <tr key={`${one.row}-${one.column}-${one.reason}`}>
                    <td>{one.row}</td>
                    <td>{one.column}</td>
                    <td>{wordsOfCode(one.reason, language)}</td>
                    <td className="wrap">{one.found}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </div>
  );
}

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In parts: the argument list of a call is not endless.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
