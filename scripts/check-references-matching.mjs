// Sets `semai match` beside proven optima of other solvers (LEMON, HiGHS) on instances that are not part of the
// repository (the licence of some is not recorded): SEMAI_REFERENCE_DATA names their folder.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build, serverIsFresh } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(process.env.SEMAI_REFERENCE_DATA ?? join(root, '../shared/data'), 'matching');
const reviews = ['preflib1', 'preflib2', 'sigir-query', 'syn-500x60'];
const reruns = { rerun_free: 'free', rerun_keep100000: 'soft', rerun_lexKeep: 'strict' };

process.exitCode = await main();

async function main() {
  if (!existsSync(folder)) {
    console.log(`skip: no reference data in ${folder} (set SEMAI_REFERENCE_DATA)`);
    return 0;
  }
  if (!serverIsFresh()) await build({ web: false, pack: false });
  const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8'));
  const findings = [
    ...reviews.flatMap((name) => checkReview(name, reference[name])),
    ...checkMentoring(reference['mentor-60x40']),
    ...checkOfficeHours(reference['oh-20x8']),
  ];
  for (const { what, own, expected } of findings) {
    console.log(
      `${own === expected ? 'ok  ' : 'FAR '} ${what.padEnd(44)} ${own}${own === expected ? '' : `, expected ${expected}`}`,
    );
  }
  const far = findings.filter(({ own, expected }) => own !== expected).length;
  console.log(`${findings.length - far} agree, ${far} do not`);
  return far === 0 ? 0 : 1;
}

function checkReview(name, { maxTotal, bottleneckPair, maxMinSum, sideConstraints = {} }) {
  const plain = run([file(name)]);
  const pair = run([file(name), '--objective', 'worst-pair']);
  const sum = run([file(name), '--objective', 'worst-sum']);
  return [
    finding(`${name}: total`, plain.total, maxTotal.optimum),
    finding(`${name}: gap`, plain.gap, 0),
    finding(`${name}: worst pair`, pair.worstPair, bottleneckPair.maxMinPair),
    finding(`${name}: total at it`, pair.total, bottleneckPair.maxTotalAtThatPair),
    finding(`${name}: worst sum`, sum.worstSum, maxMinSum.maxMinSum),
    finding(`${name}: total at it`, sum.total, maxMinSum.maxTotalAtIt),
    finding(`${name}: both aims proven`, [pair.status, sum.status].join(), 'optimal,optimal'),
    ...Object.entries(sideConstraints).map(([rule, { total }]) =>
      finding(`${name}: quotas ${rule}`, run(['-'], JSON.stringify(withQuotas(name, rule))).total, total),
    ),
  ];
}

/** classA: at least one judge with j % 3 = 0; org: at most one judge of each organisation, organisation = j % 12. */
function withQuotas(name, rule) {
  const instance = JSON.parse(gunzipSync(readFileSync(file(name))).toString());
  const judges = Array.from({ length: instance.m }, (_, j) => j);
  const classA = { id: 'classA', judges: judges.filter((j) => j % 3 === 0), min: 1 };
  const organisations = Array.from({ length: 12 }, (_, own) => ({
    id: `organisation ${own}`,
    judges: judges.filter((j) => j % 12 === own),
    max: 1,
  }));
  const quotas = { classA: [classA], org: organisations, both: [classA, ...organisations] }[rule];
  return { ...instance, quotas };
}

function checkMentoring(reference) {
  const compare = (what, output, { covered, seats, kept, sumW }, fixedKept) => [
    finding(`${what}: covered`, output.parts.covered, covered),
    finding(`${what}: seats`, output.parts.seats, seats),
    ...(fixedKept ? [finding(`${what}: kept`, output.parts.kept, kept)] : []),
    finding(`${what}: weight`, output.total, sumW),
    finding(`${what}: gap`, output.gap, 0),
  ];
  const keep = ['--keep', file('mentor-60x40.prev')];
  return [
    ...compare('mentors', run([file('mentor-60x40')]), reference.base, true),
    ...Object.entries(reruns).flatMap(([key, mode]) => {
      const output = run([file('mentor-60x40-rerun'), ...keep, '--keep-mode', mode]);
      return compare(`mentors again, keep ${mode}`, output, reference[key], mode === 'strict');
    }),
  ];
}

function checkOfficeHours({ objective, served, meetings }) {
  const output = run([file('oh-20x8')]);
  return [
    finding('office hours: objective', output.total, objective),
    finding('office hours: served', output.parts.served, served),
    finding('office hours: meetings', output.parts.meetings, meetings),
    finding('office hours: gap', output.gap, 0),
  ];
}

function finding(what, own, expected) {
  return { what, own: String(own), expected: String(expected) };
}

function file(name) {
  return join(folder, `${name}.json.gz`);
}

function run(words, input) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/semai.mjs'), 'match', ...words, '--json'],
    { input, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`semai match ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}
