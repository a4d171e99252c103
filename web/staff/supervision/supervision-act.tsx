import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { useColleaguePicks } from '../matters/matter-act.tsx';
import { useMessages } from '../shell/language.tsx';
import { type Supervision, supervisionCalls } from './calls.ts';
import { messages } from './messages.ts';
import { type SupervisionAct, supervisionSheets } from './supervision-sheets.ts';

/** Which act, and about which term, letter or row: known from the button that was pressed. */
export interface Chosen {
  readonly act: SupervisionAct;
  readonly members: Readonly<Record<string, unknown>>;
  /** The body that a proposal was sent to, to begin with. */
  readonly begin?: Readonly<Record<string, unknown>>;
  /** What was proposed, by which the sheet of the decision asks for more. */
  readonly proposed?: string;
}

type AnyCall = (brings: {
  params: { number: string };
  body: Record<string, unknown>;
  key: string;
  seen: number;
}) => Promise<unknown>;

/** The sheet of one act of supervision. */
export function SupervisionActSheet(props: {
  readonly chosen: Chosen;
  readonly number: string;
  readonly version: number;
  readonly deciders: Supervision['deciders'];
  readonly reload: () => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const m = useMessages(messages);
  const sheet = useMessages(sheetMessages);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const colleagues = useColleaguePicks();
  const { act, members, begin } = props.chosen;
  const { talk, listing } = props.deciders;
  const all = [...talk, ...listing.filter((one) => !talk.some((other) => other.id === one.id))];
  return (
    <ActSheet<unknown>
      words={m.acts[act]}
      fields={supervisionSheets[act]}
      fieldWords={m.fields}
      initial={begin ?? {}}
      known={{ proposed: props.chosen.proposed }}
      picks={{
        colleagues,
        talkDeciders: picksOf(talk),
        listingDeciders: picksOf(listing),
        deciders: picksOf(all),
      }}
      record={props.number}
      version={props.version}
      reload={props.reload}
      extra={() => ({ body: members, missing: [] })}
      call={({ body, key, seen }) =>
        // Sheets and contracts are compared in supervision-sheets.test.ts.
        (supervisionCalls[act] as unknown as AnyCall)({ params: { number: props.number }, body, key, seen })
      }
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['matters'] });
        void message.success(sheet.saved);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}

function picksOf(bodies: readonly { readonly id: number; readonly name: string }[]): Pick[] {
  return bodies.map((one) => ({ value: one.id, label: one.name }));
}
