import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { runScore } from './score-file.js';

const folder = mkdtempSync(join(tmpdir(), 'semai-score-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

const csv = `application,reviewer,score
a,r,4
a,s,3.5
b,r,2
b,s,2.5
c,r,5
c,s,4
d,r,3
d,s,1.5
`;

function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Runs the command and catches what it prints. */
async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const print = (text: unknown, ...rest: unknown[]): boolean => {
    out += String(text);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(print);
  jest.spyOn(console, 'error').mockImplementation((text) => {
    err += String(text);
  });
  const code = await runScore(words);
  jest.restoreAllMocks();
  return { code, out, err };
}

/** The answer without what differs from run to run. */
function steady(out: string): string {
  return JSON.stringify(JSON.parse(out), (key, value) => (/^cpu|^peakRss/.test(key) ? undefined : value));
}

describe('semai score', () => {
  it('prints JSON with a hash of its inputs, the same for every run and row order', async () => {
    const once = await run(fileOf('f.csv', csv), '--json', '--draws', '50');
    const [head, ...rows] = csv.trim().split('\n');
    const turned = await run(fileOf('g.csv', [head, ...rows.toReversed()].join('\r\n')), '--json', '--draws', '50');
    expect(once.code).toBe(0);
    expect(JSON.parse(once.out)).toMatchObject({
      inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      engineVersion: expect.any(String),
      cpu: { readMs: expect.any(Number), fitMs: expect.any(Number) },
    });
    expect(steady(turned.out)).toBe(steady(once.out));
  });

  it('reads gzip and prints a table that begins with what was read', async () => {
    const { code, out } = await run(fileOf('f.csv.gz', gzipSync(csv)), '--draws', '50');
    expect(code).toBe(0);
    expect(out).toMatch(/^8 rows, 4 applications, 2 reviewers\n/);
    expect(out).toMatch(/rank +application/);
  });

  it('reports warm times when repeated', async () => {
    const { out } = await run(fileOf('f.csv', csv), '--json', '--repeat', '3', '--draws', '50');
    expect(JSON.parse(out)).toMatchObject({ cpuWarmMs: expect.any(Number), cpu: { fitWarmMs: expect.any(Number) } });
  });

  it.each([
    ['BAD_SCORE', 'application,reviewer,score\na,r,x\n', [], 2],
    ['DUPLICATE_REVIEW', `${csv}a,r,4\n`, ['--duplicates', 'error'], 10],
    ['MISSING_COLUMN', 'application,score\n', [], 1],
  ])('answers %s by line with exit code 2', async (code, content, words, line) => {
    const file = fileOf('bad.csv', content);
    const json = await run(file, '--json', ...words);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toEqual({ error: { code, message: expect.any(String), line } });
    const plain = await run(file, ...words);
    expect(plain.err).toMatch(new RegExp(`^line ${line}: .*\\(${code}\\)$`));
  });

  it('answers an empty table with exit code 0 and a missing file with 2', async () => {
    const empty = await run(fileOf('empty.csv', 'application,reviewer,score\n'), '--json');
    expect(empty.code).toBe(0);
    expect(JSON.parse(empty.out)).toMatchObject({ applications: [], warnings: [{ code: 'EMPTY' }] });
    expect((await run(join(folder, 'none.csv'), '--json')).code).toBe(2);
  });

  it('gives up at its time limit with exit code 4', async () => {
    expect((await run(fileOf('f.csv', csv), '--json', '--time-limit', '1e-9')).code).toBe(4);
  });
});
