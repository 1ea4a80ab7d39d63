// LEMON's network simplex beside ours: compiles lemon.cpp where g++ and the header are found, feeds it the same arrays.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), 'lemon.cpp');

/**
 * Compiles the driver; null without g++ or liblemon-dev. LEMON_INCLUDE names a folder of headers outside the system's.
 * @returns {{ run(instance: object, penalties: object): { ms: number[], objective: string, bytes: number }, close(): void } | null}
 */
export function openLemon() {
  const folder = mkdtempSync(join(tmpdir(), 'semai-lemon-'));
  const program = join(folder, 'lemon');
  const include = process.env.LEMON_INCLUDE ? [`-I${process.env.LEMON_INCLUDE}`] : [];
  const compiled = spawnSync('g++', ['-O2', ...include, '-o', program, source], { encoding: 'utf8' });
  const close = () => rmSync(folder, { recursive: true, force: true });
  if (compiled.status !== 0) {
    close();
    return null;
  }
  const data = join(folder, 'instance.bin');
  const run = (instance, penalties) => {
    writeFileSync(data, bytesOf(instance, penalties));
    return JSON.parse(execFileSync(program, [data], { encoding: 'utf8' }));
  };
  return { run, close };
}

function bytesOf({ kind, n, m, k, lo, hi, rowPtr, col, w }, { firstSeat, seat }) {
  const head = Int32Array.of(kind === 'mentoring' ? 1 : 0, n, m, col.length);
  const tail = BigInt64Array.of(BigInt(firstSeat), BigInt(seat));
  const arrays = [head, k, lo, hi, rowPtr, col, w, tail, Int32Array.of(1)];
  return Buffer.concat(arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)));
}
