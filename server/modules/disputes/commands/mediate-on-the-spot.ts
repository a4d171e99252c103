import { fail, Refused } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import {
  actOnMatter,
  attachFiles,
  endProcedure,
  type OfficerCall,
  openParties,
  startProcedure,
} from '../../matters/index.ts';
import type { mediateOnTheSpot as contract } from '../contract/agreement.ts';
import { checkDangerOnTheSpot } from '../danger.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { type Mediation, newMediation } from '../mediation.ts';
import { bothSides, principalsOf } from '../parties.ts';
import { keepAgreement } from '../store/agreement.ts';
import { giveDossierNumber } from '../store/dossier.ts';
import { addConsents, saveMediation } from '../store/save.ts';
import type { DisputesTables } from '../store/tables.ts';
import { afterAct, committeeOf, dangerOf, mustBeMediable, mustKnowText, mustRepresent } from './act-on-mediation.ts';
import { mustBeOnRoster, saveChosen } from './choose-mediator.ts';
import { keepShamCheck, mustNotBeSham } from './check-sham.ts';
import { mustDoOrally, mustHoldTerms, obligationFacts } from './draft-agreement.ts';
import { emptySession } from './record-session.ts';
import { closeLeftOpen, emptyMediation } from './start-mediation.ts';

type SpotCall = OfficerCall<typeof contract>;

/** 现场调解 A small quarrel settled where it is: consent, session, oral agreement and end in one act and one form (人民调解法 17, 28, 30). */
export function mediateOnTheSpot(call: SpotCall): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'startProcedure', async ({ tx, matter, times, record }) => {
    const { house, body } = call;
    if (matter.procedure_id) fail('conflict', 'procedure-open', { procedure: matter.procedure_kind });
    const committeeId = committeeOf(house, matter);
    mustBeMediable(house, matter);
    const danger = checkDangerOnTheSpot(dangerOf(house, matter));
    if (danger) throw new Refused(danger);
    const parties = await openParties(tx, house, matter.id);
    if (!bothSides(parties)) fail('conflict', 'respondent-missing');
    const principals = principalsOf(parties);
    mustConsent(call, principals);
    for (const c of body.consents) mustRepresent(parties, c.partyId, c.byPartyId, times.doneAt);
    mustKnowText(body.textVersion);
    if (!body.rightsTold)
      fail('conflict', 'rights-not-told', { law: '中华人民共和国人民调解法', article: '第二十三条、第二十四条' });
    if (!body.noInterests) fail('conflict', 'mediator-not-declared', { mediators: body.mediatorIds });
    const agreedOn = localDateOf(times.doneAt);
    mustHoldTerms({ obligations: body.obligations, texts: [], declared: body.declared, agreedOn, principals });
    mustDoOrally({ obligations: body.obligations, agreedOn }, body.noPaperWanted, matter.complexity);
    mustNotBeSham(body.sham);
    const mediatorIds = [...new Set(body.mediatorIds)];
    await mustBeOnRoster(tx, committeeId, mediatorIds);

    const id = newId(times.recordedAt);
    const mediation = {
      ...emptyMediation(matter, id, committeeId, principals, times.doneAt),
      state: 'effective' as const,
      on_the_spot: true,
      accepted_on: agreedOn,
      ended_at: times.doneAt,
    };
    const db = tablesOf<DisputesTables>(tx);
    await closeLeftOpen(tx, matter, times.recordedAt);
    await db.insertInto('disputes.mediation').values(mediation).execute();
    await addConsents(
      tx,
      mediation,
      body.consents.map((c) => ({
        party_id: c.partyId,
        by_party_id: c.byPartyId ?? null,
        about: 'mediation',
        agrees: true,
        how: 'visit',
        text_version: body.textVersion,
        at: times.doneAt,
      })),
    );
    await saveChosen(tx, mediation, { mediatorIds, chosenBy: 'parties', acceptedBy: principals, at: times.doneAt });
    await keepDeclarations(call, mediation, mediatorIds, times.doneAt, tx);
    const sessionId = newId(times.recordedAt);
    await db
      .insertInto('disputes.session')
      .values({
        ...emptySession(mediation, sessionId),
        started_at: times.doneAt,
        place: body.place,
        present: principals,
        mediator_ids: mediatorIds,
        recorder: body.recorder,
        rights_told: true,
        statements: body.facts,
        result: 'agreed',
        recorded_at: times.doneAt,
      })
      .execute();
    const check = await keepShamCheck(tx, house, mediation, { answers: body.sham, at: times.doneAt });
    const agreement = await keepAgreement(tx, mediation, {
      kind: 'oral',
      facts: body.facts,
      points: body.pointsInDispute,
      copies: 0,
      obligations: body.obligations,
      at: times.doneAt,
      effectiveOn: agreedOn,
    });
    await attachFiles(tx, matter, { ids: body.fileIds ?? [], kind: 'photo', at: times.recordedAt });
    await startProcedure(tx, matter, { kind: 'mediation', id, at: times.doneAt });
    await endProcedure(tx, matter, { id, outcome: 'agreed', proof: agreement.id, at: times.doneAt });
    const number = await giveDossierNumber(tx, house, {
      mediationId: id,
      matterId: matter.id,
      committeeId,
      profileVersion: matter.profile_version,
      at: times.doneAt,
    });
    await saveMediation(tx, mediation, { dossier_number: number });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'mediateOnTheSpot',
      facts: {
        mediation: id,
        committee: committeeId,
        dossierNumber: number,
        consents: body.consents,
        textVersion: body.textVersion,
        mediators: mediatorIds,
        session: sessionId,
        agreement: agreement.id,
        effectiveOn: agreedOn,
        obligations: obligationFacts(body.obligations),
        shamCheck: check,
        files: body.fileIds ?? [],
      },
      event: MEDIATION_EVENTS.mediateOnTheSpot,
      eventFacts: { mediationId: id },
    });
    return afterAct(call, after, settled(principals, mediatorIds), number);
  });
}

function mustConsent(call: SpotCall, principals: readonly string[]): void {
  const waiting = principals.filter((id) => !call.body.consents.some((c) => c.partyId === id));
  const strange = call.body.consents.filter((c) => !principals.includes(c.partyId));
  if (strange.length > 0) fail('invalid', 'party-unknown', { field: 'consents' });
  if (waiting.length > 0)
    fail('conflict', 'consent-missing', { waiting, law: '中华人民共和国人民调解法', article: '第十七条' });
}

async function keepDeclarations(
  call: SpotCall,
  mediation: { county_id: number; id: string; matter_id: string },
  mediatorIds: readonly number[],
  at: Date,
  tx: Parameters<typeof saveChosen>[0],
): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  await db
    .insertInto('disputes.mediator_declaration')
    .values(
      mediatorIds.map((mediatorId) => ({
        county_id: mediation.county_id,
        id: newId(at),
        mediation_id: mediation.id,
        matter_id: mediation.matter_id,
        mediator_id: mediatorId,
        nothing: call.body.noInterests,
        words_sealed: null,
        objected_by: [] as string[],
        at,
      })),
    )
    .execute();
  await db
    .updateTable('disputes.chosen_mediator')
    .set({ declared_at: at })
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .execute();
}

function settled(principals: readonly string[], mediatorIds: readonly number[]): Mediation {
  return {
    ...newMediation(principals),
    state: 'effective',
    agrees: Object.fromEntries(principals.map((id) => [id, true])),
    mediators: mediatorIds.map((id) => ({ id, declared: true, objected: false })),
    sessionsRecorded: 1,
    hasDossierNumber: true,
    agreement: { kind: 'oral', signed: [], mediatorsSigned: [], lastSignedAt: null },
    ended: true,
  };
}
