import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app.js';
import { loadEnvironment } from '#config';
import { ensureAccounts } from '#identity';
import { signInByPassword, TestClient } from './test-client.js';

export type { TestClient } from './test-client.js';

const password = 'semai-test-password';
const secretKey = 'a key that is long enough for the tests of this house';

/** The api on a free port of this machine, over a database of the test's own. */
export class TestApp {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly folder: string,
    private readonly databaseUrl: string,
    readonly url: string,
  ) {}

  /** @param more settings of this app beside the usual ones */
  static async start(databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const folder = await mkdtemp(join(tmpdir(), 'semai-app-'));
    const settings = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      SECRET_KEYS: secretKey,
      PUBLIC_URL: 'http://127.0.0.1',
    };
    const environment = loadEnvironment({ ...settings, NODE_ENV: 'test', LOG_LEVEL: 'error', ...more });
    const app = await createApp(environment, join(folder, 'no-web'));
    await app.listen(0, '127.0.0.1');
    return new TestApp(app, folder, databaseUrl, await app.getUrl());
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true });
  }

  visitor(): TestClient {
    return new TestClient(this.url);
  }

  /** Signs in, with an account made for the address where it has none; a person of that address becomes its owner. */
  async signIn(email: string, fullName = email, headers: Readonly<Record<string, string>> = {}): Promise<TestClient> {
    const { databaseUrl } = this;
    const settings = { databaseUrl, publicUrl: 'http://127.0.0.1', secretKeys: [secretKey], limitTries: false };
    await ensureAccounts(settings, [{ email, fullName, password }]);
    return signInByPassword(this.url, settings.publicUrl, { email, password }, headers);
  }
}
