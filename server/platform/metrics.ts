import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './db.ts';

export interface Metrics {
  /** One request that was answered, by operation and status. */
  request(operation: string, status: number, seconds: number): void;
  /** One job that ended. */
  job(task: string, outcome: 'done' | 'failed', seconds: number): void;
  /** The text that Prometheus reads. Counts of the queue are asked of the database now; without it they are left out. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Figures about the running system. No label holds a person, a body or a matter. */
export function createMetrics(db: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'anhe_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'anhe_http_request_seconds',
    help: 'Requests by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const jobs = new Histogram({
    name: 'anhe_job_seconds',
    help: 'Jobs that ended, by task and outcome',
    labelNames: ['task', 'outcome'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const pool = new Gauge({
    name: 'anhe_database_connections',
    help: 'Connections of the pool: open, idle, and callers in line for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'open' }, db.pool.totalCount);
      this.set({ state: 'idle' }, db.pool.idleCount);
      this.set({ state: 'waiting' }, db.pool.waitingCount);
    },
  });
  const queue = new Gauge({ name: 'anhe_jobs', help: 'Jobs in the queue by state', labelNames: ['state'], registers });
  const messages = new Gauge({
    name: 'anhe_messages',
    help: 'Messages on their way or failed',
    labelNames: ['channel', 'state'],
    registers,
  });
  const unread = new Counter({
    name: 'anhe_metrics_failures_total',
    help: 'How often the counts of the database could not be read',
    registers,
  });
  void pool;

  async function count(): Promise<void> {
    queue.reset();
    messages.reset();
    try {
      const [jobRows, messageRows] = await Promise.all([
        db.pool.query<{ state: string; n: number }>('select state, n from platform.job_counts()'),
        db.pool.query<{ channel: string; state: string; n: number }>(
          'select channel, state, n from platform.message_counts()',
        ),
      ]);
      for (const state of ['waiting', 'running', 'retrying', 'stuck']) queue.set({ state }, 0);
      for (const row of jobRows.rows) queue.set({ state: row.state }, row.n);
      for (const row of messageRows.rows) messages.set({ channel: row.channel, state: row.state }, row.n);
    } catch {
      unread.inc();
    }
  }

  return {
    request: (operation, status, seconds) => requests.observe({ operation, status: String(status) }, seconds),
    job: (task, outcome, seconds) => jobs.observe({ task, outcome }, seconds),
    async read() {
      await count();
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
