import type { Command } from './command.js';

/** Every verb that needs the platform; `score` and `match` are answered by pure.ts before this is loaded. */
export const commands: Command[] = [
  {
    name: 'migrate',
    usage: 'migrate [--quiet]',
    summary: 'brings the tables of the database up to date',
    run: async (words) => (await import('./commands/migrate.command.js')).migrate(words),
  },
  {
    name: 'seed',
    usage: 'seed',
    summary: 'loads the sample programme, unless it is there',
    run: async (words) => (await import('./commands/seed.command.js')).seed(words),
  },
  {
    name: 'sample-people',
    usage: 'sample-people [--json]',
    summary: 'lists the made-up people of the sample programme and how to sign in as them',
    run: async (words) => (await import('./commands/sample-people.command.js')).listSamplePeople(words),
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    summary: 'says what Semai runs on here and what is missing',
    run: async (words) => (await import('./commands/doctor.command.js')).doctor(words),
  },
  {
    name: 'import',
    usage: 'import applications FILE.csv --season SLUG --as ADDRESS',
    summary: 'loads applications collected elsewhere (--dry-run tries it, import undo RUN takes them back)',
    run: async (words) => (await import('./commands/import.command.js')).importFile(words),
  },
  {
    name: 'replay-outbox',
    usage: 'replay-outbox [--since TIME] [--event NAME] [--id ID]',
    summary: 'tells published events to the queue once more',
    run: async (words) => (await import('./commands/replay-outbox.command.js')).replay(words),
  },
];
