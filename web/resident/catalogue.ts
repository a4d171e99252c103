import { useLoaded, type Loaded } from './parts/loaded.ts';
import { listCategories, type Catalogue } from './operations.ts';

let kept: Catalogue | undefined;

/** Kinds of matters and signs of danger; fetched once while the page is open. */
export function useCatalogue(): Loaded<Catalogue> {
  return useLoaded('catalogue', async (signal) => {
    kept ??= await listCategories({}, { signal });
    return kept;
  });
}
