import { totalmem } from 'node:os';

/**
 * The server's settings, given on its command line so that every start has exactly these.
 * `socket` null means loopback on `port`.
 */
export function serverSettings(wanted: {
  socket: string | null;
  port: number;
  sharedBuffersMb?: number | undefined;
  durable?: boolean;
}): Record<string, string> {
  const buffers = wanted.sharedBuffersMb ?? buffersFor(memoryHere());
  return {
    port: String(wanted.port),
    listen_addresses: wanted.socket === null ? '127.0.0.1' : '',
    unix_socket_directories: wanted.socket ?? '',
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${buffers * 4}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    // Plans are kept by connection: one made while a table was empty reads all of it until the table is analysed. By default that may take a minute.
    autovacuum_naptime: '15s',
    // Queries here are short; compiling a plan costs more than it gains.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    ...privateLog,
    ...((wanted.durable ?? true) ? durability : noDurability),
  };
}

/**
 * Main buffer in MB where nobody set one: an eighth of the machine, which the house and the system's own cache share with it. A million matters
 * are found in memory from 3 GB on; below, each page of a list is copied in from the system's cache.
 */
export function buffersFor(memoryBytes: number): number {
  return Math.min(4096, Math.max(256, Math.floor(memoryBytes / 8 / 2 ** 20)));
}

/** Bytes of the machine, or of what a container may use of it. */
function memoryHere(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

/**
 * Nothing of a row may reach the log: no statement, no failing row, no value in an error.
 * `log` stands above `error`, so starts, stops and crashes are kept and errors of statements are not.
 */
const privateLog = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
};

const durability = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

const noDurability = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // A throw-away server writes its checkpoint once, at the end.
  checkpoint_timeout: '1h',
};
