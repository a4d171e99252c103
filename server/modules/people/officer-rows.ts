// Pure. Decides what rows of an Excel sheet would do to accounts and posts: open, rename, assign, nothing. Roles and passwords
// are not in the sheet: the security administrator grants them.
import { type BadCell, rowReader, type SheetPlan, type SheetRow } from './sheet-faults.ts';

export const officerColumns = [
  { key: 'username', title: '用户名', hint: '小写字母开头,3 至 32 位字母、数字、点、横线', width: 18 },
  { key: 'name', title: '姓名', width: 14 },
  { key: 'organisation', title: '机构', hint: '机构的名称;一人多岗写多行', width: 34 },
  { key: 'from', title: '任职日期', hint: '如 2026-11-22;不填为今天', width: 14 },
] as const;

export interface KnownOfficer {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  /** Bodies in which they hold a post that has no end. */
  readonly organisationIds: readonly number[];
}

export interface OfficersAround {
  readonly byUsername: ReadonlyMap<string, KnownOfficer>;
  /** Ids of the bodies that are there, by name. */
  readonly organisations: ReadonlyMap<string, number>;
}

export interface OfficerStep {
  readonly id: number | undefined;
  readonly username: string;
  readonly name: string;
  readonly renamed: boolean;
  readonly posts: readonly { readonly organisationId: number; readonly from: string }[];
}

/** Reads every row to its end. Rows with one username are one person. */
export function planOfficers(rows: readonly SheetRow[], around: OfficersAround, today: string): SheetPlan<OfficerStep> {
  const bad: BadCell[] = [];
  const people = new Map<
    string,
    { id: number | undefined; name: string; renamed: boolean; posts: Map<number, string> }
  >();
  for (const at of rows) {
    const read = rowReader(at, officerColumns, bad);
    const username = read.text('username');
    if (!/^[a-z][a-z0-9._-]{2,31}$/u.test(username)) read.fault('username', username ? 'username-form' : 'cell-empty');
    const name = read.named('name', 40);
    const body = read.text('organisation');
    const organisationId = around.organisations.get(body);
    if (body !== '' && organisationId === undefined) read.fault('organisation', 'organisation-unknown');
    const from = read.day('from', today);
    const before = people.get(username);
    if (before && before.name !== name) read.fault('name', 'name-differs');
    if (before && organisationId !== undefined && before.posts.has(organisationId))
      read.fault('organisation', 'row-twice');
    if (!read.sound()) continue;
    const there = around.byUsername.get(username);
    const person = before ?? {
      id: there?.id,
      name,
      renamed: there !== undefined && there.name !== name,
      posts: new Map<number, string>(),
    };
    people.set(username, person);
    if (organisationId !== undefined) person.posts.set(organisationId, from);
  }
  const all = [...people].map(([username, { posts, ...person }]) => {
    const held = around.byUsername.get(username)?.organisationIds ?? [];
    const wanted = [...posts].filter(([organisationId]) => !held.includes(organisationId));
    return { ...person, username, posts: wanted.map(([organisationId, from]) => ({ organisationId, from })) };
  });
  const steps = all.filter((step) => step.id === undefined || step.renamed || step.posts.length > 0);
  const added = steps.filter((step) => step.id === undefined).length;
  return { steps, added, changed: steps.length - added, unchanged: all.length - steps.length, bad };
}
