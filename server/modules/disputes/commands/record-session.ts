import { fail } from '../../../kernel/refusal.ts';
import { localDateOf, MINUTE_MS } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { attachFiles, type OfficerCall } from '../../matters/index.ts';
import { consentText } from '../consent-text.ts';
import type { planSession as planContract, recordSession as contract } from '../contract/acts.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { acceptedAt } from '../store/dossier.ts';
import type { MediationRow } from '../store/load.ts';
import { addConsents, saveMediation } from '../store/save.ts';
import type { DisputesTables } from '../store/tables.ts';
import { actOnMediation, afterAct, mustBeParties } from './act-on-mediation.ts';

/** 安排调解 Setting it again before it is held moves it; the history shows that it was moved. */
export function planSession(call: OfficerCall<typeof planContract>): Promise<ReplyOf<typeof planContract>> {
  return actOnMediation(call, 'planSession', async ({ tx, mediation, times, judge, record }) => {
    const standing = judge({ act: 'planSession' });
    const at = new Date(call.body.at);
    if (at.getTime() < times.doneAt.getTime()) fail('too-early', 'session-in-past');
    const [waiting] = await plannedSessions(tx, mediation);
    const db = tablesOf<DisputesTables>(tx);
    const id = waiting?.id ?? newId(times.recordedAt);
    if (waiting) {
      await db
        .updateTable('disputes.session')
        .set({ planned_at: at, place: call.body.place })
        .where('county_id', '=', mediation.county_id)
        .where('id', '=', id)
        .execute();
    } else {
      await db
        .insertInto('disputes.session')
        .values({ ...emptySession(mediation, id), planned_at: at, place: call.body.place })
        .execute();
    }
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'planSession',
      facts: { mediation: mediation.id, session: id, at, moved: waiting !== undefined },
      notes: [{ kind: 'place', body: call.body.place, outward: true }],
      event: MEDIATION_EVENTS.planSession,
      eventFacts: { mediationId: mediation.id, sessionId: id },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

/** 调解记录 Time, place, who was there, what was said; read out and signed, or it is written why not. */
export function recordSession(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'recordSession', async ({ tx, matter, mediation, parties, times, judge, record }) => {
    const { body } = call;
    mustBeParties(parties, [
      ...body.present,
      ...body.othersAgreedBy,
      ...body.signatures.map((s) => s.partyId),
      ...body.unsigned.map((u) => u.partyId),
    ]);
    const startedAt = new Date(body.startedAt);
    const endedAt = body.endedAt === undefined ? null : new Date(body.endedAt);
    if (startedAt.getTime() > call.at.getTime() || (endedAt && endedAt.getTime() > call.at.getTime()))
      fail('too-early', 'session-in-future');
    if (endedAt && endedAt.getTime() < startedAt.getTime())
      fail('invalid', 'session-time-invalid', { field: 'endedAt' });
    await mustBeAfterAcceptance(tx, mediation, startedAt);
    const standing = judge({
      act: 'recordSession',
      session: {
        mediatorIds: body.mediatorIds,
        present: body.present,
        others: body.others.length,
        othersAgreedBy: body.othersAgreedBy,
        rightsTold: body.rightsTold,
        readOut: body.readOut,
        signedOrExplained: [...body.signatures.map((s) => s.partyId), ...body.unsigned.map((u) => u.partyId)],
      },
    });
    const sessionId = await saveSession(tx, mediation, body.sessionId, times.recordedAt, {
      started_at: startedAt,
      ended_at: endedAt,
      place: body.place,
      present: [...new Set(body.present)],
      mediator_ids: [...new Set(body.mediatorIds)],
      recorder: body.recorder,
      others: JSON.stringify(body.others),
      open: body.open,
      rights_told: body.rightsTold,
      statements: body.statements,
      course: body.course ?? null,
      result: body.result,
      result_text: body.resultText ?? null,
      signatures: JSON.stringify(body.signatures),
      unsigned: JSON.stringify(body.unsigned),
      recorded_at: times.doneAt,
    });
    if (body.others.length > 0) {
      const version = consentText().version;
      await addConsents(
        tx,
        mediation,
        body.othersAgreedBy.map((id) => ({
          party_id: id,
          by_party_id: null,
          about: 'others',
          agrees: true,
          how: 'visit',
          text_version: version,
          at: times.doneAt,
        })),
      );
    }
    await attachFiles(tx, matter, { ids: body.fileIds ?? [], kind: 'signed_paper', at: times.recordedAt });
    await saveMediation(tx, mediation, { state: standing.state });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'recordSession',
      facts: {
        mediation: mediation.id,
        session: sessionId,
        startedAt,
        present: body.present,
        mediators: body.mediatorIds,
        others: body.others.length,
        othersAgreedBy: body.othersAgreedBy,
        signed: body.signatures,
        unsigned: body.unsigned.map((u) => u.partyId),
        result: body.result,
        files: body.fileIds ?? [],
      },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

/** Nobody is mediated before the mediation is accepted. @throws Refused `session-before-acceptance` with the moment of acceptance */
async function mustBeAfterAcceptance(tx: Tx, mediation: MediationRow, startedAt: Date): Promise<void> {
  const at = await acceptedAt(tx, mediation.county_id, mediation.id);
  // Forms tell the hour to the minute: a session of the same minute is not before it.
  if (at !== null && startedAt.getTime() < at.getTime() - (at.getTime() % MINUTE_MS))
    fail('conflict', 'session-before-acceptance', {
      field: 'startedAt',
      acceptedAt: at.toISOString(),
      acceptedOn: localDateOf(at),
    });
}

type SessionRow = DisputesTables['disputes.session'];

export function emptySession(mediation: Pick<MediationRow, 'county_id' | 'id' | 'matter_id'>, id: string) {
  return {
    county_id: mediation.county_id,
    id,
    mediation_id: mediation.id,
    matter_id: mediation.matter_id,
    planned_at: null,
    started_at: null,
    ended_at: null,
    present: [] as string[],
    mediator_ids: [] as number[],
    recorder: null,
    others: '[]',
    open: false,
    rights_told: false,
    statements: null,
    course: null,
    result: null,
    result_text: null,
    signatures: '[]',
    unsigned: '[]',
    recorded_at: null,
    erased_at: null,
  };
}

async function plannedSessions(tx: Tx, mediation: Pick<MediationRow, 'county_id' | 'id'>) {
  return tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.session')
    .select(['id', 'planned_at'])
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .where('recorded_at', 'is', null)
    .orderBy('planned_at', 'desc')
    .execute();
}

/** The planned session that this was (named, or of the same day), or one that nobody planned. */
async function saveSession(
  tx: Tx,
  mediation: MediationRow,
  sessionId: string | undefined,
  at: Date,
  values: Partial<SessionRow> & { place: string; started_at: Date },
): Promise<string> {
  const db = tablesOf<DisputesTables>(tx);
  const planned = await plannedSessions(tx, mediation);
  const sameDay = planned.find((s) => s.planned_at && localDateOf(s.planned_at) === localDateOf(values.started_at));
  const known = sessionId === undefined ? sameDay : planned.find((s) => s.id === sessionId);
  if (sessionId !== undefined && !known) await sayWhyNot(tx, mediation, sessionId);
  if (known) {
    await db
      .updateTable('disputes.session')
      .set(values)
      .where('county_id', '=', mediation.county_id)
      .where('id', '=', known.id)
      .execute();
    return known.id;
  }
  const id = newId(at);
  await db
    .insertInto('disputes.session')
    .values({ ...emptySession(mediation, id), ...values })
    .execute();
  return id;
}

async function sayWhyNot(tx: Tx, mediation: MediationRow, sessionId: string): Promise<never> {
  const there = await tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.session')
    .select('id')
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return there ? fail('conflict', 'session-recorded') : fail('invalid', 'session-unknown', { field: 'sessionId' });
}
