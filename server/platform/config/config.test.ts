import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './index.ts';
import { settings, settingsTable } from './settings.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs nothing: the embedded database, loopback, the practice county', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 8080,
      role: 'all',
      county: 'practice',
      trustedProxies: [],
      sessionIdleMinutes: 30,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'not an address'],
    ['ROLE', 'boss'],
    ['COUNTY', 'Practice'],
    ['PUBLIC_URL', 'anhe.example.gov.cn'],
    ['PUBLIC_URL', 'https://anhe.example.gov.cn/pages'],
    ['TRUSTED_PROXIES', '10.0.0.1, everybody'],
    ['FIELD_KEY', 'c2hvcnQ='],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SMTP_URL', 'http://mail'],
    ['METRICS_TOKEN', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL', '1'],
  ])('refuses %s=%s in one line that names the variable and gives an example', (name, text) => {
    const lines = problemsOf({ [name]: text });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name}.*for example ${name}=`));
    expect(lines[0]).not.toContain('\n');
  });

  it('names every bad variable at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });

  it('never repeats a secret', () => {
    const lines = problemsOf({
      FIELD_KEY: 'hush-hush',
      DATABASE_URL: 'mysql://u:hush-hush@h/d',
      METRICS_TOKEN: 'hush',
    });
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).not.toContain('hush');
  });

  it('asks for what belongs together', () => {
    expect(problemsOf({ SMS_GATEWAY_URL: 'https://sms.example.cn' })[0]).toMatch(/^SMS_GATEWAY_SECRET: /);
    expect(problemsOf({ OIDC_ISSUER: 'https://login.example.cn' })).toHaveLength(2);
    expect(problemsOf({ ROLE: 'worker' })[0]).toMatch(/^DATABASE_URL: /);
  });

  it('reads every example as a good value', () => {
    const all = Object.fromEntries(Object.entries(settings).map(([name, it]) => [name, it.example]));
    expect(problemsOf(all)).toEqual([]);
    expect(readConfig(all)).toMatchObject({
      publicUrl: 'https://anhe.example.gov.cn',
      trustedProxies: ['10.0.0.2', '10.0.1.0/24'],
      smsGateway: { url: 'https://sms.example.gov.cn/send' },
    });
  });
});

describe('the table for the README', () => {
  it.each(['zh', 'en'] as const)('has a row for every variable (%s)', (language) => {
    const lines = settingsTable(language).split('\n');
    expect(lines).toHaveLength(Object.keys(settings).length + 2);
    for (const row of lines) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});
