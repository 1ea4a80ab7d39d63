// One side as a process of its own: does what it is told by messages, and answers with the time and the processor time
// that it took.
import { openPlain } from './plain-side.mjs';
import { openSemai } from './semai-side.mjs';

const { SIDE, DATABASE_URL, REDIS_URL } = process.env;
const open = SIDE === 'semai' ? openSemai : openPlain;
const side = await open({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL });

async function measured({ verb, amount }) {
  const began = performance.now();
  const used = process.cpuUsage();
  const close = await side[verb](amount);
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - began) / 1000;
  if (typeof close === 'function') await close();
  return { seconds, cpuMs: (user + system) / 1000 };
}

process.on('message', (order) => {
  measured(order).then(
    (figures) => process.send(figures),
    (cause) => process.send({ failure: cause.stack ?? String(cause) }),
  );
});
process.once('disconnect', () => void side.close().finally(() => process.exit(0)));
process.send({ ready: true });
