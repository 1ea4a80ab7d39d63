import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { secretKeysOf, splitKeys } from './secret-keys.js';
import { runningDatabaseUrl } from './running-database.js';
import { type Source, Variables } from './variables.js';

/** Storage of files on an S3-compatible service. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const nodeEnvironments = ['development', 'test', 'production'] as const;
export type NodeEnvironment = (typeof nodeEnvironments)[number];

/** What a process of Semai is told from outside, checked. Made once at its start by {@link loadEnvironment}. */
export class Environment {
  /** Redis for queue, limiter and live topics; absent means all three live in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Mail server; absent means messages stay in the staff's mailbox page. */
  readonly smtpUrl: string | undefined;
  /** Absent means files lie in `filesFolder`. */
  readonly s3: S3Settings | undefined;
  /** Address of this machine to listen on. */
  readonly host: string;
  readonly port: number;
  /** Where the worker answers `/healthz` and `/readyz`; absent means nowhere. */
  readonly workerPort: number | undefined;
  /** Where people reach the site, without a slash at the end; links in letters begin with it. */
  readonly publicUrl: string;
  /** Sender of letters. */
  readonly mailFrom: string;
  /** Everything that is kept on this disk. */
  readonly dataFolder: string;
  /** Newest first; the newest signs, all of them verify. */
  readonly secretKeys: readonly string[];
  readonly logLevel: LogLevel;
  readonly nodeEnv: NodeEnvironment;
  /** Whether documents that come often are answered by compiled programs. */
  readonly graphqlJit: boolean;
  /** Whether queries that plans answer whole are sent out as the database wrote them. */
  readonly graphqlSplice: boolean;
  /** Whether browsers are answered the documents of our own pages only. */
  readonly storedDocumentsOnly: boolean;
  /** Longest time the database may spend on one statement of the api, in milliseconds. */
  readonly statementTimeoutMs: number;
  /** Connections to the database that the requests of the api share. */
  readonly databaseConnections: number;

  constructor(
    variables: Variables,
    /** PostgreSQL that holds everything. */
    readonly databaseUrl: string,
  ) {
    this.redisUrl = variables.url('REDIS_URL', ['redis:', 'rediss:'], 'redis://127.0.0.1:6379');
    this.smtpUrl = variables.url('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587');
    this.s3 = s3Settings(variables);
    this.host = variables.text('HOST') ?? '127.0.0.1';
    this.port = variables.integer('PORT', 1, 65_535, 3000);
    this.workerPort = workerPort(variables);
    this.publicUrl = publicUrl(variables, this.port);
    this.mailFrom = mailFrom(variables, this.publicUrl);
    this.dataFolder = resolve(variables.text('DATA_DIR') ?? '.data');
    this.logLevel = variables.choice('LOG_LEVEL', logLevels, 'info');
    this.nodeEnv = variables.choice('NODE_ENV', nodeEnvironments, 'development');
    this.graphqlSplice = variables.choice('GRAPHQL_SPLICE', ['on', 'off'], 'on') === 'on';
    this.graphqlJit = variables.choice('GRAPHQL_JIT', ['on', 'off'], 'on') === 'on';
    this.storedDocumentsOnly = variables.choice('GRAPHQL_DOCUMENTS', ['any', 'stored'], 'any') === 'stored';
    this.statementTimeoutMs = variables.integer('STATEMENT_TIMEOUT_MS', 100, 600_000, 10_000);
    this.databaseConnections = variables.integer('DATABASE_CONNECTIONS', 1, 500, usualConnections());
    this.secretKeys = secretKeys(variables, this);
  }

  /** Whether the database is the one that a launcher runs on this data folder. */
  get databaseIsEmbedded(): boolean {
    return this.databaseUrl === runningDatabaseUrl(this.dataFolder);
  }

  /** Uploaded files, when they are kept on this disk. */
  get filesFolder(): string {
    return resolve(this.dataFolder, 'files');
  }
}

/**
 * The environment of api, worker and command line.
 *
 * @throws ConfigError that lists every wrong or missing variable, each with its cure
 */
export function loadEnvironment(source: Source = process.env): Environment {
  const variables = new Variables(source);
  const databaseUrl = databaseAddress(variables);
  if (variables.text('DATABASE_URL') === undefined)
    variables.refuse(`DATABASE_URL is missing: write it like ${databaseExample}, or use npm start, which brings one.`);
  const environment = new Environment(variables, databaseUrl ?? '');
  variables.finish();
  return environment;
}

/**
 * The environment of a command that a person types: without `DATABASE_URL` it means the embedded database that
 * runs here, whose address its launcher keeps in the data folder.
 *
 * @throws ConfigError like {@link loadEnvironment}
 */
export function loadCommandEnvironment(source: Source = process.env): Environment {
  const folder = new Variables(source).text('DATA_DIR') ?? '.data';
  return loadEnvironment({ ...source, DATABASE_URL: source.DATABASE_URL || runningDatabaseUrl(folder) });
}

/** What the launcher of one machine is told: it brings a database itself when none is named. */
export interface LaunchEnvironment {
  /** Absent: the launcher starts the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  dataFolder: string;
  nodeEnv: NodeEnvironment;
  port: number;
  /** Whether the port was asked for; if not, the next free one will do. */
  portGiven: boolean;
  secretKeys: readonly string[];
}

/**
 * The environment of the launcher: every variable is checked here already, so that a wrong one is told once
 * and before anything starts.
 *
 * @throws ConfigError like {@link loadEnvironment}
 */
export function loadLaunchEnvironment(source: Source = process.env): LaunchEnvironment {
  const variables = new Variables(source);
  const databaseUrl = databaseAddress(variables);
  const { dataFolder, nodeEnv, port, redisUrl, secretKeys: keys } = new Environment(variables, databaseUrl ?? '');
  variables.finish();
  const portGiven = variables.text('PORT') !== undefined;
  return { databaseUrl, redisUrl, dataFolder, nodeEnv, port, portGiven, secretKeys: keys };
}

/** Our own variables with additions, to hand to a child process. */
export function environmentForChild(additions: Source, source: Source = process.env): Record<string, string> {
  const all = Object.entries({ ...source, ...additions });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * Twice the cores and one more. What waits for a connection costs nothing; more connections than PostgreSQL has hands
 * for cost it time, since each keeps plans of its own and none stay near: a tenth of a read's with ten of them on two cores.
 */
const usualConnections = () => 2 * availableParallelism() + 1;

const databaseExample = 'postgresql://user:password@127.0.0.1:5432/semai';

function databaseAddress(variables: Variables): string | undefined {
  const url = variables.url('DATABASE_URL', ['postgres:', 'postgresql:'], databaseExample);
  if (url !== undefined && new URL(url).pathname.length < 2)
    variables.refuse(`DATABASE_URL names no database: add its name at the end, like ${databaseExample}.`);
  return url;
}

const s3Names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

function s3Settings(variables: Variables): S3Settings | undefined {
  const given = variables.namesLike('S3_');
  const known: readonly string[] = [...s3Names, 'S3_REGION'];
  for (const name of given)
    if (!known.includes(name)) variables.refuse(`${name} is not known: the names are ${known.join(', ')}.`);
  const endpoint = variables.url('S3_ENDPOINT', ['http:', 'https:'], 'https://s3.example.org');
  const [, bucket, accessKeyId, secretAccessKey] = s3Names.map((name) => variables.text(name));
  if (given.length === 0) return undefined;
  for (const name of s3Names)
    if (!given.includes(name))
      variables.refuse(`${name} is missing, but ${given[0]} is set: set it too, or remove S3_… to keep files here.`);
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, bucket, accessKeyId, secretAccessKey, region: variables.text('S3_REGION') ?? 'us-east-1' };
}

function workerPort(variables: Variables): number | undefined {
  const isGiven = variables.text('WORKER_PORT') !== undefined;
  return isGiven ? variables.integer('WORKER_PORT', 1, 65_535, 3001) : undefined;
}

function publicUrl(variables: Variables, port: number): string {
  const given = variables.url('PUBLIC_URL', ['http:', 'https:'], 'https://semai.example.org');
  return (given ?? `http://localhost:${port}`).replace(/\/+$/, '');
}

function mailFrom(variables: Variables, site: string): string {
  const given = variables.text('MAIL_FROM');
  if (given === undefined) return `Semai <semai@${new URL(site).hostname}>`;
  if (!/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(given))
    variables.refuse(`MAIL_FROM is "${given}": write it like "Semai <semai@example.org>".`);
  return given;
}

const shortestKey = 32;

function secretKeys(variables: Variables, { nodeEnv, dataFolder }: Environment): readonly string[] {
  const given = variables.text('SECRET_KEYS');
  if (given !== undefined) {
    const keys = splitKeys(given);
    if (keys.some((key) => key.length < shortestKey))
      variables.refuse(
        `SECRET_KEYS holds a key under ${shortestKey} characters: make one with openssl rand -base64 32.`,
      );
    return keys;
  }
  if (nodeEnv !== 'production') return secretKeysOf(dataFolder);
  variables.refuse(
    'SECRET_KEYS is missing: production wants one, or several with commas, newest first (openssl rand -base64 32).',
  );
  return [];
}
