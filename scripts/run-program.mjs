import { spawn } from 'node:child_process';
import { root } from './build.mjs';

const living = new Set();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(name, () => {
    for (const child of living) child.kill(name);
    process.exit(130);
  });

/**
 * Runs a script of ours or of a package with the Node that runs us, and gathers what it says.
 *
 * @param {string[]} words file and arguments
 * @param {{ environment?: Record<string, string>, minutes?: number }} options a hanging one is ended
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runProgram(words, { environment = {}, minutes = 10 } = {}) {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  let output = '';
  const hear = (part) => (output += part);
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const hanging = setTimeout(() => {
    output += `\nEnded after ${minutes} minutes without an end of its own.`;
    child.kill('SIGKILL');
  }, minutes * 60_000);
  return new Promise((resolve) => {
    const settle = (code) => {
      clearTimeout(hanging);
      living.delete(child);
      resolve({ code, output });
    };
    child.once('error', (cause) => {
      output += cause.message;
      settle(1);
    });
    child.once('close', settle);
  });
}
