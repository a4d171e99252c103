// Decides what the history of a matter is: entries of acts, chained by hash, that fold to the row.
// Canonical text, never jsonb; references and facts of the act only, so that correction and erasure leave the chain whole.
import { canonical } from '../../kernel/canonical.ts';
import type { MatterState } from './lifecycle.ts';

export interface HistoryEntry {
  readonly matterId: string;
  readonly seq: number;
  readonly act: string;
  readonly stage: string;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  /** `officer:<id>@<post>`, `party:<id>`, `system:<task>` or `open` */
  readonly actor: string;
  readonly typist: string | null;
  /** Canonical JSON: { set?: changed members of the state, …references }. */
  readonly facts: string;
}

/** The bytes an entry's hash is made over: the previous hash, then this text. */
export function entryText(entry: HistoryEntry): string {
  return canonical({
    matterId: entry.matterId,
    seq: entry.seq,
    act: entry.act,
    stage: entry.stage,
    doneAt: entry.doneAt,
    recordedAt: entry.recordedAt,
    actor: entry.actor,
    typist: entry.typist,
    facts: entry.facts,
  });
}

export function factsText(set: Partial<MatterState>, facts: Readonly<Record<string, unknown>> = {}): string {
  return canonical(Object.keys(set).length > 0 ? { ...facts, set } : facts);
}

/** Folds the entries' changes to the state that the row must show. */
export function fold(entries: readonly { readonly facts: string }[]): Partial<MatterState> {
  let state: Partial<MatterState> = {};
  for (const entry of entries) {
    const { set } = JSON.parse(entry.facts) as { set?: Partial<MatterState> };
    state = { ...state, ...set };
  }
  return state;
}
