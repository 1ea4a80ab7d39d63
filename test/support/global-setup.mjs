import { mkdtempSync, chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepRuns } from './test-run.mjs';

/**
 * Once per run of Jest: a folder of this run, whose name every worker inherits. The database server is started
 * in it by the first file that asks for one (test-postgres.ts), so that runs without a database stay quick.
 */
export default function globalSetup() {
  sweepRuns();
  const folder = mkdtempSync(join(tmpdir(), 'semai-test-'));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  process.env.SEMAI_TEST_RUN = folder;
}
