import type { FastifyRequest } from 'fastify';

/**
 * The address under which a caller reached this house. What a proxy says of it (X-Forwarded-Proto, X-Forwarded-Host) counts only from the
 * proxies that the configuration names; a Host that is no host leaves the address on which the house itself listens.
 */
export function originOf(request: FastifyRequest): string {
  const asked = `${request.protocol}://${request.host}`;
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  // A Host with a path, a user or a space is somebody's try, not an address to print on a paper.
  if (url !== undefined && url.href === `${url.origin}/`) return url.origin;
  const { localAddress, localPort } = request.socket;
  const host = localAddress?.includes(':') ? `[${localAddress}]` : (localAddress ?? '127.0.0.1');
  return `${request.protocol}://${host}${localPort === undefined ? '' : `:${localPort}`}`;
}
