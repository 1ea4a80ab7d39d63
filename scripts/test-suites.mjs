// Suites that run code: Jest by project, then the browser. They are counted from their JSON reports.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from './build.mjs';
import { foundPrograms, mustRunEverything } from './found-programs.mjs';
import { runProgram } from './run-program.mjs';

const jest = (name) => ({ name, run: (report) => runJest(name, report), count: countJest });

/**
 * Suites of one lane follow each other, lanes run side by side: journeys and faults mostly wait, for jobs and for
 * workers to come back, while integration computes. The browser comes after all of them, with the machine to itself.
 */
export const suiteSteps = [
  [
    [jest('unit'), jest('integration')],
    [jest('contracts'), jest('journeys'), jest('faults')],
  ],
  [[{ name: 'browser', run: runBrowser, count: countPlaywright }]],
];

/** Runs one suite. One that dies without a report, or holds no test at all, counts as one failed. */
export async function runSuite({ name, run, count }) {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'semai-report-'));
  const file = join(folder, 'report.json');
  // The database of the browser suite lies in it too, under another account when we are root.
  chmodSync(folder, 0o755);
  try {
    const result = await run(file);
    const counted = result.counted ?? (existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
    return { name, seconds: (Date.now() - began) / 1000, ...judge(name, result, counted) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function judge(name, { code, output }, counted) {
  const died = (why) => ({ passed: 0, failed: 1, skipped: 0, details: [`${name}: ${why}\n${output.slice(-6000)}`] });
  if (!counted) return died('ended without a report.');
  if (counted.passed + counted.failed + counted.skipped === 0) return died('found no test.');
  // Something outside the tests went wrong, such as a tear-down.
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, details: [output.slice(-6000)] };
  return counted;
}

function runJest(project, report) {
  const words = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  // The modules of a file stay in memory after it under this kind of module loader.
  const limits = ['--workerIdleMemoryLimit=1500MB', '--maxWorkers=2'];
  return runProgram([...words, '--selectProjects', project, '--json', `--outputFile=${report}`, ...limits], {
    minutes: 15,
  });
}

function countJest({ numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults }) {
  const broken = testResults.filter(({ status, message }) => status === 'failed' && message);
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    skipped: numPendingTests,
    details: broken.map(({ name, message }) => `${relative(root, name)}\n${message}`),
  };
}

async function runBrowser(report) {
  const { chromium } = foundPrograms();
  if (!chromium) {
    const counted = mustRunEverything
      ? { passed: 0, failed: 1, skipped: 0, details: ['browser: no Chromium was found, and CI is set.'] }
      : { passed: 0, failed: 0, skipped: 1, details: [] };
    return { code: 0, output: '', counted };
  }
  return runProgram(['node_modules/@playwright/test/cli.js', 'test', '--reporter=json'], {
    environment: {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      BROWSER_TEST_DATA: join(dirname(report), 'data'),
      BROWSER_TEST_PORT: String(await freePort()),
    },
    minutes: 15,
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function countPlaywright({ stats, suites: found, errors = [] }) {
  const details = [...errors.map(({ message }) => message ?? 'an error without words'), ...found.flatMap(failedSpecs)];
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || errors.length, skipped: stats.skipped, details };
}

/** The failed specs of a Playwright suite and of those inside it, with the words of each error. */
function failedSpecs({ specs = [], suites: inner = [] }) {
  const broken = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const words = results.flatMap(({ errors = [] }) => errors.map(({ message }) => message));
        return [`${file} › ${title} (${projectName})`, ...words].join('\n');
      }),
  );
  return [...broken, ...inner.flatMap(failedSpecs)];
}
