/** A server's start in seconds: till it was ready, at best, and its processor time. */
export const startOf = ({ readyMs, leastReadyMs, readyCpuMs }) =>
  [readyMs, leastReadyMs, readyCpuMs].map((ms) => (ms / 1000).toFixed(2));

const columns = [
  ['op', (row) => row.op],
  ['server', (row) => row.server],
  ['conn', (row) => row.connections],
  ['cpu ms', (row) => row.cpuMs.toFixed(2)],
  ['db ms', (row) => row.dbCpuMs.toFixed(2)],
  ['rps', (row) => row.rps.toFixed(0)],
  ['p50 ms', (row) => row.p50Ms.toFixed(1)],
  ['p99 ms', (row) => row.p99Ms.toFixed(1)],
  ['MB', (row) => row.memoryMb.toFixed(0)],
  ['SQL', (row) => row.statements],
  ['cpu/PG', (row) => row.ratioToPostgraphile?.cpu.toFixed(2) ?? ''],
  ['rps/PG', (row) => row.ratioToPostgraphile?.rps.toFixed(2) ?? ''],
  ['p99/PG', (row) => row.ratioToPostgraphile?.p99.toFixed(2) ?? ''],
];

/** Prints what was measured, a line for each server and operation, then the servers themselves. */
export function printTable({ rows, servers, stolen }) {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, read]) => String(read(row))))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  for (const line of cells)
    console.log(line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
  console.log('');
  for (const { kind, idleMb, ...start } of servers)
    console.log(
      `${kind.padEnd(13)} ready after ${startOf(start).join(', ')} s (middle, least, processor), ${idleMb.toFixed(0)} MB idle`,
    );
  console.log(
    `${(stolen * 100).toFixed(0)} % of the processor time that was wanted went to other machines on the host`,
  );
}
