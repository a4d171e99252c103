import type { Language } from './letter.ts';

/** A message that is ready to leave the house. `id` stays the same over all tries, so that the other side can tell a repetition. */
export interface Outgoing {
  readonly id: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly lang: Language;
  /** Messages of one matter have the same: e-mails of it stand together in the reader's mailbox. */
  readonly thread?: string;
}

/** Hands a message over. Returning means: taken. @throws Undeliverable */
export type Gateway = (message: Outgoing) => Promise<void>;

/** What the house sends by; a channel without one is shown (practice county) or fails visibly (real county). */
export interface Gateways {
  readonly sms?: Gateway;
  readonly email?: Gateway;
}

/** Not handed over. `lasting`: trying again would not help (no such address, refused for good). */
export class Undeliverable extends Error {
  readonly code: string;
  readonly lasting: boolean;
  constructor(code: string, lasting: boolean, cause?: unknown) {
    super(code, { cause });
    this.name = 'Undeliverable';
    this.code = code;
    this.lasting = lasting;
  }
}
