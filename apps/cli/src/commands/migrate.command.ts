import { parseArgs } from 'node:util';
import { loadCommandEnvironment } from '#config';
import { migrateEverything } from '../migrate.js';

export async function migrate(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { quiet: { type: 'boolean', default: false } } });
  const say = (line: string) => console.log(line);
  await migrateEverything(loadCommandEnvironment().databaseUrl, values.quiet ? undefined : say);
  return 0;
}
