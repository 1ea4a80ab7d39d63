/** `semai score` and `semai match`: files in, answer out. Starts without Nest and without a database. */
const verbs: Record<string, () => Promise<(words: string[]) => Promise<number>>> = {
  score: async () => (await import('./score-file.js')).runScore,
  match: async () => (await import('./match-file.js')).runMatch,
};

const [verb = '', ...words] = process.argv.slice(2);
const load = verbs[verb];
if (load) process.exitCode = await (await load())(words);
else {
  console.error(`semai does not know "${verb}" here; it knows ${Object.keys(verbs).join(' and ')}.`);
  process.exitCode = 2;
}
