import { parseArgs } from 'node:util';
import { loadCommandEnvironment } from '#config';
import { fileStoreFor } from '#storage';
import { seedSample } from '../seed.js';

export async function seed(words: string[]): Promise<number> {
  parseArgs({ args: words, options: {} });
  const environment = loadCommandEnvironment();
  const { publicUrl, secretKeys } = environment;
  const { alreadyThere, rows } = await seedSample(environment.databaseUrl, {
    files: fileStoreFor(environment),
    accounts: { publicUrl, secretKeys, limitTries: false },
    say: (line) => console.log(line),
  });
  const count = Object.values(rows).reduce((sum, number) => sum + number, 0);
  console.log(alreadyThere ? '    the sample programme was there already' : `    ${count.toLocaleString('en')} rows`);
  return 0;
}
