import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Database } from './db.ts';
import type { FieldCrypto } from './field-crypto.ts';
import type { Listeners } from './outbox.ts';

/** What a county's running system stands on. Made once in app.ts, handed to every command and query. */
export interface House {
  readonly countyId: number;
  readonly countyCode: string;
  readonly kind: 'practice' | 'real';
  readonly version: string;
  readonly config: HouseConfig;
  readonly clock: Clock;
  readonly db: Database;
  readonly crypto: FieldCrypto;
  readonly log: Logger;
  readonly listeners: Listeners;
}

/** The part of the configuration that requests need. */
export interface HouseConfig {
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly sessionIdleMinutes: number;
}
