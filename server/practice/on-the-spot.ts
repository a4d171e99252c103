// Pure. Decides a small quarrel settled where it is, in one act and on one form (现场调解): consent, talk, oral agreement and end at once.
import { localDateOf } from '../kernel/instant.ts';
import { yearOf } from '../kernel/local-date.ts';
import { consentText } from '../modules/disputes/consent-text.ts';
import { agreementOf, cleanCheck, obligationFacts } from './agreeing.ts';
import { act } from './draft.ts';
import type { Life } from './chapter.ts';
import { begin, principals } from './mediating.ts';
import { declare, emptySession, placeOf } from './sessions.ts';
import { days, type Sitting } from './sitting.ts';
import { factsWords } from './words-of-mediation.ts';

/** Small, simple, of two neighbours: the village settles it at the fence. */
export function fitsTheSpot({ world, dice, matter }: Life): boolean {
  const body = world.directory.organisation(matter.state.holderOrganisationId);
  return (
    matter.state.complexity === 'simple' &&
    body?.level === 'village' &&
    principals(matter.parties).length === 2 &&
    dice.chance(0.45)
  );
}

export function mediateOnTheSpot(life: Life): string | undefined {
  const { world, dice, matter } = life;
  const by = world.directory.post(matter.state.holderPostId);
  if (!by || !days(life, 0, 3)) return undefined;
  const { now } = life;
  const mediation = begin(life, by.organisationId, true);
  const sitting: Sitting = { life, mediation, by };
  const textVersion = consentText().version;
  const consents = mediation.principals.map((partyId) => ({ partyId }));
  for (const { partyId } of consents)
    mediation.consents.push({
      id: dice.id(now),
      partyId,
      about: 'mediation',
      agrees: true,
      how: 'visit',
      textVersion,
      at: now,
    });
  const [mediator] = dice.some(
    world.mediatorsOf(mediation.committeeId).filter((m) => m.until === null),
    1,
  );
  if (!mediator) return undefined;
  const mediators = [mediator.id];
  mediation.mediators.push({
    mediatorId: mediator.id,
    position: 0,
    chosenBy: 'parties',
    acceptedBy: mediation.principals,
    chosenAt: now,
    declaredAt: null,
  });
  declare(sitting, mediator.id);
  const session = emptySession(life, placeOf(sitting), null);
  Object.assign(session, {
    startedAt: now,
    present: mediation.principals,
    mediatorIds: mediators,
    recorder: by.officerName,
    statements: factsWords(matter.facts.description),
    result: 'agreed',
    recordedAt: now,
  });
  mediation.sessions.push(session);
  const shamCheck = cleanCheck(sitting);
  const agreement = agreementOf(sitting, 'oral', true);
  mediation.agreement = agreement;
  const agreedOn = localDateOf(now);
  mediation.standing = {
    ...mediation.standing,
    state: 'effective',
    agrees: Object.fromEntries(mediation.principals.map((id) => [id, true])),
    askedAt: now,
    mediators: [{ id: mediator.id, declared: true, objected: false }],
    sessionsRecorded: 1,
    hasDossierNumber: true,
    agreement: { kind: 'oral', signed: [], mediatorsSigned: [], lastSignedAt: null },
    ended: true,
  };
  const entry: Record<string, unknown> = {
    mediation: mediation.id,
    committee: mediation.committeeId,
    dossierNumber: '',
    consents,
    textVersion,
    mediators,
    session: session.id,
    agreement: agreement.id,
    effectiveOn: agreedOn,
    obligations: obligationFacts(agreement),
    shamCheck,
    files: [],
  };
  Object.assign(mediation, {
    acceptedOn: agreedOn,
    endedAt: now,
    dossier: { year: yearOf(agreedOn), givenAt: now, entry, serial: 0, number: '' },
  });
  matter.procedures.push({
    id: mediation.id,
    kind: 'mediation',
    startedAt: now,
    endedAt: now,
    outcome: 'agreed',
    proof: agreement.id,
  });
  act(world, dice, matter, {
    act: { act: 'recordInProcedure' },
    entry: 'mediateOnTheSpot',
    by,
    doneAt: now,
    facts: entry,
  });
  return 'oralAgreement';
}
