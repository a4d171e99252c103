// Pure. Decides the first days of a matter: accepted with the rating that triage proposes, assigned to the body it names, signed for.
import type { DirectoryOrganisation, DirectoryPost } from '../platform/directory.ts';
import { DAY_MS } from '../kernel/instant.ts';
import { objectionLimit } from '../modules/matters/hand-off.ts';
import { bodyTypeOf, stepClock } from '../platform/profile/lookups.ts';
import { bodyFor, placeKindOf } from '../modules/intake/place-kind.ts';
import { proposeTriage, type TriageProposal } from '../modules/intake/triage.ts';
import type { MatterFacts } from '../modules/intake/triage-facts.ts';
import { act } from './draft.ts';
import { type Life, reach } from './chapter.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { open } from './openings.ts';
import { isStaffed, postFor } from './who-acts.ts';
import { objectionWords, overruleWords } from './words-of-work.ts';

export function accept(life: Life): boolean {
  const { world, dice, matter } = life;
  const stalled = dice.chance(0.03);
  const at = stalled
    ? daysLater(world.calendar, dice, life.now, 3, 9)
    : minutesLater(world.calendar, dice, life.now, 12, 300);
  const by = postFor(world, dice, matter, 'acceptMatter', 'centre');
  if (!by || !reach(life, at)) return false;
  open(life, by);
  const { complexity, urgency } = proposal(life);
  act(world, dice, matter, {
    act: { act: 'acceptMatter', category: matter.state.category, complexity, urgency },
    by,
    doneAt: at,
    facts: { profileVersion: world.profile.version },
  });
  return true;
}

export function assign(life: Life): boolean {
  const { world, dice, matter } = life;
  const stalled = dice.chance(0.025);
  const urgent = matter.state.urgency === 'emergency';
  const at = stalled
    ? daysLater(world.calendar, dice, life.now, 3, 8)
    : minutesLater(world.calendar, dice, life.now, 5, urgent ? 60 : 260);
  const by = postFor(world, dice, matter, 'assignMatter', 'centre');
  if (!by || !reach(life, at)) return false;
  const proposed = proposedBody(life);
  const chosen = dice.chance(0.12) ? (anotherBody(life, proposed) ?? proposed) : proposed;
  if (!chosen) return false;
  assignTo(life, by, chosen, proposed);
  return true;
}

export function sign(life: Life): boolean {
  const { world, dice, matter } = life;
  const fresh = world.until.getTime() - life.now.getTime() < 10 * DAY_MS;
  if (dice.chance(fresh ? 0.12 : 0.03) && !objected(life)) return false;
  const stalled = dice.chance(0.05);
  const urgent = matter.state.urgency === 'emergency';
  const at = stalled
    ? daysLater(world.calendar, dice, life.now, 2, 12)
    : minutesLater(world.calendar, dice, life.now, 8, urgent ? 45 : 220);
  const by = postFor(world, dice, matter, 'signForMatter', 'holder');
  if (!by || !reach(life, at)) return false;
  act(world, dice, matter, { act: { act: 'signForMatter', postId: by.id }, by, doneAt: at, facts: { postId: by.id } });
  return true;
}

/** The body says it is not competent; the centre assigns it elsewhere. */
function objected(life: Life): boolean {
  const { world, dice, matter } = life;
  const own = matter.state.holderOrganisationId;
  const rule = stepClock(world.profile, 'object', matter.state.urgency ?? 'normal');
  const limit = objectionLimit(life.now, rule, world.calendar);
  const said = minutesLater(world.calendar, dice, life.now, 20, 200);
  const by = postFor(world, dice, matter, 'assignMatter', 'centre');
  const objector = postFor(world, dice, matter, 'objectToAssignment', 'holder');
  const other = anotherBody(life, world.directory.organisation(own));
  if (!by || !other || !objector || own === null || said.getTime() > limit.dueAt.getTime()) return true;
  if (matter.objections.some((one) => one.organisationId === own)) return true;
  if (!reach(life, said)) return false;
  const objection: (typeof matter.objections)[number] = {
    id: dice.id(said),
    organisationId: own,
    suggestedOrganisationId: other.id,
    objectedAt: said,
    objectedByPostId: objector.id,
    objectedSeq: matter.history.length + 1,
    ruledAt: null,
    ruledByPostId: null,
    ruledSeq: null,
    upheld: null,
  };
  matter.objections.push(objection);
  act(world, dice, matter, {
    act: { act: 'objectToAssignment' },
    by: objector,
    doneAt: said,
    facts: { objectionId: objection.id, organisationId: own, suggested: other.id },
    notes: [{ kind: 'reason', body: objectionWords(dice) }],
  });
  const fresh = world.until.getTime() - said.getTime() < 10 * DAY_MS;
  const at = minutesLater(world.calendar, dice, said, 30, 400);
  if ((fresh && dice.chance(0.5)) || !reach(life, at)) return false;
  Object.assign(objection, { ruledAt: at, ruledByPostId: by.id, ruledSeq: matter.history.length + 1, upheld: true });
  act(world, dice, matter, {
    act: { act: 'ruleOnObjection', upheld: true },
    by,
    doneAt: at,
    facts: { objectionId: objection.id, organisationId: own, upheld: true },
    notes: [{ kind: 'reason', body: '经核对职责清单，异议成立。' }],
  });
  assignTo(life, by, other, proposedBody(life), '按裁定改由有权办理的单位承办');
  return true;
}

function assignTo(
  life: Life,
  by: DirectoryPost,
  chosen: DirectoryOrganisation,
  proposed: DirectoryOrganisation | undefined,
  why?: string,
): void {
  const { world, dice, matter } = life;
  const overruled = proposed !== undefined && proposed.id !== chosen.id;
  const reason = why ?? (overruled ? overruleWords(dice, chosen.name) : undefined);
  act(world, dice, matter, {
    act: { act: 'assignMatter', organisationId: chosen.id },
    by,
    doneAt: life.now,
    facts: {
      from: matter.state.holderOrganisationId,
      proposed: proposed?.id ?? null,
      rules: proposal(life).firedRules.map((r) => r.id),
      overruled,
    },
    notes: reason ? [{ kind: 'reason', body: reason }] : [],
  });
}

function proposal({ world, matter }: Life): TriageProposal {
  const { state } = matter;
  const area = world.directory.area(matter.areaId);
  const respondents = matter.parties.filter(
    (p) => p.side === 'respondent' && p.replacedBy === null && (p.role === 'self' || p.role === 'organisation'),
  );
  const facts: MatterFacts = {
    category: state.category,
    ...(area ? { placeKind: placeKindOf(area) } : {}),
    peopleInvolved: matter.peopleInvolved,
    ...(matter.amountFen === null ? {} : { amountFen: matter.amountFen }),
    dangerSigns: [...matter.dangerSigns],
    askedForCounty: matter.askedForCounty,
    ...(respondents.length > 0
      ? {
          respondentKinds: [
            ...new Set(
              respondents.map((r) => (r.role === 'organisation' ? ('organisation' as const) : ('person' as const))),
            ),
          ],
        }
      : {}),
    ...(state.complexity ? { complexity: state.complexity } : {}),
    ...(state.urgency ? { urgency: state.urgency } : {}),
  };
  return proposeTriage(world.profile, facts);
}

function proposedBody(life: Life): DirectoryOrganisation | undefined {
  const { world, matter } = life;
  const type = bodyTypeOf(world.profile, proposal(life).bodyType);
  const path = world.directory.area(matter.areaId)?.path ?? [1];
  return type ? bodyFor(type, path, world.organisations, matter.subjectOrganisationIds) : undefined;
}

/** Bodies that take over what the proposed one does not: a committee of the trade, the township's, the village's, the bureau in charge. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  '01': ['婚调委'],
  '10': ['劳调委', '县人社局'],
  '11': ['劳调委', '县人社局'],
  '15': ['县卫健局'],
  '16': ['交警大队'],
  '17': ['物调委', '县住建局'],
  '09': ['生态环境分局'],
  '14': ['县市场监管局'],
  '13': ['县市场监管局'],
  '51': ['县应急局', '县住建局'],
  '61': ['县民政局', '法律援助中心'],
  '71': ['县纪委监委', '县信访局'],
  '81': ['县司法局'],
};

function anotherBody(
  { world, dice, matter }: Life,
  not: DirectoryOrganisation | undefined,
): DirectoryOrganisation | undefined {
  if (matter.state.restriction === 'danger') return undefined;
  const names = elsewhere[matter.state.category] ?? [];
  const near = world.organisations.filter(
    (o) => o.areaId === matter.townshipId && (o.kind === 'mediation_committee' || o.kind === 'township_government'),
  );
  const far = world.organisations.filter((o) => names.includes(o.shortName));
  const complaint = matter.state.restriction === 'complaint';
  const fitting = [...(complaint ? [] : near), ...far, ...far].filter(
    (o) => o.id !== not?.id && isStaffed(world, o.id) && !matter.subjectOrganisationIds.includes(o.id),
  );
  return fitting.length === 0 ? undefined : dice.pick(fitting);
}
