// Pure. Decides what is known of a matter of the practice county: the same facts as the rows of a real one, in plain.
import type { NewClock } from '../modules/matters/clocks.ts';
import type { MatterState, Stage } from '../modules/matters/lifecycle.ts';
import type { ReaderRow } from '../modules/matters/readers.ts';
import type { PracticeMediation } from './practice-mediation.ts';
import type { SampleFile } from './sample-paper.ts';

export interface PracticeParty {
  readonly id: string;
  readonly side: 'applicant' | 'respondent';
  readonly role: 'self' | 'organisation' | 'guardian' | 'agent' | 'helper';
  readonly forPartyId: string | null;
  readonly position: number;
  name: string | null;
  readonly organisation: string | null;
  phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly details: Readonly<Record<string, string>> | null;
  readonly contactWay: 'phone' | 'relative' | 'village' | 'window';
  readonly contact: string | null;
  readonly powers: string | null;
  readonly powersUntil: string | null;
  readonly noticeVersion: string | null;
  /** When the lookup code was made; the code itself is drawn when the county is loaded. */
  codeMadeAt: Date | null;
  reachedAt: Date | null;
  replacedBy: string | null;
  replacedWhy: string | null;
}

export interface PracticeClock extends NewClock {
  readonly id: string;
  /** Prolongations as the row keeps them; none when left out. */
  readonly changes?: string;
  state: 'running' | 'met' | 'missed' | 'stopped' | 'lapsed';
  endedAt: Date | null;
}

export interface PracticeEntry {
  readonly seq: number;
  readonly act: string;
  readonly stage: Stage;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly typist: string | null;
  readonly late: boolean;
  /** Changes of the state and facts of the act; some facts (dossier numbers) are known only when the window is closed. */
  readonly set: Partial<MatterState>;
  readonly given: Record<string, unknown>;
  /** Canonical text and hash (hexadecimal), written when the history is sealed. */
  facts: string;
  hash: string;
}

export interface PracticeNote {
  readonly seq: number;
  readonly kind: string;
  readonly body: string;
  readonly outward: boolean;
}

export interface PracticeFollowUp {
  readonly id: string;
  readonly partyId: string;
  readonly askedAt: Date;
  readonly way: 'phone' | 'visit' | 'window';
  readonly reached: 'reached' | 'not_reached' | 'refused';
  readonly performed: 'yes' | 'partly' | 'no' | 'not_due' | 'none' | null;
  readonly solved: boolean | null;
  readonly satisfaction: number | null;
  readonly byPostId: number;
}

export interface PracticeOpening {
  readonly id: string;
  readonly partyId: string | null;
  readonly field: string | null;
  readonly officerId: number;
  readonly postId: number;
  readonly organisationId: number;
  readonly operation: string;
  readonly reason: string | null;
  readonly at: Date;
}

export interface PracticeConsent {
  readonly id: string;
  readonly partyId: string;
  readonly purpose: string;
  readonly textVersion: string;
  readonly given: boolean;
  readonly at: Date;
  withdrawnAt: Date | null;
}

export interface PracticeProcedure {
  readonly id: string;
  readonly kind: string;
  readonly startedAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  proof: string | null;
}

/** 一次性补正 The notice and its list. */
export interface PracticeMaterialRequest {
  readonly id: string;
  readonly askedAt: Date;
  readonly askedByPostId: number;
  readonly dueDate: string;
  readonly ifLate: 'decide_as_is' | 'taken_as_withdrawn';
  endedAt: Date | null;
  outcome: 'supplied' | 'lapsed' | null;
  readonly items: { readonly name: string; readonly note: string | null; suppliedAt: Date | null }[];
}

/** 不予受理 */
export interface PracticeRefusal {
  readonly id: string;
  readonly reasonId: string;
  readonly door: { readonly name: string; readonly address: string; readonly telephone: string };
  readonly proposedAt: Date;
  readonly proposedByOfficerId: number;
  readonly proposedSeq: number;
  reviewedAt: Date | null;
  reviewedByOfficerId: number | null;
  reviewedSeq: number | null;
  state: 'proposed' | 'refused';
}

/** 来源 */
export interface PracticeSource {
  readonly bodyName: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly asksBack: string | null;
  readonly answerBy: string | null;
  readonly courtMediation: 'before_filing' | null;
}

/** 外部编号 */
export interface PracticeOutsideNumber {
  readonly id: string;
  readonly system: string;
  readonly number: string;
  readonly addedAt: Date;
  readonly byPostId: number;
  readonly seq: number;
}

/** 催办、督办函 A letter that the sweep sent. */
export interface PracticeSupervision {
  readonly id: string;
  readonly level: 'urge' | 'notice';
  readonly clockId: string;
  readonly organisationId: number;
  readonly bodyName: string;
  readonly asks: 'finish' | 'receipt';
  readonly dueDate: string;
  readonly daysLate: number;
  readonly letterNumber: string;
  readonly byOrganisationId: number;
  readonly issuedAt: Date;
  readonly seq: number;
  readonly replyDue: string;
  /** 督办回复 */
  replied: { readonly at: Date; readonly byPostId: number; readonly seq: number } | null;
}

/** 异议 */
export interface PracticeObjection {
  readonly id: string;
  readonly organisationId: number;
  readonly suggestedOrganisationId: number;
  readonly objectedAt: Date;
  readonly objectedByPostId: number;
  readonly objectedSeq: number;
  ruledAt: Date | null;
  ruledByPostId: number | null;
  ruledSeq: number | null;
  upheld: boolean | null;
}

export interface PracticeDataRequest {
  readonly id: string;
  readonly partyId: string;
  readonly kind: 'correct' | 'erase';
  readonly wanted: string | null;
  readonly askedAt: Date;
  answeredAt: Date | null;
  answer: 'done' | 'refused' | null;
  reason: string | null;
  law: string | null;
}

/** A photographed paper or other file that hangs on the matter. */
export interface PracticeFile {
  readonly id: string;
  /** What it is among the matter's attachments; null: the bound dossier itself, which is none. */
  readonly kind: string | null;
  readonly sample: SampleFile;
  readonly seq: number;
  readonly uploadedBy: string;
  readonly at: Date;
}

/** A matter while it is lived through, and as it stands when the county is loaded. */
export interface PracticeMatter {
  readonly id: string;
  readonly number: string;
  state: MatterState;
  readonly areaId: number;
  readonly townshipId: number | null;
  readonly villageId: number | null;
  readonly channel:
    | 'resident'
    | 'window'
    | 'grid'
    | 'telephone'
    | 'hotline'
    | 'court'
    | 'police'
    | 'petitions'
    | 'transfer';
  /** Of a matter that another body sent. */
  readonly source: PracticeSource | null;
  readonly registeringOrganisationId: number | null;
  readonly firstReceiverPostId: number | null;
  readonly centreOrganisationId: number;
  readonly upperCentreOrganisationId: number | null;
  readonly handlerOfficerIds: number[];
  readonly registeredAt: Date;
  signedAt: Date | null;
  acceptedAt: Date | null;
  answeredAt: Date | null;
  closedAt: Date | null;
  dueAt: Date | null;
  touchedAt: Date;
  peopleInvolved: number;
  amountFen: number | null;
  dangerSigns: readonly string[];
  readonly askedForCounty: boolean;
  readonly subjectOrganisationIds: readonly number[];
  readonly subjectOfficerIds: readonly number[];
  headHash: string;
  readonly facts: {
    description: string;
    claims: string | null;
    placeDetail: string | null;
    readonly occurredOn: string | null;
    readonly safeContact: string | null;
  };
  readonly parties: PracticeParty[];
  readonly consents: PracticeConsent[];
  readonly clocks: PracticeClock[];
  readonly history: PracticeEntry[];
  readonly notes: PracticeNote[];
  readonly procedures: PracticeProcedure[];
  readonly mediations: PracticeMediation[];
  readonly files: PracticeFile[];
  readonly followUps: PracticeFollowUp[];
  readonly rating: {
    readonly partyId: string;
    readonly acceptance: number;
    readonly process: number;
    readonly result: number;
    readonly at: Date;
  }[];
  readonly openings: PracticeOpening[];
  readonly dataRequests: PracticeDataRequest[];
  readonly materialRequests: PracticeMaterialRequest[];
  readonly refusals: PracticeRefusal[];
  readonly objections: PracticeObjection[];
  readonly supervisions: PracticeSupervision[];
  readonly outsideNumbers: PracticeOutsideNumber[];
  /** The matter that this report goes with. */
  readonly links: {
    readonly id: string;
    readonly mainId: string;
    readonly linkedAt: Date;
    readonly byPostId: number;
    readonly seq: number;
  }[];
  readers: readonly ReaderRow[];
}
