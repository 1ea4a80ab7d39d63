import { migrateEverything } from '../../apps/cli/src/migrate.js';

const [content = '', url = ''] = process.argv.slice(2);

if (content === 'sample') {
  const { seedSample } = await import('../../apps/cli/src/seed.js');
  await seedSample(url);
} else await migrateEverything(url);
