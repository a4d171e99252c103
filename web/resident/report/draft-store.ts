// Decides how long what was typed is kept on this phone: through reload, back and a lost line, at most a day, and never after it was sent.
import { makeKey } from '../../api/key.ts';
import { emptyDraft, type Draft } from './draft.ts';

const place = 'anhe.report';

/** A draft older than this is gone: a phone may be lent or shared. */
export const keptForMs = 24 * 3_600_000;

/** The part of `Storage` that drafts need. */
export interface Drawer {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** The kept draft, or undefined when there is none, it is too old or cannot be read. */
export function keptDraft(drawer: Drawer, now: number): Draft | undefined {
  try {
    const text = drawer.getItem(place);
    if (text === null) return undefined;
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const draft: Draft = { ...emptyDraft('', 0), ...kept };
    if (draft.key.length >= 16 && now - draft.at < keptForMs) return draft;
    drawer.removeItem(place);
  } catch {
    // storage is switched off, or holds what is not ours: begin anew
  }
  return undefined;
}

export function newDraft(now: number): Draft {
  return emptyDraft(makeKey(), now);
}

/** Keeps the draft; a full or switched-off storage leaves it in memory only. */
export function keepDraft(drawer: Drawer, draft: Draft): void {
  try {
    drawer.setItem(place, JSON.stringify(draft));
  } catch {
    // the page itself still holds what was typed
  }
}

export function dropDraft(drawer: Drawer): void {
  try {
    drawer.removeItem(place);
  } catch {
    // nothing was kept
  }
}

/** True when something worth keeping was typed. */
export function isBegun(draft: Draft | undefined): boolean {
  return draft !== undefined && (draft.category !== '' || draft.description.trim() !== '' || draft.townshipCode !== '');
}
