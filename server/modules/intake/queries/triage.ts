import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { bodyTypeOf } from '../../../platform/profile/lookups.ts';
import { formatDateZh } from '../../../kernel/local-date.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { adoptedRuling, type LockedMatter, openParties, readMatter, type Ruling } from '../../matters/index.ts';
import type { getTriage as getContract, proposeTriage as proposeContract } from '../contract.ts';
import { bodyFor, placeKindOf } from '../place-kind.ts';
import { proposeTriage as propose, type TriageProposal } from '../triage.ts';
import type { MatterFacts } from '../triage-facts.ts';

type View = ReplyOf<typeof proposeContract>;

/** What triage would say of what is being typed; nothing is kept. */
export async function proposeTriage(call: Call<typeof proposeContract, OfficerPrincipal>): Promise<View> {
  const { areaCode, ...facts } = call.body;
  const area = areaCode === undefined ? undefined : call.house.directory().areaByCode(areaCode);
  if (areaCode !== undefined && !area) fail('invalid', 'area-unknown', { field: 'areaCode' });
  const known: MatterFacts = area && facts.placeKind === undefined ? { ...facts, placeKind: placeKindOf(area) } : facts;
  return viewOf(call.house, propose(call.house.profile, known), area?.path ?? [], []);
}

/** The proposal for a matter that stands, with the bodies it may go to. */
export async function getTriage(
  call: Call<typeof getContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof getContract>> {
  const { house } = call;
  return inTransaction(house.db, call.principal, async (tx) => {
    const matter = await readMatter(tx, { number: call.params.number });
    // Triage tells of respondents and danger: where facts and parties are not seen, it is the answer of an unknown number.
    if ((await openParties(tx, house, matter.id)).length === 0) fail('unknown', 'not-found');
    const proposal = await proposalFor(tx, house, matter);
    const directory = house.directory();
    const path = directory.area(matter.area_id)?.path ?? [];
    const handling = new Set([
      'mediation_committee',
      'county_centre',
      'township_centre',
      'department',
      'police',
      'justice_office',
      'justice_bureau',
      'township_government',
      'petition_office',
      'political_legal_committee',
    ]);
    const choices = directory
      .organisations()
      .filter(
        (o) =>
          !o.ended &&
          handling.has(o.kind) &&
          !matter.subject_organisation_ids.includes(o.id) &&
          (path.includes(o.areaId) || o.areaId === house.countyAreaId),
      )
      .map((o) => ({ id: o.id, name: o.name, level: o.level, areaName: directory.area(o.areaId)?.name ?? '' }))
      .toSorted((a, b) => Number(b.id === proposal.organisation?.id) - Number(a.id === proposal.organisation?.id));
    return { ...proposal, choices };
  });
}

export async function proposalFor(tx: Tx, house: House, matter: LockedMatter): Promise<View> {
  const directory = house.directory();
  const area = directory.area(matter.area_id);
  const parties = await openParties(tx, house, matter.id);
  const respondents = parties.filter(
    (p) => p.side === 'respondent' && !p.replaced && (p.role === 'self' || p.role === 'organisation'),
  );
  const facts: MatterFacts = {
    category: matter.category,
    ...(area ? { placeKind: placeKindOf(area) } : {}),
    peopleInvolved: matter.people_involved,
    ...(matter.amount_fen === null ? {} : { amountFen: matter.amount_fen }),
    dangerSigns: matter.danger_signs,
    askedForCounty: matter.asked_for_county,
    ...(respondents.length > 0
      ? {
          respondentKinds: [
            ...new Set(
              respondents.map((r) => (r.role === 'organisation' ? ('organisation' as const) : ('person' as const))),
            ),
          ],
        }
      : {}),
    ...(matter.complexity ? { complexity: matter.complexity } : {}),
    ...(matter.urgency ? { urgency: matter.urgency } : {}),
  };
  const view = viewOf(house, propose(house.profile, facts), area?.path ?? [], matter.subject_organisation_ids);
  return byRuling(house, matter, view, await adoptedRuling(tx, matter.category, matter.township_id));
}

/** A ruling taken over as a rule goes before the usual body; it reads category and place, nothing else. */
function byRuling(house: House, matter: LockedMatter, view: View, ruling: Ruling | undefined): View {
  const body = house.directory().organisation(ruling?.organisation_id ?? null);
  if (!ruling || !body || body.ended || matter.subject_organisation_ids.includes(body.id)) return view;
  const day = formatDateZh(localDateOf(ruling.ruled_at));
  return {
    ...view,
    organisation: { id: body.id, name: body.name, telephone: body.telephone },
    firedRules: [
      ...view.firedRules,
      {
        id: `ruling:${ruling.from_number}`,
        text: {
          zh: `沿用${day}对${ruling.from_number}的裁定：由${body.name}承办（${ruling.legal_basis}）`,
          en: `Ruling of ${localDateOf(ruling.ruled_at)} on ${ruling.from_number} taken over: ${body.name} (${ruling.legal_basis})`,
        },
        about: 'level',
        value: view.level,
        decisive: true,
      },
    ],
  };
}

function viewOf(house: House, proposal: TriageProposal, path: readonly number[], passedOver: readonly number[]): View {
  const type = bodyTypeOf(house.profile, proposal.bodyType);
  const body = type
    ? bodyFor(type, path.length > 0 ? path : [house.countyAreaId], house.directory().organisations(), passedOver)
    : undefined;
  return {
    complexity: proposal.complexity,
    urgency: proposal.urgency,
    level: proposal.level,
    bodyType: proposal.bodyType,
    mediable: proposal.mediable,
    restriction: proposal.restriction,
    peopleBand: proposal.peopleBand?.name ?? null,
    organisation: body ? { id: body.id, name: body.name, telephone: body.telephone } : null,
    firedRules: proposal.firedRules,
    dangerSigns: proposal.dangerSigns,
  };
}
