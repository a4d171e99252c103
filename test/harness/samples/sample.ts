// What a sample input is, and the few values that several rooms' samples share.

/** What an operation is sent. `params` fill the places of its path. */
export interface Sample {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Bytes instead of JSON, with their media type. */
  readonly bytes?: { readonly type: string; readonly data: Buffer };
}

/** The matter, parties and things that the samples speak of. */
export interface Scene {
  readonly number: string;
  readonly applicant: string;
  readonly respondent: string;
  readonly fileId: string;
  readonly noticeVersion: string;
  readonly consentVersion: string;
}

/** An id of nothing. */
export const nothing = '0199a000-0000-7000-8000-000000000000';
export const identityNumber = '990101199001010019';
