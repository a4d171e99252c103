// Decides what each act changes in a matter, or why it cannot be done: the one place where a stage becomes another.
// Which act is possible in which stage stands in lifecycle.ts and is looked at first.
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { type MatterAct, type MatterState, type Outcome, refusedNow } from './lifecycle.ts';
import { mayGoAlone } from './linking.ts';

/** Facts beside the state that an act needs to be judged. */
export interface Circumstances {
  /** A written or oral agreement is in effect: the check may not send the matter back for rework. */
  readonly agreementInEffect?: boolean;
  /** Signs of danger that were not known yet: recorded on a restricted matter too. */
  readonly newSigns?: boolean;
  /** Missing material was asked for before: it is asked for once (一次性告知). */
  readonly materialAsked?: boolean;
  /** Papers of the notice that are still missing after this act. */
  readonly materialLeft?: number;
  /** Where a refusal stands: nobody asks twice for its review, and nothing is decided that was not asked. */
  readonly refusal?: 'refused' | 'review_asked' | 'upheld' | 'overturned';
  /** Objections upheld so far, and how many make the head designate. */
  readonly bounces?: number;
  readonly mostBounces?: number;
  /** The body was designated, or objected before: it may not (again). */
  readonly mayNotObject?: 'designated' | 'objected';
  /** Opinions of bodies asked to help that are still awaited. */
  readonly opinionsAwaited?: number;
  /** The result hands the matter to another body, and its receipt is not there. */
  readonly receiptMissing?: boolean;
  /** Applicants (current, not replaced), respondents whom an agreement in effect binds, and who of all was asked or tried after the answer. */
  readonly applicants?: readonly string[];
  readonly bound?: readonly string[];
  readonly asked?: readonly string[];
  /** The outcome computed from result and follow-ups (outcome.ts). */
  readonly outcome?: Outcome;
  /** A party's request to take the matter up again waits for the centre's word. */
  readonly reopeningAsked?: boolean;
}

/**
 * What the act changes, or why it cannot be.
 * @returns the changed members only (the history keeps just these), or a Refusal: `act-not-allowed` names the acts that are,
 *   `procedure-open`, `procedure-other`, `agreement-in-effect`, `not-linked`, `withdrawn-stays`, `applicants-not-asked`, `bound-not-asked`, `reopening-asked-already`, `reopening-not-asked`, `material-asked-already`, `refusal-reviewed-already`, `review-not-asked`, `already-restricted`, `not-restricted`
 */
export function step(
  state: MatterState,
  act: MatterAct,
  circumstances: Circumstances = {},
): Partial<MatterState> | Refusal {
  const impossible = refusedNow(act.act, state.stage);
  if (impossible) return impossible;
  switch (act.act) {
    case 'acceptMatter':
      return {
        stage: 'accepted',
        category: act.category,
        complexity: act.complexity,
        urgency: act.urgency,
        ...(act.restriction && state.restriction !== act.restriction ? { restriction: act.restriction } : {}),
      };
    case 'askForMaterial':
      if (circumstances.materialAsked) return refuse('conflict', 'material-asked-already');
      return { stage: 'correcting' };
    case 'supplyMaterial':
      return (circumstances.materialLeft ?? 0) > 0 ? {} : { stage: 'registered' };
    case 'lapseMaterial':
      return { stage: 'registered' };
    case 'proposeRefusal':
      return { stage: 'refusing' };
    case 'reviewRefusal':
      return { stage: act.agreed ? 'refused' : 'registered' };
    case 'askRefusalReview':
      if (circumstances.refusal !== 'refused') return refuse('conflict', 'refusal-reviewed-already');
      return {};
    case 'decideRefusalReview':
      if (circumstances.refusal !== 'review_asked') return refuse('conflict', 'review-not-asked');
      return act.upheld ? {} : { stage: 'registered' };
    case 'succeedHolder':
      return { stage: 'assigned', holderOrganisationId: act.organisationId, holderPostId: null };
    case 'vacateHolder':
      return { stage: 'accepted', holderOrganisationId: null, holderPostId: null };
    case 'linkMatter':
      return { stage: 'linked', holderOrganisationId: act.organisationId, holderPostId: null };
    case 'unlinkMatter':
      if (!mayGoAlone(state)) return refuse('conflict', 'not-linked');
      return {
        stage: 'accepted',
        holderOrganisationId: null,
        holderPostId: null,
        ...(state.result === null ? {} : { result: null }),
      };
    case 'followMain':
      return { holderOrganisationId: act.organisationId };
    case 'answerLinked':
      return { stage: 'answered', result: 'merged' };
    case 'raiseUrgency':
      return { urgency: act.urgency };
    case 'objectToAssignment':
      if (circumstances.mayNotObject === 'designated') return refuse('conflict', 'designated-no-objection');
      if (circumstances.mayNotObject === 'objected') return refuse('conflict', 'objected-already');
      return { stage: 'objected' };
    case 'ruleOnObjection':
      return act.upheld ? { stage: 'accepted', holderOrganisationId: null, holderPostId: null } : { stage: 'assigned' };
    case 'designateBody':
      return { stage: 'assigned', holderOrganisationId: act.organisationId, holderPostId: null };
    case 'recordTransferReceipt':
      if (!act.received) return {};
      if (state.procedureId) return refuse('conflict', 'procedure-open', { procedure: state.procedureKind });
      return { stage: 'answered', result: 'transferred' };
    case 'assignMatter':
      if (circumstances.mostBounces !== undefined && (circumstances.bounces ?? 0) >= circumstances.mostBounces)
        return refuse('conflict', 'head-designates', { bounces: circumstances.bounces });
      return { stage: 'assigned', holderOrganisationId: act.organisationId, holderPostId: null };
    case 'signForMatter':
      return { stage: 'handling', holderPostId: act.postId };
    case 'handOverMatter':
      return { holderPostId: act.postId };
    case 'startProcedure':
      if (state.procedureId) return refuse('conflict', 'procedure-open', { procedure: state.procedureKind });
      return { procedureKind: act.kind, procedureId: act.id };
    case 'endProcedure':
      if (state.procedureId !== act.id) return refuse('conflict', 'procedure-other');
      return { procedureKind: null, procedureId: null };
    case 'answerMatter':
      if (state.procedureId) return refuse('conflict', 'procedure-open', { procedure: state.procedureKind });
      if ((circumstances.opinionsAwaited ?? 0) > 0)
        return refuse('conflict', 'opinions-awaited', { count: circumstances.opinionsAwaited });
      if (circumstances.receiptMissing) return refuse('conflict', 'transfer-receipt-missing');
      return { stage: 'answered', result: act.result };
    case 'passCheck':
      return { stage: 'follow_up' };
    case 'returnForRework':
      if (state.result === 'withdrawn') return refuse('conflict', 'withdrawn-stays');
      if (circumstances.agreementInEffect)
        return refuse('conflict', 'agreement-in-effect', { law: '人民调解法', article: '31' });
      // A matter that nobody held (it was transferred by the centre) is to be assigned again.
      return { stage: state.holderOrganisationId === null ? 'accepted' : 'handling', result: null };
    case 'closeMatter': {
      const waiting = (circumstances.applicants ?? []).filter((id) => !circumstances.asked?.includes(id));
      if (waiting.length > 0) return refuse('conflict', 'applicants-not-asked', { count: waiting.length });
      // An agreement is two-sided: whether it is performed is asked of whoever must perform it, too.
      const unasked = (circumstances.bound ?? []).filter((id) => !circumstances.asked?.includes(id));
      if (unasked.length > 0) return refuse('conflict', 'bound-not-asked', { parties: unasked });
      return { stage: 'closed', outcome: circumstances.outcome ?? 'closed_not_solved' };
    }
    case 'askReopening':
      return circumstances.reopeningAsked ? refuse('conflict', 'reopening-asked-already') : {};
    case 'declineReopening':
      return circumstances.reopeningAsked ? {} : refuse('conflict', 'reopening-not-asked');
    // Back to the body that held it; where none had signed for it, to be assigned again. What was recorded stays.
    case 'reopenMatter':
      if (state.holderPostId !== null && !act.holderGone) return { stage: 'handling', result: null, outcome: null };
      return {
        stage: state.complexity === null ? 'registered' : 'accepted',
        holderOrganisationId: null,
        holderPostId: null,
        result: null,
        outcome: null,
      };
    case 'withdrawMatter':
      return { stage: 'answered', result: 'withdrawn', procedureKind: null, procedureId: null };
    case 'addParty':
      return act.restriction && state.restriction !== act.restriction ? { restriction: act.restriction } : {};
    case 'restrictMatter':
      if (state.restriction)
        return circumstances.newSigns
          ? {}
          : refuse('conflict', 'already-restricted', { restriction: state.restriction });
      return { restriction: act.restriction };
    case 'liftRestriction':
      if (!state.restriction) return refuse('conflict', 'not-restricted');
      return { restriction: null };
    default:
      return {};
  }
}
