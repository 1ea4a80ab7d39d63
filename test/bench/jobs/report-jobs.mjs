const what = { add: 'add one by one', relay: 'to the store in bulk', work: 'handle' };
const names = { semai: 'semai', bullmq: 'plain BullMQ' };
const stores = { postgresql: 'PostgreSQL', redis: 'Redis' };

/** What the design asks of a process of its own, in jobs per second. */
const goals = [
  { op: 'relay', store: 'postgresql', least: 10_000 },
  { op: 'relay', store: 'redis', least: 10_000 },
  { op: 'work', store: 'postgresql', least: 900 },
  { op: 'work', store: 'redis', least: 8_000 },
];

const lines = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The measured rows as a Markdown table. */
export function jobsTable(rows) {
  const head = [
    'store',
    'what',
    'side',
    'jobs/s',
    'process cpu µs',
    'stores cpu µs',
    'jobs/s / BullMQ',
    'cpu / BullMQ',
  ];
  const body = rows.map(({ store, op, server, jobsPerSecond, cpuMs, storeCpuMs, ratioToBullmq }) => [
    stores[store],
    what[op],
    names[server],
    jobsPerSecond.toFixed(0),
    (cpuMs * 1000).toFixed(0),
    (storeCpuMs * 1000).toFixed(0),
    ratioToBullmq.jobsPerSecond.toFixed(2),
    ratioToBullmq.cpu.toFixed(2),
  ]);
  return lines([head, head.map(() => '---'), ...body]);
}

/** Goals of the design and what was found, plain BullMQ in the same minutes beside it. */
export function jobsGoals(rows) {
  const of = (goal, side) =>
    rows.find(({ op, store, server }) => op === goal.op && store === goal.store && server === side);
  const told = goals.flatMap((goal) => {
    const [own, plain] = [of(goal, 'semai'), of(goal, 'bullmq')];
    if (!own || !plain) return [];
    const verdict = own.jobsPerSecond >= goal.least ? 'met' : 'missed';
    const found = [own, plain].map(({ jobsPerSecond }) => jobsPerSecond.toFixed(0));
    return [[`${what[goal.op]}, ${stores[goal.store]}`, `≥ ${goal.least}`, ...found, verdict]];
  });
  const head = ['jobs per second', 'goal', 'semai', 'plain BullMQ', ''];
  return lines([head, head.map(() => '---'), ...told]);
}
