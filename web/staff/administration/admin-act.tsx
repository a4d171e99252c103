import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import type { Values } from '../acts/sheet-spec.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { type AdminAct, adminSheets, extraBody, withoutHelpers } from './admin-sheets.ts';
import { adminCalls } from './calls.ts';
import { messages } from './messages.ts';
import { noticeProblems } from './notice-problems.ts';

export interface OpenAct {
  readonly act: AdminAct;
  /** The record that it acts on; none for something new. */
  readonly on?: { readonly id: number | string; readonly version: number };
  readonly begin?: Values;
  /** Members of the body that the page knows: whose post, which officer. */
  readonly members?: Readonly<Record<string, unknown>>;
}

type AnyCall = (brings: {
  params?: { id: number | string };
  body: Record<string, unknown>;
  key: string;
  seen?: number;
}) => Promise<unknown>;

function aboutPeople(act: AdminAct): boolean {
  return act.endsWith('Officer') || act.endsWith('Mediator');
}

interface AdminActProps {
  readonly picks?: Readonly<Record<string, readonly Pick[]>>;
  readonly onClose: () => void;
  readonly onDone?: (reply: unknown) => void;
}

/** The sheet of an administrator's act, begun anew for each act and record; nothing while none is chosen. */
export function AdminActSheet(props: AdminActProps & { readonly open: OpenAct | undefined }): ReactNode {
  const { open, ...rest } = props;
  return open ? <Sheet key={`${open.act}-${open.on?.id ?? ''}`} open={open} {...rest} /> : null;
}

function Sheet(props: AdminActProps & { readonly open: OpenAct }): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const sheetWords = useMessages(sheetMessages);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [opened] = useState(props.open);
  const { act, on, begin, members } = props.open;
  return (
    <ActSheet<unknown>
      words={m.acts[act]}
      fields={adminSheets[act]}
      fieldWords={{
        ...m.fields,
        ...(aboutPeople(act) ? { name: { label: m.personName } } : {}),
        ...(act === 'namePoolMember' ? m.poolFields : {}),
      }}
      initial={begin ?? {}}
      {...(props.picks ? { picks: props.picks } : {})}
      version={on?.version ?? 0}
      explain={(error) => noticeProblems(error, language)}
      untimed
      reload={() => queries.invalidateQueries({ queryKey: ['admin'] })}
      extra={(values) => ({ body: { ...extraBody(act, values), ...members }, missing: [] })}
      call={({ body, key, seen }) =>
        (adminCalls[act] as unknown as AnyCall)({
          ...(opened.on ? { params: { id: opened.on.id }, seen } : {}),
          body: withoutHelpers(body),
          key,
        })
      }
      onDone={(reply) => {
        void queries.invalidateQueries({ queryKey: ['admin'] });
        void queries.invalidateQueries({ queryKey: ['areas'] });
        void message.success(sheetWords.saved);
        props.onDone?.(reply);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}
