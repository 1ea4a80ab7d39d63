import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, type Environment, loadCommandEnvironment } from '#config';
import { databaseFindings } from '../doctor/database-findings.js';
import type { Finding } from '../doctor/finding.js';
import { serviceFindings } from '../doctor/service-findings.js';

/**
 * Says what Semai runs on here and what is missing.
 *
 * @returns 1 when something required is missing
 */
export async function doctor(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { json: { type: 'boolean', default: false } } });
  const findings = [nodeFinding(), webFinding(), ...(await environmentFindings())];
  if (values.json) console.log(JSON.stringify(findings, undefined, 2));
  else for (const line of report(findings)) console.log(line);
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
}

async function environmentFindings(): Promise<Finding[]> {
  let environment: Environment;
  try {
    environment = loadCommandEnvironment();
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return cause.problems.map((problem) => ({ what: 'environment', found: problem, state: 'missing' }));
  }
  const rest = await Promise.all([
    databaseFindings(environment.databaseUrl, environment.databaseIsEmbedded),
    serviceFindings(environment),
  ]);
  return rest.flat();
}

function nodeFinding(): Finding {
  const found = `${process.versions.node} on ${process.platform} ${process.arch}`;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 17)) return { what: 'Node', found, state: 'ok' };
  return { what: 'Node', found, state: 'missing', cure: 'Semai needs Node 22.17 or newer.' };
}

function webFinding(): Finding {
  if (existsSync('dist/apps/web/index.html')) return { what: 'web pages', found: 'built', state: 'ok' };
  return { what: 'web pages', found: 'not built', state: 'missing', cure: 'Run: npm run build' };
}

const marks: Record<Finding['state'], string> = { ok: 'ok     ', note: 'note   ', missing: 'MISSING' };

function report(findings: Finding[]): string[] {
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings.flatMap(({ what, found, state, cure }) => [
    `${marks[state]}  ${what.padEnd(width)}  ${found}`,
    ...(cure ? [`${' '.repeat(width + 11)}${cure}`] : []),
  ]);
}
