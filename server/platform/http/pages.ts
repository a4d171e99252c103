import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What every page says before it asks anything, even when its script did not load. */
export interface PageFacts {
  /** True: the pages wear a band that says that nothing here is real. */
  readonly practice: boolean;
  readonly countyName: Words;
  readonly centreName: Words;
  readonly telephone: string;
  readonly address: Words;
  readonly openingHours: Words;
  /** Within how long it is decided whether a matter is accepted: «1 个工作日», by the profile's rule. */
  readonly acceptWithin: Words;
}

/**
 * Serves the built web: `/assets/resident/*` and `/staff/assets/*` for a year (their names carry a hash), and the two
 * index pages, never kept, on every path that a person may type or reload. `/api/*` and paths with a dot stay 404. A web that is built anew
 * under the running server is served from then on: its files have other names, and the old page would ask for files that are gone.
 * @param distDir the folder that holds `resident` and `staff`, as built
 * @throws Error when the web has not been built
 */
export async function servePages(app: FastifyInstance, distDir: string, facts: PageFacts): Promise<void> {
  const resident = await keptPage(distDir, 'resident', facts);
  const staff = await keptPage(distDir, 'staff', facts);
  await serveAssets(app, join(distDir, 'resident/assets/resident'), '/assets/resident/');
  await serveAssets(app, join(distDir, 'staff/assets'), '/staff/assets/');
  const hidden = { schema: { hide: true } };
  app.get('/', hidden, async (_request, reply) => sendPage(reply, await resident()));
  app.get('/staff', hidden, (_request, reply) => reply.redirect('/staff/'));
  app.get('/staff/*', hidden, async (_request, reply) => sendPage(reply, await staff()));
  app.get('/*', hidden, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (path === '/api' || path.startsWith('/api/') || path.includes('.')) return reply.callNotFound();
    return sendPage(reply, await resident());
  });
}

async function serveAssets(app: FastifyInstance, root: string, prefix: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix,
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    schemaHide: true,
  });
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
}

/** The page as it was built last; while it is being built, as it was before. */
async function keptPage(distDir: string, bundle: string, facts: PageFacts): Promise<() => Promise<string>> {
  const path = join(distDir, bundle, 'index.html');
  const read = async (): Promise<{ readonly builtAt: number; readonly page: string }> => {
    const { mtimeMs } = await stat(path);
    return { builtAt: mtimeMs, page: fillPage(await readFile(path, 'utf8'), facts) };
  };
  let kept = await read().catch((error: unknown) => {
    throw new Error(`the web is not built: ${path} cannot be read`, { cause: error });
  });
  return async () => {
    const builtAt = await stat(path).then(
      (found) => found.mtimeMs,
      () => kept.builtAt,
    );
    if (builtAt !== kept.builtAt) kept = await read().catch(() => kept);
    return kept.page;
  };
}

/** Writes the facts where the page has `%ANHE_…%`; every fact is escaped for HTML. */
export function fillPage(page: string, facts: PageFacts): string {
  const places: Record<string, string> = {
    '%ANHE_CENTRE%': JSON.stringify(facts),
    '%ANHE_COUNTY_ZH%': facts.countyName.zh,
    '%ANHE_NAME_ZH%': facts.centreName.zh,
    '%ANHE_NAME_EN%': facts.centreName.en,
    '%ANHE_TELEPHONE%': facts.telephone,
    '%ANHE_ADDRESS_ZH%': facts.address.zh,
    '%ANHE_HOURS_ZH%': facts.openingHours.zh,
  };
  return page.replaceAll(/%ANHE_[A-Z_]+%/gu, (place) => escapeHtml(places[place] ?? ''));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
