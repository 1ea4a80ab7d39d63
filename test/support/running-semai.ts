import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAccounts } from '#identity';
import { freePort } from '../../apps/standalone/src/ports.js';
import { signInByPassword, TestClient } from './test-client.js';

/** The password that accounts of a test get. */
const password = 'semai-test-password';
const secretKey = 'a key that is long enough for the tests of this house';

export interface RunningOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
}

/** Api and worker as two processes, run from their sources over a database of the test's own. */
export class RunningSemai {
  private readonly known = new Set<string>();

  private constructor(
    private readonly processes: readonly ChildProcess[],
    private readonly folder: string,
    readonly databaseUrl: string,
    readonly url: string,
  ) {}

  /** Starts both and waits until they are ready. @throws Error with what a process said when it ends instead */
  static async start({ databaseUrl, redisUrl, smtpUrl }: RunningOptions): Promise<RunningSemai> {
    const folder = await mkdtemp(join(tmpdir(), 'semai-running-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = {
      DATABASE_URL: databaseUrl,
      ...(redisUrl && { REDIS_URL: redisUrl }),
      ...(smtpUrl && { SMTP_URL: smtpUrl }),
      DATA_DIR: folder,
      SECRET_KEYS: secretKey,
      PORT: String(port),
      PUBLIC_URL: url,
      NODE_ENV: 'test',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    };
    const processes = await Promise.all(['api', 'worker'].map((app) => start(app, settings)));
    return new RunningSemai(processes, folder, databaseUrl, url);
  }

  /** Asks both to stop and waits for their end. @returns exit code or signal of api and worker */
  async stop(): Promise<(number | string | null)[]> {
    const codes = await Promise.all(this.processes.map(end));
    await rm(this.folder, { recursive: true, force: true });
    return codes;
  }

  visitor(): TestClient {
    return new TestClient(this.url);
  }

  /** Signs in as a person of this address, with an account made for it where it has none. */
  async signIn(email: string, fullName = email): Promise<TestClient> {
    await this.giveAccounts([{ email, fullName }]);
    return signInByPassword(this.url, this.url, { email, password });
  }

  /** Signs in with the password a sample person has. */
  signInAs(email: string, word: string): Promise<TestClient> {
    return signInByPassword(this.url, this.url, { email, password: word });
  }

  /** Accounts for people who were never asked to choose a password. */
  async giveAccounts(people: readonly { readonly email: string; readonly fullName: string }[]): Promise<void> {
    const fresh = people.filter(({ email }) => !this.known.has(email));
    if (fresh.length === 0) return;
    const settings = { databaseUrl: this.databaseUrl, publicUrl: this.url, secretKeys: [secretKey], limitTries: false };
    await ensureAccounts(
      settings,
      fresh.map((person) => ({ ...person, password })),
    );
    for (const { email } of fresh) this.known.add(email);
  }
}

/** From the sources, so that a test never tries what was built before the last change. */
const fromSource = ['--conditions=source', '--import', './test/support/typescript-loader.mjs'];

async function start(app: string, settings: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...fromSource, `apps/${app}/src/main.ts`], {
    env: { PATH: process.env.PATH ?? '', ...settings },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (said += part));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The ${app} ended with ${code} while starting:\n${said}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  child.kill('SIGTERM');
  return ended;
}
