// Pure. Decides the ground that the matters of the practice county stand on: map, bodies, people, profile, calendar.
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { endOfDay } from '../kernel/instant.ts';
import type { CalendarSnapshot } from '../kernel/working-days.ts';
import { buildDirectory, type Directory, type DirectoryPoolMember, type DirectoryPost } from '../platform/directory.ts';
import type { Profile } from '../platform/profile/schema.ts';
import { type PracticeArea, practiceAreas } from './areas.ts';
import { type PracticeMediator, type PracticeOfficer, type PracticePost, practiceStaff } from './officers.ts';
import { type PracticeOrganisation, practiceOrganisations } from './organisations.ts';
import { practicePool } from './pool.ts';
import type { Dice } from './seeded.ts';

/** What the generator is given beside seed and anchor. */
export interface PracticeGround {
  readonly profile: Profile;
  readonly calendar: CalendarSnapshot;
}

export interface World extends PracticeGround {
  readonly countyCode: string;
  readonly areas: readonly PracticeArea[];
  readonly villages: readonly PracticeArea[];
  readonly organisations: readonly PracticeOrganisation[];
  readonly officers: readonly PracticeOfficer[];
  readonly posts: readonly PracticePost[];
  readonly mediators: readonly PracticeMediator[];
  /** 审核回访人员库 */
  readonly pool: readonly DirectoryPoolMember[];
  readonly directory: Directory;
  /** First day on which somebody comes, and the last on which anything has happened. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly until: Date;
  readonly postsOf: (organisationId: number) => readonly DirectoryPost[];
  readonly mediatorsOf: (organisationId: number) => readonly PracticeMediator[];
}

const months = 14;

/** Nothing has happened on the anchor's own day: the day begins with yesterday's work on the desks. */
export function makeWorld(dice: Dice, anchor: LocalDate, ground: PracticeGround): World {
  const { county } = ground.profile;
  const areas = practiceAreas(dice.apart('areas'), county.code);
  const organisations = practiceOrganisations(dice.apart('organisations'), areas, {
    name: county.centre.name.zh,
    telephone: county.centre.telephone,
    address: county.centre.address.zh,
  });
  const { officers, posts, mediators } = practiceStaff(dice.apart('staff'), areas, organisations);
  const pool = practicePool(areas, organisations, posts);
  const last = addDays(anchor, -1);
  const byBody = Map.groupBy(posts, (post) => post.organisationId);
  const rosters = Map.groupBy(mediators, (mediator) => mediator.organisationId);
  return {
    ...ground,
    countyCode: county.code,
    areas,
    villages: areas.filter((area) => area.level === 'village'),
    organisations,
    officers,
    posts,
    mediators,
    pool,
    directory: buildDirectory(areas, organisations, posts, pool),
    first: addMonths(anchor, -months),
    last,
    until: endOfDay(last),
    postsOf: (id) => byBody.get(id) ?? [],
    mediatorsOf: (id) => rosters.get(id) ?? [],
  };
}
