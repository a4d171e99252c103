// The provider that the sign-in test runs against ships no types: only what the test uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export default class Provider {
    constructor(
      issuer: string,
      configuration: Readonly<Record<string, unknown>> & {
        readonly findAccount: (context: unknown, id: string) => { accountId: string; claims: () => object };
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }
}
