// The peer: PostGraphile 5 with its amber preset over the same tables, its answer to each operation one natural query.
// What it has no view of its own for (counts, the current score, sending a review) are the functions of functions.mjs.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { jsonPgSmartTags } from 'postgraphile/utils';

const { DATABASE_URL, DATABASE_CONNECTIONS, PORT } = process.env;

/** Columns without an index of their own that the operations ask for all the same. */
const asked = ['stage_entry.left_at', 'revision_request.answered_at', 'outgoing_message.read_at'];
const attribute = Object.fromEntries(asked.map((name) => [`public.${name}`, { tags: { behavior: ['+filterBy'] } }]));

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: Number(DATABASE_CONNECTIONS) },
      pubsub: false,
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
  plugins: [jsonPgSmartTags({ version: 1, config: { attribute } })],
  grafast: { explain: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
await instance.getSchema();
server.listen(Number(PORT), '127.0.0.1', () => process.send?.({ ready: true }));
process.once('SIGTERM', () => process.exit(0));
