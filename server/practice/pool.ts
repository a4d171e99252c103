// Pure. Decides whom the practice county has named for its small townships (审核回访人员库): checkers of the larger ones, for whoever has no second person.
import type { DirectoryPoolMember } from '../platform/directory.ts';
import type { PracticeArea } from './areas.ts';
import type { PracticePost } from './officers.ts';
import type { PracticeOrganisation } from './organisations.ts';

const membersEach = 2;

/** The small townships are the 乡; their members come from the towns and the streets. */
export function practicePool(
  areas: readonly PracticeArea[],
  organisations: readonly PracticeOrganisation[],
  posts: readonly PracticePost[],
): DirectoryPoolMember[] {
  const townships = areas.filter((area) => area.level === 'township');
  const checkers = townships
    .filter((area) => area.kind !== '乡')
    .flatMap((area) => {
      const centre = organisations.find((o) => o.kind === 'township_centre' && o.areaId === area.id);
      return posts.filter((p) => p.organisationId === centre?.id && p.roles.includes('checker')).slice(0, 1);
    });
  return townships
    .filter((area) => area.kind === '乡')
    .flatMap(({ id }, i) =>
      checkers
        .slice(i * membersEach, (i + 1) * membersEach)
        .map((post) => ({ areaId: id, postId: post.id, current: true })),
    );
}
