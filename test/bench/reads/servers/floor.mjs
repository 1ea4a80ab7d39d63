// The floor: node:http, pg and one hand-written prepared statement for each operation. No GraphQL, no permissions.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import { operations } from '../operations/index.mjs';

const { DATABASE_URL, DATABASE_CONNECTIONS } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_CONNECTIONS) });
const statements = new Map(operations.map(({ name, floor }) => [`/${name}`, { name, text: floor.query }]));
const types = { getTypeParser: () => (text) => text };

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** A prepared statement by its name, its rows as plain arrays. */
const answerTo = (statement, values) =>
  new Promise((resolve, reject) => {
    pool.query({ ...statement, values, rowMode: 'array', types }, (cause, result) =>
      cause ? reject(cause) : resolve(result),
    );
  });

const server = createServer(async (request, response) => {
  try {
    const { variables } = await bodyOf(request);
    const { rows } = await answerTo(statements.get(request.url), variables);
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":${rows[0][0]}}`);
  } catch (cause) {
    response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [String(cause)] }));
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }));
process.once('SIGTERM', () => process.exit(0));
