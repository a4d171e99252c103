import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { type AdminAct, isAdminAct } from './admin-sheets.ts';
import { messages } from './messages.ts';

/** One record: its facts, and the acts that the server offers on it. */
export function RecordDrawer(props: {
  readonly title: string;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly acts: readonly string[];
  readonly onAct: (act: AdminAct) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <Drawer open title={props.title} size={560} onClose={props.onClose}>
      <div className="stack">
        <dl className="facts">
          {props.facts
            .filter(([, value]) => value !== null && value !== undefined && value !== '')
            .map(([label, value]) => (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <ActButtons acts={props.acts} onAct={props.onAct} />
        {props.children}
      </div>
    </Drawer>
  );
}

export function ActButtons(props: {
  readonly acts: readonly string[];
  readonly onAct: (act: AdminAct) => void;
  readonly small?: boolean;
}): ReactNode {
  const m = useMessages(messages);
  const acts = props.acts.filter(isAdminAct);
  if (acts.length === 0) return null;
  return (
    <div className="act-buttons">
      {acts.map((act) => (
        <Button key={act} size={props.small ? 'small' : 'middle'} onClick={() => props.onAct(act)}>
          {m.acts[act].title}
        </Button>
      ))}
    </div>
  );
}
