import type { FastifyInstance } from 'fastify';
import { formatPeriod } from './kernel/period-words.ts';
import type { RouteContract } from './kernel/route.ts';
import { disputesRoutes } from './modules/disputes/routes.ts';
import { importRoutes, intakeRoutes } from './modules/intake/routes.ts';
import { mattersRoutes } from './modules/matters/routes.ts';
import { principalOf, recordTurnedAway } from './modules/people/index.ts';
import { peopleRoutes } from './modules/people/routes.ts';
import { placesRoutes } from './modules/places/routes.ts';
import type { Config } from './platform/config/index.ts';
import type { OpenedHouse } from './open-house.ts';
import { fileRoutes } from './platform/files/index.ts';
import { type PageFacts, servePages } from './platform/http/pages.ts';
import { serveOn, type ServeOptions } from './platform/http/serve.ts';
import { serveReference } from './platform/http/reference.ts';
import { createHttp } from './platform/http/server.ts';
import { jobRoutes } from './platform/jobs/index.ts';
import { messageRoutes, wordsOf } from './platform/messages/index.ts';
import { createMetrics } from './platform/metrics.ts';
import { healthRoutes, metricsRoute, observeRequests } from './platform/metrics-routes.ts';
import { practiceClockRoutes } from './platform/practice-clock/index.ts';
import { stepClock } from './platform/profile/lookups.ts';
import { sessionCookies } from './platform/session-cookie.ts';

export interface AppOptions {
  readonly trustedProxies?: readonly string[];
  /** Folder of the built web; without it only the API is served (tests). */
  readonly distDir?: string;
  /** Replies are held against their contracts (tests). */
  readonly checkReplies?: boolean;
  readonly config?: Pick<Config, 'oidc' | 'metricsToken'>;
  readonly onContract?: (contract: RouteContract) => void;
}

/** All that answers over HTTP, composed by hand. */
export async function buildApp(house: OpenedHouse, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = await createHttp({ house, trustedProxies: options.trustedProxies });
  const metrics = createMetrics(house.db);
  observeRequests(app, house, metrics);
  const contracts: RouteContract[] = [];
  const serving: ServeOptions = {
    house,
    principalOf: principalOf(house, house.keeper),
    checkReplies: options.checkReplies ?? false,
    onForbidden: recordTurnedAway(house),
    onContract: (contract) => {
      contracts.push(contract);
      options.onContract?.(contract);
    },
  };
  const serve = serveOn(app, serving);
  const cookies = sessionCookies(app, house);
  placesRoutes(serve, house, {
    record: peopleRoutes(serve, house, { cookies, contracts, oidc: options.config?.oidc }),
  });
  mattersRoutes(serve);
  disputesRoutes(serve);
  intakeRoutes(serve);
  await importRoutes(app, (scope) => serveOn(scope, serving));
  await fileRoutes(app, { house, serveIn: (scope) => serveOn(scope, serving) });
  jobRoutes(serve, house);
  messageRoutes(serve, house, wordsOf(house.profile));
  practiceClockRoutes(serve, house);
  healthRoutes(app, house);
  metricsRoute(app, metrics, options.config?.metricsToken);
  serveReference(app, contracts, '安和接口 Anhe interface');
  if (options.distDir !== undefined) await servePages(app, options.distDir, pageFacts(house));
  return app;
}

function pageFacts(house: OpenedHouse): PageFacts {
  const { county } = house.profile;
  const accept = stepClock(house.profile, 'accept');
  return {
    practice: house.kind === 'practice',
    countyName: county.name,
    centreName: county.centre.shortName,
    telephone: county.centre.telephone,
    address: county.centre.address,
    openingHours: county.centre.openingHours,
    acceptWithin: {
      zh: formatPeriod(accept.amount, accept.unit, 'zh'),
      en: formatPeriod(accept.amount, accept.unit, 'en'),
    },
  };
}
