import type { Serve } from '../../platform/http/serve.ts';
// placeholder of the lead: the disputes engineer replaces this file
export function disputesRoutes(_serve: Serve): void {}
