import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';
import { environmentForChild, loadCommandEnvironment, loadEnvironment, loadLaunchEnvironment } from './environment.js';
import { forgetRunningDatabase, noteRunningDatabase } from './running-database.js';

const folder = mkdtempSync(join(tmpdir(), 'semai-config-'));
const database = { DATABASE_URL: 'postgresql://semai:word@127.0.0.1:5432/semai', DATA_DIR: folder };
const key = 'k'.repeat(32);

afterAll(() => rmSync(folder, { recursive: true }));

describe('loadEnvironment', () => {
  it('needs nothing but a database', () => {
    const environment = loadEnvironment(database);
    expect(environment).toMatchObject({
      databaseUrl: database.DATABASE_URL,
      redisUrl: undefined,
      smtpUrl: undefined,
      s3: undefined,
      host: '127.0.0.1',
      port: 3000,
      workerPort: undefined,
      publicUrl: 'http://localhost:3000',
      mailFrom: 'Semai <semai@localhost>',
      logLevel: 'info',
      nodeEnv: 'development',
      filesFolder: join(folder, 'files'),
    });
  });

  it('shares out few connections to the database unless it is told how many', () => {
    expect(loadEnvironment(database).databaseConnections).toBe(2 * availableParallelism() + 1);
    expect(loadEnvironment({ ...database, DATABASE_CONNECTIONS: '12' }).databaseConnections).toBe(12);
    expect(() => loadEnvironment({ ...database, DATABASE_CONNECTIONS: '0' })).toThrow(
      'DATABASE_CONNECTIONS is "0": give a whole number from 1 to 500',
    );
  });

  it('takes an empty value as absent', () => {
    expect(loadEnvironment({ ...database, REDIS_URL: ' ', PORT: '' })).toMatchObject({
      redisUrl: undefined,
      port: 3000,
      workerPort: undefined,
    });
  });

  it('makes the key of a trial once, for its owner alone', () => {
    const [first] = loadEnvironment(database).secretKeys;
    expect(loadEnvironment(database).secretKeys).toEqual([first]);
    expect(readFileSync(join(folder, 'secret-keys'), 'utf8').trim()).toBe(first);
    expect(statSync(join(folder, 'secret-keys')).mode & 0o777).toBe(0o600);
  });

  it('takes several keys, newest first', () => {
    const keys = [`new-${key}`, `old-${key}`];
    expect(loadEnvironment({ ...database, SECRET_KEYS: keys.join(', ') }).secretKeys).toEqual(keys);
  });

  it('takes a whole S3 group, with a usual region', () => {
    const s3 = {
      S3_ENDPOINT: 'https://s3.example.org',
      S3_BUCKET: 'b',
      S3_ACCESS_KEY_ID: 'i',
      S3_SECRET_ACCESS_KEY: 's',
    };
    expect(loadEnvironment({ ...database, ...s3 }).s3).toMatchObject({ bucket: 'b', region: 'us-east-1' });
  });

  it.each<[name: string, value: string, cure: string]>([
    ['DATABASE_URL', '', 'npm start'],
    ['DATABASE_URL', 'mysql://127.0.0.1/semai', 'postgresql://'],
    ['DATABASE_URL', 'postgresql://127.0.0.1:5432', 'add its name'],
    ['REDIS_URL', '127.0.0.1:6379', 'redis://'],
    ['SMTP_URL', 'mail.example.org', 'smtp://'],
    ['PORT', '80000', '1 to 65535'],
    ['PORT', '3000x', '1 to 65535'],
    ['WORKER_PORT', 'x', '1 to 65535'],
    ['PUBLIC_URL', 'semai.example.org', 'https://'],
    ['MAIL_FROM', 'Semai', '<semai@example.org>'],
    ['LOG_LEVEL', 'loud', 'choose one of fatal'],
    ['NODE_ENV', 'prod', 'choose one of development'],
    ['SECRET_KEYS', 'short', 'openssl rand'],
    ['S3_BUCKET', 'files', 'S3_ENDPOINT is missing'],
    ['S3_BUKET', 'files', 'S3_BUKET is not known'],
  ])('refuses %s=%s by name, with the cure', (name, value, cure) => {
    const [refusal] = problemsOf({ ...database, [name]: value });
    expect(refusal).toContain(name);
    expect(problemsOf({ ...database, [name]: value }).join('\n')).toContain(cure);
  });

  it('stops in production without a key of its own', () => {
    expect(problemsOf({ ...database, NODE_ENV: 'production' })).toEqual([expect.stringContaining('SECRET_KEYS')]);
  });

  it('tells all problems at once and repeats no password', () => {
    const problems = problemsOf({ ...database, REDIS_URL: 'http://:hush@127.0.0.1', PORT: '0' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hush');
  });
});

describe('loadCommandEnvironment', () => {
  it('finds the embedded database that runs on this data folder', () => {
    noteRunningDatabase(folder, 'postgresql://127.0.0.1:5555/semai');
    expect(loadCommandEnvironment({ DATA_DIR: folder }).databaseUrl).toBe('postgresql://127.0.0.1:5555/semai');
    expect(loadCommandEnvironment(database).databaseUrl).toBe(database.DATABASE_URL);
    forgetRunningDatabase(folder);
    expect(() => loadCommandEnvironment({ DATA_DIR: folder })).toThrow('DATABASE_URL is missing');
  });
});

describe('loadLaunchEnvironment', () => {
  it('needs no database and knows whether a port was asked for', () => {
    expect(loadLaunchEnvironment({ DATA_DIR: folder })).toMatchObject({ databaseUrl: undefined, portGiven: false });
    expect(loadLaunchEnvironment({ DATA_DIR: folder, PORT: '4000' })).toMatchObject({ port: 4000, portGiven: true });
  });

  it('checks what only the children use', () => {
    expect(() => loadLaunchEnvironment({ DATA_DIR: folder, SMTP_URL: 'mail' })).toThrow(ConfigError);
  });
});

describe('environmentForChild', () => {
  it('adds to what there is', () => {
    expect(environmentForChild({ PORT: '4000', GONE: undefined }, { PATH: '/bin', PORT: '1' })).toEqual({
      PATH: '/bin',
      PORT: '4000',
    });
  });
});

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    loadEnvironment(source);
    return [];
  } catch (cause) {
    if (cause instanceof ConfigError) return cause.problems;
    throw cause;
  }
}
