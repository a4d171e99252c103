// Decides which officer may do which act on a matter that he can see. Being able to see it is decided before, by reader rows.
// Whoever handled a matter does not check, follow up or close it (办评分离); a small township draws on the county's centre and on the pool of posts of other townships.
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { type ActName, actsPossible, type Stage } from './lifecycle.ts';

export interface Officer {
  readonly officerId: number;
  readonly organisationId: number;
  readonly roles: readonly string[];
  /** Townships for which the post stands in the pool; none when left out. */
  readonly poolAreaIds?: readonly number[];
}

export interface ActedOn {
  readonly stage: Stage;
  /** The centre that keeps the matter and the centre above it. */
  readonly centreOrganisationIds: readonly number[];
  readonly holderOrganisationId: number | null;
  /** The township whose pool may check it: kept by its own centre, and not restricted; none when left out. */
  readonly poolTownshipId?: number | null;
  /** Bodies asked to help (协办); none when left out. */
  readonly coHandlerOrganisationIds?: readonly number[];
  /** Officers who handled it: signed, recorded, mediated, answered. */
  readonly handlers: readonly number[];
  readonly restricted: boolean;
  /** Requests for a pause or a prolongation that wait, and whether a clock stands still; none when left out. */
  readonly clockRequests?: number;
  readonly paused?: boolean;
}

interface Rule {
  /** `coHandler`: a body asked to help. */
  readonly of: 'centre' | 'holder' | 'both' | 'coHandler';
  readonly roles: readonly string[];
  /** Not by whoever handled it. */
  readonly apart?: boolean;
}

const holderRoles = ['committee_officer', 'mediator', 'handler'] as const;

/** Officers' acts. Acts of parties (rating, own corrections) are checked where the party is known. */
export const RULES: Readonly<Record<ActName, Rule>> = {
  acceptMatter: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  askForMaterial: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  supplyMaterial: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  lapseMaterial: { of: 'centre', roles: [] },
  proposeRefusal: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  // That the second and third person are others than the first is checked where the refusal is known.
  reviewRefusal: { of: 'centre', roles: ['coordinator', 'checker', 'centre_head'] },
  askRefusalReview: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  decideRefusalReview: { of: 'centre', roles: ['checker', 'centre_head'] },
  assignMatter: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  succeedHolder: { of: 'centre', roles: [] },
  vacateHolder: { of: 'centre', roles: [] },
  linkMatter: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  unlinkMatter: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  followMain: { of: 'centre', roles: [] },
  answerLinked: { of: 'centre', roles: [] },
  raiseUrgency: { of: 'centre', roles: [] },
  objectToAssignment: { of: 'holder', roles: holderRoles },
  ruleOnObjection: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  designateBody: { of: 'centre', roles: ['centre_head'] },
  askCoHandler: { of: 'both', roles: [...holderRoles, 'coordinator', 'centre_head'] },
  recordOpinion: { of: 'coHandler', roles: holderRoles },
  releaseCoHandler: { of: 'both', roles: [...holderRoles, 'coordinator', 'centre_head'] },
  transferOutside: { of: 'both', roles: [...holderRoles, 'coordinator', 'centre_head'] },
  recordTransferReceipt: { of: 'both', roles: [...holderRoles, 'window_clerk', 'coordinator', 'centre_head'] },
  signForMatter: { of: 'holder', roles: holderRoles },
  handOverMatter: { of: 'holder', roles: ['committee_officer', 'handler'] },
  recordProgress: { of: 'both', roles: [...holderRoles, 'coordinator', 'centre_head'] },
  startProcedure: { of: 'holder', roles: holderRoles },
  recordInProcedure: { of: 'holder', roles: holderRoles },
  endProcedure: { of: 'holder', roles: holderRoles },
  answerMatter: { of: 'holder', roles: holderRoles },
  passCheck: { of: 'centre', roles: ['checker', 'centre_head'], apart: true },
  returnForRework: { of: 'centre', roles: ['checker', 'centre_head'], apart: true },
  recordFollowUp: { of: 'centre', roles: ['follow_up', 'checker', 'centre_head'], apart: true },
  closeMatter: { of: 'centre', roles: ['checker', 'centre_head'], apart: true },
  // Taken down at the window for a party; the party itself asks with its code.
  askReopening: { of: 'centre', roles: ['window_clerk', 'coordinator', 'follow_up', 'checker', 'centre_head'] },
  declineReopening: { of: 'centre', roles: ['checker', 'centre_head'], apart: true },
  reopenMatter: { of: 'centre', roles: ['checker', 'centre_head'], apart: true },
  // That only the checker lets missing papers pass is checked where the dossier is known.
  keepDossier: { of: 'both', roles: [...holderRoles, 'checker', 'centre_head'] },
  watchAgreement: { of: 'both', roles: [...holderRoles, 'coordinator', 'follow_up', 'checker', 'centre_head'] },
  urgeBody: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  noticeBody: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  proposeSupervision: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  recordSupervisionDecision: { of: 'centre', roles: ['coordinator', 'centre_head'] },
  // That it is the body's own letter is checked where the letter is known.
  replyToSupervision: { of: 'both', roles: ['coordinator', 'centre_head', ...holderRoles] },
  withdrawMatter: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  restrictMatter: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  liftRestriction: { of: 'centre', roles: ['centre_head'] },
  correctMatter: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  correctParty: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  addParty: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  addMaterial: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  issuePaper: {
    of: 'both',
    roles: ['window_clerk', 'coordinator', 'checker', 'follow_up', 'centre_head', ...holderRoles],
  },
  reissueCode: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  recordConsent: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  answerDataRequest: { of: 'centre', roles: ['window_clerk', 'coordinator', 'centre_head'] },
  rateMatter: { of: 'centre', roles: [] },
  requestPause: { of: 'both', roles: [...holderRoles, 'window_clerk', 'coordinator'] },
  requestExtension: { of: 'both', roles: [...holderRoles, 'window_clerk', 'coordinator'] },
  // One level up; that it is somebody else than who asked is checked where the request is known.
  approveClockRequest: { of: 'centre', roles: ['centre_head'] },
  refuseClockRequest: { of: 'centre', roles: ['centre_head'] },
  resumeClock: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  addOutsideNumber: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  removeOutsideNumber: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  recordTimeBar: { of: 'both', roles: ['window_clerk', 'coordinator', 'centre_head', ...holderRoles] },
  recomputeClock: { of: 'centre', roles: [] },
};

/** What somebody of a pool may do, and nothing else. */
const POOLED: readonly ActName[] = ['passCheck', 'returnForRework', 'recordFollowUp', 'closeMatter'];

/** @returns a Refusal `act-not-yours` (with the roles needed) or `handler-apart`, or undefined when he may. */
export function may(officer: Officer, act: ActName, matter: ActedOn): Refusal | undefined {
  const rule = RULES[act];
  const inCentre = matter.centreOrganisationIds.includes(officer.organisationId);
  const inHolder = matter.holderOrganisationId === officer.organisationId;
  const helps = matter.coHandlerOrganisationIds?.includes(officer.organisationId) ?? false;
  const ofPool =
    POOLED.includes(act) &&
    typeof matter.poolTownshipId === 'number' &&
    (officer.poolAreaIds?.includes(matter.poolTownshipId) ?? false);
  // Nobody of the body that handled it or helped, though named in the pool.
  if (ofPool && !inCentre && (inHolder || helps)) return refuse('forbidden', 'handler-apart', { act });
  const placed = { both: inCentre || inHolder, centre: inCentre || ofPool, holder: inHolder, coHandler: helps }[
    rule.of
  ];
  if (!placed || !rule.roles.some((role) => officer.roles.includes(role))) {
    return refuse('forbidden', 'act-not-yours', { act, roles: rule.roles });
  }
  if (rule.apart && matter.handlers.includes(officer.officerId)) return refuse('forbidden', 'handler-apart', { act });
  return undefined;
}

/** The acts that the server offers on the page: possible now, and this officer's to do. */
export function actsOffered(officer: Officer, matter: ActedOn): ActName[] {
  return actsPossible(matter.stage).filter((act) => {
    if (act === 'liftRestriction' && !matter.restricted) return false;
    if ((act === 'approveClockRequest' || act === 'refuseClockRequest') && !matter.clockRequests) return false;
    if (act === 'resumeClock' && !matter.paused) return false;
    return may(officer, act, matter) === undefined;
  });
}
