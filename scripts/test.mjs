// npm test: every stage after the other, one line each with its time, what failed in full, and the count at the
// end. npm test -- unit lint runs only these stages.
import { stripVTControlCharacters } from 'node:util';
import { foundPrograms } from './found-programs.mjs';
import { runStaticStages, staticStages } from './test-static.mjs';
import { runSuite, suiteSteps } from './test-suites.mjs';

const names = [...staticStages.map(({ name }) => name), ...suiteSteps.flat(2).map(({ name }) => name)];
const wished = process.argv.slice(2);
const unknown = wished.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}. Stages: ${names.join(', ')}.`);
  process.exit(2);
}
const isWished = ({ name }) => wished.length === 0 || wished.includes(name);
const total = { passed: 0, failed: 0, skipped: 0 };
const began = Date.now();
// Our own settings and a terminal's colours have no place in a test run.
for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PORT', 'DATA_DIR', 'NODE_ENV', 'FORCE_COLOR'])
  delete process.env[name];

for (const line of foundPrograms().remarks) console.log(line);
await runStaticStages(staticStages.filter(isWished), report);
for (const lanes of suiteSteps) await Promise.all(lanes.map((lane) => runLane(lane.filter(isWished))));

console.log(`All stages took ${((Date.now() - began) / 1000).toFixed(0)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 ? 1 : 0);

async function runLane(lane) {
  for (const suite of lane) report(await runSuite(suite));
}

/** One line for a stage; what failed follows in full. */
function report({ name, passed, failed, skipped, seconds, details }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = [
    `${passed} passed`,
    ...(failed ? [`${failed} FAILED`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
  ];
  console.log(`${name.padEnd(14, '.')} ${counts.join(', ')} (${seconds.toFixed(1)} s)`);
  for (const detail of details) console.log(`\n${stripVTControlCharacters(detail).trim()}\n`);
}
