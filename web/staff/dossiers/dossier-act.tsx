import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import { useColleaguePicks } from '../matters/matter-act.tsx';
import { useMessages } from '../shell/language.tsx';
import { type Dossier, dossierCalls } from './calls.ts';
import { type DossierAct, dossierSheets } from './dossier-sheets.ts';
import { messages } from './messages.ts';

/** Which act, and about which item. */
export interface Chosen {
  readonly act: DossierAct;
  readonly members: Readonly<Record<string, unknown>>;
}

type AnyCall = (brings: {
  params: { number: string };
  body: Record<string, unknown>;
  key: string;
  seen: number;
}) => Promise<unknown>;

/** The sheet of one act on the dossier. */
export function DossierActSheet(props: {
  readonly chosen: Chosen;
  readonly number: string;
  readonly dossier: Dossier;
  readonly checks: boolean;
  readonly reload: () => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const sheet = useMessages(sheetMessages);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const colleagues = useColleaguePicks();
  const { dossier } = props;
  const { act, members } = props.chosen;
  const files = (pieces: Dossier['loose']) =>
    pieces.flatMap((piece) => (piece.fileId ? [{ value: piece.fileId, label: piece.name }] : []));
  return (
    <ActSheet<unknown>
      words={m.acts[act]}
      fields={dossierSheets[act]}
      fieldWords={m.fields}
      initial={{ incomplete: props.checks && !dossier.complete }}
      picks={{
        colleagues,
        custodians: dossier.custodians.map((one) => ({ value: one.postId, label: one.name })),
        looseFiles: files([...dossier.loose, ...dossier.items.flatMap((item) => item.pieces)]),
        laterFiles: files([...dossier.later, ...dossier.loose]),
        laterPapers: dossier.later.flatMap((piece) =>
          piece.paperId ? [{ value: piece.paperId, label: piece.name }] : [],
        ),
      }}
      record={props.number}
      version={dossier.version}
      reload={props.reload}
      extra={() => ({ body: members, missing: [] })}
      call={({ body, key, seen }) =>
        // Sheets and contracts are compared in dossier-sheets.test.ts.
        (dossierCalls[act] as unknown as AnyCall)({ params: { number: props.number }, body, key, seen })
      }
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['matters'] });
        void queries.invalidateQueries({ queryKey: ['dossiers'] });
        void message.success(sheet.saved);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}
