// Pure. Decides the sessions of a mediation in the practice county: mediators whom the parties accept and who declare their interests, a
// planned hour, a record that is read out and signed; prolonged where both sides wish.
import { canonical } from '../kernel/canonical.ts';
import { changesOf, dueOf } from '../modules/matters/clocks.ts';
import { lawClock } from '../platform/profile/lookups.ts';
import { consentText } from '../modules/disputes/consent-text.ts';
import type { Life } from './chapter.ts';
import type { PracticeSession } from './practice-mediation.ts';
import { days, did, minutes, type Sitting } from './sitting.ts';
import { daysLater } from './office-time.ts';
import { courseWords, sessionPlace, statementWords } from './words-of-mediation.ts';

export function chooseMediators(sitting: Sitting): boolean {
  const { life, mediation } = sitting;
  const { world, dice } = life;
  if (!minutes(life, 2, 90)) return false;
  const roster = world.mediatorsOf(mediation.committeeId).filter((m) => m.until === null);
  const chosen = dice.some(roster, life.matter.state.complexity === 'complex' ? 2 : 1);
  const chosenBy = dice.weighted([
    ['committee', 65],
    ['parties', 35],
  ] as const);
  const ids = chosen.map((m) => m.id);
  for (const [position, mediatorId] of ids.entries())
    mediation.mediators.push({
      mediatorId,
      position,
      chosenBy,
      acceptedBy: mediation.principals,
      chosenAt: life.now,
      declaredAt: null,
    });
  did(
    sitting,
    { act: 'chooseMediator', mediatorIds: ids, acceptedBy: mediation.principals },
    { mediators: ids, chosenBy, acceptedBy: mediation.principals },
  );
  for (const mediatorId of ids) {
    if (!minutes(life, 1, 30)) return false;
    declare(sitting, mediatorId);
    did(
      sitting,
      { act: 'declareInterests', mediatorId, objected: false },
      { mediator: mediatorId, none: true, declaration: mediation.declarations.at(-1)?.id, objectedBy: [] },
    );
  }
  return true;
}

/** Nothing to declare: the row says so. */
export function declare({ life, mediation }: Sitting, mediatorId: number): void {
  mediation.declarations.push({ id: life.dice.id(life.now), mediatorId, at: life.now });
  const mediator = mediation.mediators.find((m) => m.mediatorId === mediatorId);
  if (mediator) mediator.declaredAt = life.now;
}

/** One to three sessions; true when the last one ended with all being of one mind, as it was to be. */
export function hold(sitting: Sitting, agreed: boolean): boolean {
  const { life } = sitting;
  const { dice, matter } = life;
  const count = matter.state.complexity === 'complex' ? dice.whole(1, 3) : dice.chance(0.2) ? 2 : 1;
  for (let i = 1; i <= count; i += 1) {
    if (i > 1 && dice.chance(0.15) && !prolong(sitting)) return false;
    if (!session(sitting, i === count, agreed)) return false;
  }
  return true;
}

export function emptySession(life: Life, place: string, plannedAt: Date | null): PracticeSession {
  return {
    id: life.dice.id(life.now),
    plannedAt,
    startedAt: null,
    endedAt: null,
    place,
    present: [],
    mediatorIds: [],
    recorder: null,
    statements: null,
    course: null,
    result: null,
    resultText: null,
    signatures: [],
    recordedAt: null,
  };
}

export function placeOf({ life, mediation }: Sitting): string {
  const { world, dice } = life;
  const body = world.directory.organisation(mediation.committeeId);
  return sessionPlace(dice, body?.level ?? null, world.directory.area(body?.areaId ?? null)?.name ?? '');
}

/** How a party signs: an organisation with its seal, a person by name or by fingerprint. */
export function handOf({ life }: Sitting, partyId: string): 'signature' | 'seal' | 'fingerprint' {
  const party = life.matter.parties.find((p) => p.id === partyId);
  if (party?.role === 'organisation') return 'seal';
  return life.dice.chance(0.25) ? 'fingerprint' : 'signature';
}

function session(sitting: Sitting, last: boolean, agreed: boolean): boolean {
  const { life, mediation, by } = sitting;
  const { world, dice } = life;
  const wait = { simple: [0, 1], general: [1, 3], complex: [2, 8] }[life.matter.state.complexity ?? 'general'];
  const at = daysLater(world.calendar, dice, life.now, wait[0] ?? 0, wait[1] ?? 0);
  const one = emptySession(life, placeOf(sitting), at);
  mediation.sessions.push(one);
  did(
    sitting,
    { act: 'planSession' },
    { session: one.id, at, moved: false },
    { notes: [{ kind: 'place', body: one.place, outward: true }] },
  );
  const startedAt = new Date(at.getTime() + dice.whole(0, 12) * 60_000);
  const endedAt = new Date(startedAt.getTime() + dice.whole(35, 150) * 60_000);
  life.now = new Date(Math.max(life.now.getTime(), endedAt.getTime()));
  if (!minutes(life, 4, 40)) return false;
  const mediatorIds = mediation.mediators.map((m) => m.mediatorId);
  const result = last ? (agreed ? 'agreed' : 'not_agreed') : 'continued';
  const signatures = mediation.principals.map((partyId) => ({ partyId, how: handOf(sitting, partyId) }));
  Object.assign(one, {
    startedAt,
    endedAt,
    present: mediation.principals,
    mediatorIds,
    recorder: by.officerName,
    statements: statementWords(dice, life.matter.facts.claims),
    course: courseWords(dice, result === 'agreed'),
    result,
    resultText: result === 'agreed' ? '双方达成一致，当场签字确认。' : null,
    signatures,
    recordedAt: life.now,
  });
  did(
    sitting,
    {
      act: 'recordSession',
      session: {
        mediatorIds,
        present: mediation.principals,
        others: 0,
        othersAgreedBy: [],
        rightsTold: true,
        readOut: true,
        signedOrExplained: mediation.principals,
      },
    },
    {
      session: one.id,
      startedAt,
      present: mediation.principals,
      mediators: mediatorIds,
      others: 0,
      othersAgreedBy: [],
      signed: signatures,
      unsigned: [],
      result,
      files: [],
    },
  );
  return true;
}

/** Both sides want more time: the old clock stays in sight, a new one runs from its end. */
function prolong(sitting: Sitting): boolean {
  const { life, mediation } = sitting;
  const { world, dice, matter } = life;
  if (!days(life, 1, 3)) return false;
  const old = matter.clocks.find((c) => c.ruleId === mediation.periodRule && c.state === 'running');
  if (!old) return true;
  const length = { amount: 15, unit: 'calendarDays' as const };
  const changes = [...changesOf(old.changes ?? '[]'), { kind: 'extended' as const, ...length }];
  const rule = lawClock(world.profile, old.ruleId);
  if (!rule) return true;
  const due = dueOf(rule, { startedAt: old.startedAt, changes }, world.calendar);
  Object.assign(old, { state: 'stopped', endedAt: life.now });
  matter.clocks.push({
    ...old,
    id: dice.id(life.now),
    startEvent: `${old.startEvent}.prolonged`,
    dueAt: due.dueAt,
    dueDate: due.dueDate,
    certain: due.certain,
    steps: JSON.stringify(due.steps),
    changes: canonical(changes),
    state: 'running',
    endedAt: null,
  });
  const how = dice.pick(['phone', 'visit', 'window'] as const);
  const agreedBy = mediation.principals.map((partyId) => ({ partyId, how }));
  for (const partyId of mediation.principals)
    mediation.consents.push({
      id: dice.id(life.now),
      partyId,
      about: 'prolong',
      agrees: true,
      how,
      textVersion: consentText().version,
      at: life.now,
    });
  Object.assign(mediation, {
    periodDueOn: due.dueDate,
    periodCertain: due.certain,
    prolonged: mediation.prolonged + 1,
  });
  did(
    sitting,
    { act: 'prolongMediation', agreedBy: mediation.principals },
    { ...length, agreedBy, dueDate: due.dueDate },
  );
  return true;
}
