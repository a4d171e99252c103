import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import type { Receipt } from '../operations.ts';
import type { Draft } from './draft.ts';
import { dropDraft, keepDraft, keptDraft, newDraft, type Drawer } from './draft-store.ts';

interface Reporting {
  readonly draft: Draft;
  /** Changes some members; what is typed is kept at once. */
  readonly write: (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  readonly clear: () => void;
  /** The reply to the last submission: in memory only, because it holds the lookup code. */
  readonly receipt: Filed | undefined;
  readonly finish: (receipt: Receipt) => void;
}

export interface Filed {
  readonly receipt: Receipt;
  readonly description: string;
  readonly forOther: boolean;
}

const empty: Drawer = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

function drawer(): Drawer {
  try {
    return localStorage;
  } catch {
    return empty;
  }
}

const Current = createContext<Reporting | undefined>(undefined);

export function ReportDraft(props: { readonly children: ComponentChildren }): VNode {
  const [draft, setDraft] = useState<Draft>(() => keptDraft(drawer(), Date.now()) ?? newDraft(Date.now()));
  const [receipt, setReceipt] = useState<Filed>();
  const write = useCallback<Reporting['write']>((part) => {
    setDraft((old) => {
      const next = { ...old, ...(typeof part === 'function' ? part(old) : part), at: Date.now() };
      keepDraft(drawer(), next);
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    dropDraft(drawer());
    setDraft(newDraft(Date.now()));
  }, []);
  const finish = useCallback(
    (filed: Receipt) => {
      setReceipt({ receipt: filed, description: draft.description, forOther: draft.filing === 'other' });
      clear();
    },
    [draft, clear],
  );
  const reporting = useMemo(() => ({ draft, write, clear, receipt, finish }), [draft, write, clear, receipt, finish]);
  return <Current.Provider value={reporting}>{props.children}</Current.Provider>;
}

export function useReport(): Reporting {
  const reporting = useContext(Current);
  if (!reporting) throw new Error('outside of the report');
  return reporting;
}
