import { Refused } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { endLegalClock, type OfficerCall } from '../../matters/index.ts';
import type { draftAgreement as contract, recordOralAgreement as oralContract } from '../contract/agreement.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { keepAgreement } from '../store/agreement.ts';
import { saveMediation } from '../store/save.ts';
import { checkOral, checkTerms, type StatedTerms } from '../terms.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';
import { keepShamCheck, mustNotBeSham } from './check-sham.ts';

/** 形成协议 A draft; a new one replaces it and voids the signatures on it. */
export function draftAgreement(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'draftAgreement', async ({ tx, mediation, standing: before, times, judge, record }) => {
    const { body } = call;
    const standing = judge({ act: 'draftAgreement', copies: body.copies });
    mustHoldTerms({
      obligations: body.obligations,
      texts: [body.responsibilities, body.otherTerms],
      declared: body.declared,
      agreedOn: localDateOf(times.doneAt),
      principals: before.principals,
    });
    mustNotBeSham(body.sham);
    const check = await keepShamCheck(tx, call.house, mediation, { answers: body.sham, at: times.doneAt });
    const agreement = await keepAgreement(tx, mediation, {
      kind: 'written',
      facts: body.facts,
      points: body.pointsInDispute,
      responsibilities: body.responsibilities,
      otherTerms: body.otherTerms,
      copies: body.copies,
      obligations: body.obligations,
      at: times.doneAt,
    });
    await saveMediation(tx, mediation, { state: standing.state });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'draftAgreement',
      facts: {
        mediation: mediation.id,
        agreement: agreement.id,
        draft: agreement.draft,
        copies: body.copies,
        obligations: obligationFacts(body.obligations),
        shamCheck: check,
      },
      event: MEDIATION_EVENTS.draftAgreement,
      eventFacts: { mediationId: mediation.id },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

/** 口头协议 In effect from the day agreed (人民调解法 30); for what is performed on the spot. */
export function recordOralAgreement(call: OfficerCall<typeof oralContract>): Promise<ReplyOf<typeof oralContract>> {
  return actOnMediation(
    call,
    'recordOralAgreement',
    async ({ tx, matter, mediation, standing: before, times, judge, record }) => {
      const { body } = call;
      const standing = judge({ act: 'recordOralAgreement' });
      const agreedOn = localDateOf(times.doneAt);
      mustHoldTerms({
        obligations: body.obligations,
        texts: [],
        declared: body.declared,
        agreedOn,
        principals: before.principals,
      });
      mustDoOrally({ obligations: body.obligations, agreedOn }, body.noPaperWanted, matter.complexity);
      mustNotBeSham(body.sham);
      const check = await keepShamCheck(tx, call.house, mediation, { answers: body.sham, at: times.doneAt });
      const agreement = await keepAgreement(tx, mediation, {
        kind: 'oral',
        facts: body.facts,
        points: body.pointsInDispute,
        copies: 0,
        obligations: body.obligations,
        at: times.doneAt,
        effectiveOn: agreedOn,
      });
      if (mediation.period_rule) await endLegalClock(tx, matter, mediation.period_rule, times.doneAt, 'done');
      await saveMediation(tx, mediation, { state: standing.state });
      const after = await record({
        act: { act: 'recordInProcedure' },
        entry: 'recordOralAgreement',
        facts: {
          mediation: mediation.id,
          agreement: agreement.id,
          effectiveOn: agreedOn,
          obligations: obligationFacts(body.obligations),
          shamCheck: check,
        },
        event: MEDIATION_EVENTS.recordOralAgreement,
        eventFacts: { mediationId: mediation.id },
      });
      return afterAct(call, after, standing, mediation.dossier_number);
    },
  );
}

/** @throws Refused what `checkTerms` refuses with */
export function mustHoldTerms(terms: StatedTerms): void {
  const refusal = checkTerms(terms);
  if (refusal) throw new Refused(refusal);
}

/** @throws Refused `paper-needed` */
export function mustDoOrally(
  terms: Parameters<typeof checkOral>[0],
  noPaperWanted: boolean,
  complexity: string | null,
): void {
  const refusal = checkOral(terms, noPaperWanted, complexity);
  if (refusal) throw new Refused(refusal);
}

/** What the history keeps of obligations: who, whom, how much, by when; never the words. */
export function obligationFacts(
  obligations: readonly { debtorId: string; creditorId: string; amountFen?: number | undefined; dueOn: string }[],
): object[] {
  return obligations.map((o) => ({
    debtor: o.debtorId,
    creditor: o.creditorId,
    dueOn: o.dueOn,
    ...(o.amountFen === undefined ? {} : { amountFen: o.amountFen }),
  }));
}
