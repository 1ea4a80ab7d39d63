/** Verbs that need neither Nest nor a database: each lives in its own file and is loaded only when asked for. */
const verbs: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  match: async () => (await import('./match-file.js')).runMatch,
  score: async () => (await import('./score-file.js')).runScore,
};

const [verb = '', ...args] = process.argv.slice(2);
const load = verbs[verb];
if (load) {
  process.exitCode = await (await load())(args);
} else {
  console.error(`semai ${verb}: expected one of ${Object.keys(verbs).join(', ')}`);
  process.exitCode = 2;
}
