// Pure. Decides what is known of a mediation of the practice county: the same facts as the rows of a real one, in plain.
import type { keptFromUntil, Retention } from '../modules/disputes/dossier-archive.ts';
import type { EndReason, Mediation } from '../modules/disputes/mediation.ts';
import type { SampleDossier } from './sample-dossier.ts';

export type ConsentHow = 'phone' | 'visit' | 'window' | 'page' | 'paper';

export interface PracticeObligation {
  readonly id: string;
  readonly position: number;
  readonly debtorId: string;
  readonly creditorId: string;
  readonly what: string;
  readonly amountFen: number | null;
  readonly dueOn: string;
  readonly way: string | null;
  watched: boolean;
  performed: 'yes' | 'partly' | 'no' | null;
  performedOn: string | null;
}

export interface PracticeAgreement {
  readonly id: string;
  readonly kind: 'written' | 'oral';
  readonly facts: string;
  readonly points: string;
  readonly responsibilities: string | null;
  readonly otherTerms: string | null;
  readonly copies: number;
  readonly draftedAt: Date;
  sealedAt: Date | null;
  effectiveOn: string | null;
  confirmationUntil: string | null;
  confirmationCertain: boolean | null;
  readonly obligations: PracticeObligation[];
  readonly signatures: {
    readonly id: string;
    readonly partyId: string | null;
    readonly mediatorId: number | null;
    readonly how: 'signature' | 'seal' | 'fingerprint';
    readonly at: Date;
  }[];
  readonly signedPapers: { readonly fileId: string; readonly at: Date }[];
}

export interface PracticeSession {
  readonly id: string;
  readonly plannedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  readonly place: string;
  present: readonly string[];
  mediatorIds: readonly number[];
  recorder: string | null;
  statements: string | null;
  course: string | null;
  result: 'agreed' | 'not_agreed' | 'continued' | null;
  resultText: string | null;
  signatures: readonly { readonly partyId: string; readonly how: string }[];
  recordedAt: Date | null;
}

/** A scan of papers that was bound and sealed under a file number: a dossier, or its supplement. */
export interface PracticeBinding {
  readonly id: string;
  readonly number: string;
  readonly at: Date;
  readonly byPostId: number;
  readonly seq: number;
  readonly coverId: string;
  readonly scanId: string;
  /** Canonical text, and its hash in hexadecimal. */
  readonly manifest: string;
  readonly manifestSha256: string;
  readonly boundId: string;
  readonly sample: SampleDossier;
  readonly sealedAt: Date;
}

/** 案卷 */
export interface PracticeArchive extends PracticeBinding {
  readonly year: number;
  readonly serial: number;
  readonly term: Retention;
  readonly kept: ReturnType<typeof keptFromUntil>;
  voided: { readonly at: Date; readonly seq: number } | null;
  readonly supplements: PracticeBinding[];
}

export interface PracticeMediation {
  readonly id: string;
  readonly committeeId: number;
  standing: Mediation;
  readonly source: 'application' | 'own-initiative' | 'entrusted';
  readonly onTheSpot: boolean;
  readonly principals: readonly string[];
  readonly startedAt: Date;
  acceptedOn: string | null;
  periodRule: string | null;
  periodDueOn: string | null;
  periodCertain: boolean | null;
  prolonged: number;
  endedAt: Date | null;
  endReason: EndReason | null;
  endWords: string | null;
  /** Given in the order of acceptance when the window is closed; `entry` is the history entry that names it. */
  dossier: {
    readonly year: number;
    readonly givenAt: Date;
    readonly entry: Record<string, unknown>;
    serial: number;
    number: string;
  } | null;
  readonly standings: { readonly partyId: string; attempts: number; reachedAt: Date | null; way: string | null }[];
  readonly consents: {
    readonly id: string;
    readonly partyId: string;
    readonly about: 'mediation' | 'prolong';
    readonly agrees: boolean;
    readonly how: ConsentHow;
    readonly textVersion: string;
    readonly at: Date;
  }[];
  readonly mediators: {
    readonly mediatorId: number;
    readonly position: number;
    readonly chosenBy: 'committee' | 'parties';
    readonly acceptedBy: readonly string[];
    readonly chosenAt: Date;
    declaredAt: Date | null;
  }[];
  readonly declarations: { readonly id: string; readonly mediatorId: number; readonly at: Date }[];
  readonly sessions: PracticeSession[];
  readonly shamChecks: {
    readonly id: string;
    readonly signs: readonly string[];
    readonly suspected: boolean;
    readonly words: string | null;
    readonly at: Date;
  }[];
  agreement: PracticeAgreement | null;
  /** The last one stands, those before it are void. */
  readonly archives: PracticeArchive[];
  readonly performances: {
    readonly id: string;
    readonly obligationId: string;
    readonly performed: 'yes' | 'partly' | 'no';
    readonly on: string;
    readonly at: Date;
  }[];
}
