import { localDateOf } from '../../../kernel/instant.ts';
import { maskIdentityNumber, maskPhone } from '../../../kernel/identity-number.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { writeWorkbook } from '../../../platform/workbook.ts';
import type { exportCopyPanel as exportContract, listCopyPanels as contract } from '../contract/source.ts';
import { type Copied, type CopiedParty, copiedField } from '../copy-panel.ts';
import type { OpeningOperation } from '../openings.ts';
import { type Channel, channelNames } from '../source.ts';
import { readMatter } from '../store/lock.ts';
import { keepOpening } from '../store/openings.ts';
import { type OpenedParty, openParties } from '../store/parties.ts';
import { outsideNumbersOf, sourceOf } from '../store/source.ts';
import { ownFacts } from '../store/source-facts.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Matters in one file at most. */
const mostNumbers = 200;

/** 复制 What a clerk types into a system next door, in its order. Opening it leaves a row, as opening the matter does. */
export function listCopyPanels(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await copiedMatter(tx, house, principal, params.number, { operation: 'listCopyPanels', at });
    return {
      panels: house.profile.copyPanels.map((panel) => ({
        id: panel.id,
        system: panel.system,
        fields: panel.fields.map((field) => ({ label: field.label, value: copiedField(matter, field.of) })),
      })),
    };
  });
}

/** The same for one or many as a workbook: each matter that the caller may not see is the answer of an unknown number. */
export async function exportCopyPanel(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params, query, at } = call;
  const panel = house.profile.copyPanels.find((one) => one.id === params.panel);
  if (!panel) fail('unknown', 'panel-unknown');
  const numbers = [...new Set(query.numbers.split(',').map((text) => text.trim()))].filter((text) => text !== '');
  if (numbers.length > mostNumbers) fail('invalid', 'too-many-numbers', { most: mostNumbers });
  const rows = await inTransaction(house.db, principal, async (tx) => {
    const matters: Copied[] = [];
    for (const number of numbers)
      matters.push(await copiedMatter(tx, house, principal, number, { operation: 'exportCopyPanel', at }));
    return matters;
  });
  const columns = panel.fields.map((field, i) => ({ key: String(i), title: field.label }));
  const bytes = await writeWorkbook(
    { name: panel.system.zh.slice(0, 31), columns },
    rows.map((matter) =>
      Object.fromEntries(panel.fields.map((field, i) => [String(i), copiedField(matter, field.of)])),
    ),
  );
  return { media: xlsx, bytes, fileName: `${panel.system.zh}-${localDateOf(at)}.xlsx` };
}

async function copiedMatter(
  tx: Tx,
  house: House,
  principal: OfficerPrincipal,
  number: string,
  opening: { readonly operation: OpeningOperation; readonly at: Date },
): Promise<Copied> {
  const matter = await readMatter(tx, { number });
  const [facts, parties, source, numbers] = await Promise.all([
    ownFacts(tx, matter.id),
    openParties(tx, house, matter.id),
    sourceOf(tx, matter),
    outsideNumbersOf(tx, matter),
  ]);
  if (!facts) fail('unknown', 'not-found');
  await keepOpening(tx, principal, matter.id, opening.operation, opening.at);
  const profile = house.profileAt(matter.profile_version);
  const directory = house.directory();
  const of = (side: OpenedParty['side']): CopiedParty[] =>
    parties.filter((party) => party.side === side && !party.replaced && !party.erased).map(copiedParty);
  return {
    number: matter.number,
    registeredOn: localDateOf(matter.registered_at),
    registeredBy: directory.organisation(matter.registering_organisation_id)?.name ?? null,
    channel: channelNames[matter.channel as Channel].zh,
    source: source ? { bodyName: source.body_name, reference: source.reference, receivedOn: source.received_on } : null,
    category: categoryOf(profile, matter.category)?.name.zh ?? matter.category,
    area: [directory.area(matter.township_id)?.name, directory.area(matter.village_id)?.name].filter(Boolean).join(''),
    placeDetail: facts.place_detail,
    occurredOn: facts.occurred_on,
    description: facts.description,
    claims: facts.claims,
    peopleInvolved: matter.people_involved,
    amountFen: matter.amount_fen,
    applicants: of('applicant'),
    respondents: of('respondent'),
    stage: stageWords[matter.stage],
    holder: directory.organisation(matter.holder_organisation_id)?.name ?? null,
    result: matter.result ? (profile.results.find((one) => one.id === matter.result)?.name.zh ?? matter.result) : null,
    outsideNumbers: numbers.map((one) => ({ system: one.system_name, number: one.number })),
  };
}

function copiedParty(party: OpenedParty): CopiedParty {
  return {
    name: party.name ?? party.organisation ?? '',
    phone: party.phone === null ? null : maskPhone(party.phone),
    identityNumber: party.idNumber === null ? null : maskIdentityNumber(party.idNumber),
  };
}

/** Stages as the office calls them, in text that leaves the house. */
const stageWords: Readonly<Record<Awaited<ReturnType<typeof readMatter>>['stage'], string>> = {
  registered: '待受理',
  correcting: '待补正',
  refusing: '拟不予受理',
  accepted: '待分流',
  linked: '并案办理',
  assigned: '待签收',
  objected: '异议待裁',
  handling: '办理中',
  answered: '办结待核',
  follow_up: '待回访',
  closed: '结案归档',
  refused: '不予受理',
};
