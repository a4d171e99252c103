import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { offeredCategories } from '../../../platform/profile/lookups.ts';
import { citationWords } from '../../matters/index.ts';
import type { getNotice as noticeContract, listCategories as categoriesContract } from '../contract.ts';

/** 告知书 In both languages, with the consents that law wants apart from it. `text` is the whole in the asked language. */
export async function getNotice(call: Call<typeof noticeContract>): Promise<ReplyOf<typeof noticeContract>> {
  const { notice, consents } = call.house.profile;
  const language = call.query.language ?? 'zh';
  return {
    version: notice.version,
    text: notice.paragraphs.map((p) => `${p.heading[language]}\n${p.text[language]}`).join('\n\n'),
    title: notice.title,
    paragraphs: notice.paragraphs.map((p) => ({ id: p.id, heading: p.heading, text: p.text })),
    consents: consents.map((c) => ({
      id: c.id,
      title: c.title,
      text: c.text,
      refusal: c.refusal,
      law: citationWords(c.law),
    })),
  };
}

/** What the first pages need to ask: kinds of matters, signs of danger and whom to call, the centre's telephone. */
export async function listCategories(
  call: Call<typeof categoriesContract>,
): Promise<ReplyOf<typeof categoriesContract>> {
  const { profile, kind } = call.house;
  const { county } = profile;
  const complained = new Set([
    'township_government',
    'village_committee',
    'department',
    'police',
    'justice_bureau',
    'court',
    'procuratorate',
    'county_centre',
    'township_centre',
    'political_legal_committee',
    'petition_office',
  ]);
  return {
    items: offeredCategories(profile).map((c) => ({
      code: c.code,
      kind: c.kind,
      name: c.name,
      words: c.plain,
      hint: c.hint,
      mediable: c.mediable,
      restricted: c.restricted,
    })),
    dangerSigns: profile.dangerSigns.map((d) => ({
      id: d.id,
      name: d.name,
      question: d.question,
      residentWords: d.residentWords,
      staffWords: d.staffWords,
      calls: d.calls.map((c) => ({ telephone: c.telephone, who: c.who })),
      mustReport: d.mustReport,
    })),
    county: { code: call.house.countyCode, name: county.name, practice: kind === 'practice' },
    centre: {
      name: county.centre.name,
      telephone: county.centre.telephone,
      address: county.centre.address,
      openingHours: county.centre.openingHours,
    },
    results: profile.results.map((r) => ({
      id: r.id,
      name: r.name,
      plain: r.plain,
      group: r.group,
      needsAgreement: r.needsAgreement,
      needsBasis: r.needsBasis,
    })),
    emergencyNumbers: county.emergencyNumbers.map((n) => ({ telephone: n.telephone, who: n.who })),
    bodies: call.house
      .directory()
      .organisations()
      .filter((o) => !o.ended && complained.has(o.kind))
      .map((o) => ({ id: o.id, name: o.name })),
  };
}
