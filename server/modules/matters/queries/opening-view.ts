import type { Selectable } from 'kysely';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { House } from '../../../platform/house.ts';
import { roleNames } from '../../people/index.ts';
import type { getMyInformation } from '../contract/party.ts';
import { OPENED, openedAs } from '../openings.ts';
import type { OpeningTable } from '../store/tables.ts';

type Words = { readonly zh: string; readonly en: string };
type OpeningView = ReplyOf<typeof getMyInformation>['openings'][number];

const checked: Readonly<Record<string, Words>> = {
  'checked:identity_card': { zh: '核对了身份证件', en: 'identity card checked' },
  'checked:known_person': { zh: '工作人员认识本人', en: 'known to the officer' },
  'checked:callback': { zh: '回拨电话核对', en: 'checked by calling back' },
  'checked:other_paper': { zh: '核对了其他证件', en: 'other paper checked' },
};

/** Post and body, never the officer's name: the person learns who may be asked why. */
export function openingView(house: House, row: Selectable<OpeningTable>): OpeningView {
  const directory = house.directory();
  const roles = directory.post(row.post_id)?.roles ?? [];
  const duties = roles.flatMap((role) => (role in roleNames ? [roleNames[role as keyof typeof roleNames]] : []));
  const opened = row.field ?? row.operation;
  const named = openedAs(opened);
  const what = named ? OPENED[named] : { zh: opened, en: opened };
  const how = checked[row.reason ?? ''];
  return {
    at: row.at.toISOString(),
    post: { zh: duties.map((d) => d.zh).join('、'), en: duties.map((d) => d.en).join(', ') },
    body: directory.organisation(row.organisation_id)?.name ?? '',
    what: how ? { zh: `${what.zh}（${how.zh}）`, en: `${what.en} (${how.en})` } : { ...what },
    reason: how ? null : row.reason,
  };
}
