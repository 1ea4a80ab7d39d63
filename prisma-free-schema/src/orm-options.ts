import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { migrations } from '../migrations/index.js';
import { takeBackBrokenConnections } from './broken-connections.js';
import { entities } from './entities.js';

/** Schemas of other owners in the same database; the schema tools must leave them alone. */
const foreignSchemas = ['bullmq', 'auth'];

/** The one configuration of api, worker, cli and tests. Each adds its own `clientUrl` and pool. */
export const ormOptions: Options = defineConfig({
  entities,
  extensions: [Migrator],
  forceUtcTimezone: true,
  driverOptions: { onPoolCreated: takeBackBrokenConnections },
  schemaGenerator: { ignoreSchema: foreignSchemas },
  migrations: {
    migrationsList: migrations,
    path: 'prisma-free-schema/migrations',
    pathTs: 'prisma-free-schema/migrations',
    snapshotName: '.snapshot-semai',
    tableName: 'schema_migration',
    snapshotOnMigrate: false,
    allOrNothing: true,
    silent: true,
  },
});
