import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Environment } from '#config';
import { openQueueStore } from '#messaging';
import { type Finding, look } from './finding.js';

const leastFreeShare = 0.05;

/** Queue, mail, files and keys: what the environment switches on. */
export function serviceFindings(environment: Environment): Promise<Finding[]> {
  return Promise.all([
    look('queue', 'Correct REDIS_URL, or run: npm run semai -- migrate', () => queueFacts(environment)),
    look('mail', 'Correct SMTP_URL.', () => mailFacts(environment)),
    look('files', 'Let Semai write into DATA_DIR.', () => fileFacts(environment)),
    look('keys', 'Set SECRET_KEYS.', () => keyFacts(environment)),
  ]);
}

async function queueFacts({ databaseUrl, redisUrl }: Environment): Promise<Omit<Finding, 'what'>> {
  const remarks: string[] = [];
  const store = openQueueStore(
    { databaseUrl, redisUrl },
    { listeners: 1, complain: (message) => void remarks.push(message) },
  );
  try {
    await store.check();
  } finally {
    await store.close();
  }
  const found = redisUrl ? `Redis at ${new URL(redisUrl).host}` : 'PostgreSQL (no REDIS_URL)';
  const [remark] = remarks;
  if (remark) return { found, state: 'note', cure: remark };
  return { found, state: 'ok' };
}

async function mailFacts({ smtpUrl }: Environment): Promise<Omit<Finding, 'what'>> {
  if (!smtpUrl)
    return {
      found: 'no SMTP_URL: letters stay on the mailbox page',
      state: 'note',
      cure: 'Set SMTP_URL to send them.',
    };
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5000, greetingTimeout: 5000 });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
  return { found: `${new URL(smtpUrl).host} takes letters`, state: 'ok' };
}

async function fileFacts({ filesFolder, s3 }: Environment): Promise<Omit<Finding, 'what'>> {
  if (s3) return s3Facts(s3);
  const probe = join(filesFolder, '.doctor');
  mkdirSync(filesFolder, { recursive: true });
  writeFileSync(probe, '');
  rmSync(probe);
  const { bavail, blocks } = statfsSync(filesFolder);
  const share = bavail / blocks;
  const found = `this disk, ${Math.round(share * 100)} % free (${filesFolder})`;
  if (share >= leastFreeShare) return { found, state: 'ok' };
  return { found, state: 'note', cure: 'Make room: below 5 % Semai reports itself not ready.' };
}

/** The bucket is there, and a stranger cannot list it. */
async function s3Facts({ endpoint, bucket }: NonNullable<Environment['s3']>): Promise<Omit<Finding, 'what'>> {
  const address = new URL(bucket, endpoint.endsWith('/') ? endpoint : `${endpoint}/`);
  const { status } = await fetch(address, { signal: AbortSignal.timeout(5000) });
  const found = `S3 bucket ${bucket} at ${new URL(endpoint).host}`;
  if (status === 404) return { found, state: 'missing', cure: `Create the bucket "${bucket}", or correct S3_BUCKET.` };
  if (status === 200) return { found, state: 'missing', cure: 'Anybody can list this bucket: make it private.' };
  return { found, state: 'ok' };
}

async function keyFacts({ secretKeys, nodeEnv, publicUrl }: Environment): Promise<Omit<Finding, 'what'>> {
  const found = `${secretKeys.length} of our own, ${publicUrl}`;
  if (nodeEnv === 'production' && !publicUrl.startsWith('https:'))
    return { found, state: 'note', cure: 'Give PUBLIC_URL with https: cookies are not marked secure without it.' };
  return { found, state: 'ok' };
}
