// Checks that read the code and run nothing of it. Each counts as one.
import { drift, generated, snapshotDrift } from './generate.mjs';
import { build } from './build.mjs';
import { runProgram } from './run-program.mjs';

const modules = (path) => `node_modules/${path}`;
const tsc = modules('typescript/bin/tsc');
const folders = ['apps', 'libs', 'prisma-free-schema', 'test', 'scripts'];

/** A check is a name and a question that is answered with what is wrong, or with nothing. */
const program = (name, ...words) => ({
  name,
  ask: async () => {
    const { code, output } = await runProgram(words);
    return code === 0 ? '' : output || `${words[0]} ended with code ${code} and without a word.`;
  },
});

const quietBuild = () => build({ say: () => undefined });

export const staticStages = [
  { name: 'build', checks: [{ name: 'server and web are built', ask: () => quietBuild().then(() => '') }] },
  {
    name: 'types',
    checks: [
      program('types of the server', tsc, '--noEmit', '-p', 'tsconfig.json'),
      program('types of the web', tsc, '--noEmit', '-p', 'apps/web/tsconfig.json'),
      program('GraphQL documents of the web', modules('gql.tada/bin/cli.js'), 'check', '-c', 'apps/web/tsconfig.json'),
    ],
  },
  { name: 'lint', checks: [program('lint', modules('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings')] },
  { name: 'format', checks: [program('format', modules('oxfmt/bin/oxfmt'), '--check')] },
  {
    name: 'boundaries',
    checks: [
      program(
        'boundaries',
        modules('dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--output-type',
        'err-long',
        ...folders,
      ),
    ],
  },
  { name: 'unused', checks: [program('unused code', modules('knip/bin/knip.js'), '--no-progress')] },
  {
    name: 'generated',
    checks: [
      ...generated.map((part) => ({ name: part.name, ask: () => drift(part) })),
      { name: 'migration snapshot', ask: snapshotDrift },
    ],
  },
];

/** Two at a time, because most of them use one processor only; reported in order of completion. */
export async function runStaticStages(stages, report) {
  const waiting = [...stages];
  // Everything after needs what is built.
  if (waiting[0]?.name === 'build') report(await runStage(waiting.shift()));
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) report(await runStage(stage));
  };
  await Promise.all([lane(), lane()]);
}

async function runStage({ name, checks }) {
  const began = Date.now();
  const details = [];
  for (const check of checks) {
    const problem = await ask(check);
    if (problem) details.push(`${check.name}:\n${problem}`);
  }
  const failed = details.length;
  return { name, passed: checks.length - failed, failed, skipped: 0, details, seconds: (Date.now() - began) / 1000 };
}

async function ask(check) {
  try {
    return await check.ask();
  } catch (cause) {
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
}
