// The two programs that tests need from outside: found or not, and what that means.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Whether nothing may be skipped. */
export const mustRunEverything = !['', '0', 'false'].includes(process.env.CI ?? '');

/** @returns {{ chromium?: string, redis?: string, remarks: string[] }} paths, and one line for each that is missing */
export function foundPrograms() {
  const chromium = find('CHROMIUM_PATH', chromiumNames);
  const redis = find('REDIS_SERVER', ['redis-server']);
  const fate = mustRunEverything ? 'which fails, because CI is set' : 'which is skipped';
  return {
    chromium,
    redis,
    remarks: [
      ...(redis ? [] : [`No redis-server found for the suites on Redis, ${fate}: install it or set REDIS_SERVER.`]),
      ...(chromium ? [] : [`No Chromium found for the browser stage, ${fate}: install it or set CHROMIUM_PATH.`]),
    ],
  };
}

function find(variable, names) {
  const named = process.env[variable];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
