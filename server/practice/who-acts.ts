// Pure. Decides which officer does which act: somebody with the role, who may see the matter, and who did not handle what he checks.
import type { DirectoryPost } from '../platform/directory.ts';
import { RULES } from '../modules/matters/access.ts';
import type { ActName } from '../modules/matters/lifecycle.ts';
import { centresOf, sees } from './draft-readers.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

/** All posts that may do the act now, those of the holder and of the keeping centre first, then the pool above. */
export function postsFor(
  world: World,
  matter: PracticeMatter,
  name: ActName,
  of: 'centre' | 'holder',
): DirectoryPost[] {
  const rule = RULES[name];
  const bodies = of === 'holder' ? [matter.state.holderOrganisationId ?? 0] : centresOf(matter);
  const able = (id: number): DirectoryPost[] =>
    world.postsOf(id).filter((post) => {
      if (!post.roles.some((role) => rule.roles.includes(role))) return false;
      if (rule.apart && matter.handlerOfficerIds.includes(post.officerId)) return false;
      return sees(matter, post);
    });
  for (const id of bodies) {
    const found = able(id);
    if (found.length > 0) return found;
  }
  return [];
}

/** One of them; undefined when the office has nobody who may, and then nothing happens. */
export function postFor(
  world: World,
  dice: Dice,
  matter: PracticeMatter,
  name: ActName,
  of: 'centre' | 'holder',
): DirectoryPost | undefined {
  const posts = postsFor(world, matter, name, of);
  return posts.length === 0 ? undefined : dice.pick(posts);
}

/** Somebody of the body who may sign for and handle a matter: only such a body is given one. */
export function isStaffed(world: World, organisationId: number): boolean {
  return world
    .postsOf(organisationId)
    .some((post) => RULES.signForMatter.roles.some((role) => post.roles.includes(role)));
}
