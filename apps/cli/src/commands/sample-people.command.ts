import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { loadCommandEnvironment } from '#config';
// Not through the front door of the schema: the launcher waits for this list, and the entities take half a second.
import { samplePassword, samplePeople } from '../../../../prisma-free-schema/seeders/sample-people.js';

/** Someone to sign in as, as the launcher shows it. */
interface PersonToShow {
  role: string;
  name: string;
  email: string;
  password: string;
}

/** Prints the made-up people of the sample programme; nobody where it is not loaded. */
export async function listSamplePeople(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { json: { type: 'boolean', default: false } } });
  const people = (await isSampleLoaded(loadCommandEnvironment().databaseUrl)) ? everybody() : [];
  if (values.json) console.log(JSON.stringify(people));
  else if (people.length === 0) console.log('The sample programme is not loaded. Load it with: npm run semai -- seed');
  else
    for (const { role, email, password } of people) console.log(`${role.padEnd(32)} ${email.padEnd(36)} ${password}`);
  return 0;
}

function everybody(): PersonToShow[] {
  return samplePeople.map(({ title, fullName, email }) => ({
    role: title.en ?? title.id,
    name: fullName,
    email,
    password: samplePassword,
  }));
}

async function isSampleLoaded(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from programme where is_sample limit 1');
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
