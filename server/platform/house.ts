import type { Logger } from 'pino';
import type { CalendarSnapshot } from '../kernel/working-days.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db.ts';
import type { Directory } from './directory.ts';
import type { FieldCrypto } from './field-crypto.ts';
import type { Listeners } from './outbox.ts';
import type { Profile } from './profile/schema.ts';

/** What a county's running system stands on. Made once in app.ts, handed to every command and query. */
export interface House {
  readonly countyId: number;
  readonly countyCode: string;
  /** The area row of the county itself. */
  readonly countyAreaId: number;
  readonly kind: 'practice' | 'real';
  readonly version: string;
  readonly config: HouseConfig;
  readonly clock: Clock;
  readonly db: Database;
  readonly crypto: FieldCrypto;
  readonly log: Logger;
  readonly listeners: Listeners;
  /** The profile in force; new matters are registered under it. */
  readonly profile: Profile;
  /** The profile a running matter was accepted under. @throws RangeError when this house never loaded that version */
  readonly profileAt: (version: string) => Profile;
  /** The profile as its files stand now: what the next start would read. @throws ProfileError with file and line */
  readonly profileOnDisk: () => Profile;
  /** The calendar in force; replaced when a notice of holidays is imported. */
  readonly calendar: () => CalendarSnapshot;
  /** Reads the calendar anew: after a notice of holidays was imported here, or by another process. */
  readonly refreshCalendar: () => Promise<void>;
  /** Areas, bodies and posts as they are now. */
  readonly directory: () => Directory;
}

/** The part of the configuration that requests need. */
export interface HouseConfig {
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly sessionIdleMinutes: number;
  /** Matters that one address may submit in an hour; a village agent files for many. */
  readonly submitsPerHour: number;
}
