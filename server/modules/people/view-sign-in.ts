// Pure. Decides how a post is shown to whoever holds it, and what the shell is told about the person.
import type { z } from 'zod';
import type { postView } from './contract-sign-in.ts';
import { organisationKinds } from './organisation.ts';
import { roles } from './roles.ts';

export type PostView = z.output<typeof postView>;

/** What the view needs of the directory. */
interface Shown {
  post(id: number | null): { id: number; organisationId: number; roles: readonly string[] } | undefined;
  organisation(id: number | null): { id: number; name: string; kind: string; areaId: number } | undefined;
  area(id: number | null): { code: string; name: string } | undefined;
}

/** The post as the session shows it; undefined when post or body are not there. */
export function viewOfPost(directory: Shown, postId: number): PostView | undefined {
  const post = directory.post(postId);
  const organisation = directory.organisation(post?.organisationId ?? null);
  const area = directory.area(organisation?.areaId ?? null);
  const kind = organisationKinds.find((each) => each === organisation?.kind);
  if (!post || !organisation || !area || !kind) return undefined;
  return {
    id: post.id,
    organisation: {
      id: organisation.id,
      name: organisation.name,
      kind,
      areaId: organisation.areaId,
      areaCode: area.code,
      areaName: area.name,
    },
    roles: roles.filter((role) => post.roles.includes(role)),
  };
}
