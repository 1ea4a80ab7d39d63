import { availableParallelism } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/build.mjs';
import { jobsGoals, jobsTable } from '../jobs/report-jobs.mjs';
import { operations } from './operations/index.mjs';
import { sizes } from './seed/sizes.mjs';
import { startOf } from './table.mjs';

const reads = ['O1', 'O2', 'O3', 'O5', 'O6', 'O7'];
const asked = ['O1', 'O2', 'O3', 'O4'];
const toFloor = ['O1', 'O2', 'O3'];

/** The goals of the design that one run can answer: what is asked of each line, and what was found. */
function goals({ rows, servers }) {
  const of = (op, server, connections) =>
    rows.find((row) => row.op === op && row.server === server && row.connections === connections);
  const semai = (op, connections = 16) => of(op, 'semai', connections).ratioToPostgraphile;
  const whole = ({ cpuMs, dbCpuMs }) => cpuMs + dbCpuMs;
  const floor = (op) => whole(of(op, 'semai', 16)) / whole(of(op, 'floor', 16));
  const told = (ops, read) => ops.map((op) => [op, read(op)]);
  const api = servers.find(({ kind }) => kind === 'semai');
  const memory = Math.max(
    ...rows.filter((row) => row.server === 'semai' && row.connections === 64).map((row) => row.memoryMb),
  );
  return [
    line(
      'server processor time of a read / PostGraphile',
      '≤ 0.7',
      told(reads, (op) => semai(op).cpu),
      (n) => n <= 0.7,
    ),
    line(
      'the same of sending a review',
      '≤ 1.0',
      told(['O4'], (op) => semai(op).cpu),
      (n) => n <= 1,
    ),
    line(
      'requests per second / PostGraphile',
      '> 1',
      told([...reads, 'O4'].toSorted(), (op) => semai(op).rps),
      (n) => n > 1,
    ),
    line(
      'the same on O1 to O4',
      '≥ 1.5',
      told(asked, (op) => semai(op).rps),
      (n) => n >= 1.5,
    ),
    line('processor time with the database / floor', '≤ 1.6', told(toFloor, floor), (n) => n <= 1.6),
    line(
      '99th percentile / PostGraphile',
      '≤ 1',
      told([...reads, 'O4'].toSorted(), (op) => semai(op).p99),
      (n) => n <= 1,
    ),
    line('ready after start, s', '≤ 1.5', [['api', api.readyMs / 1000]], (n) => n <= 1.5),
    line('memory idle, MB', '≤ 200', [['api', api.idleMb]], (n) => n <= 200),
    ...(Number.isFinite(memory)
      ? [line('memory at 64 connections, MB', '≤ 380', [['api', memory]], (n) => n <= 380)]
      : []),
  ];
}

function line(what, goal, found, isMet) {
  const figures = found
    .map(([name, value]) => `${name} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}`)
    .join(', ');
  const missed = found.filter(([, value]) => !isMet(value)).map(([name]) => name);
  return `| ${what} | ${goal} | ${figures} | ${missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`} |`;
}

function figures(row) {
  const ratio = row.ratioToPostgraphile;
  return [
    row.op,
    row.server,
    row.connections,
    row.cpuMs.toFixed(2),
    row.dbCpuMs.toFixed(2),
    row.rps.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.memoryMb.toFixed(0),
    row.statements,
    ...(ratio ? [ratio.cpu.toFixed(2), ratio.rps.toFixed(2), ratio.p99.toFixed(2)] : ['', '', '']),
  ];
}

const table = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Marks between which the figures of the last run stand; the words around them are ours. */
const [begin, end] = ['<!-- figures of the last run -->', '<!-- end of the figures -->'];

const counted = (number) => number.toLocaleString('en');

/** A set in words. */
const wordsOf = ({ applications, reads: each, people }) =>
  `${counted(applications)} applications of ${counted(people)} people, ${counted(applications * each)} reviews, ` +
  `${counted(applications * each * 5)} levels, 231 activities`;

/** The figures of a run as Markdown. */
function figuresOf(run) {
  const cores = availableParallelism();
  return `${begin}
Run of ${run.date} on ${cores} shared x86-64 cores, Node ${process.versions.node}, PostgreSQL ${run.postgres}; ${wordsOf(sizes.usual)}. Every figure is the median of ${run.rounds} rounds of about ${run.seconds} s, that of a start of ${run.starts}. Of the processor time that was wanted meanwhile, ${(run.stolen * 100).toFixed(0)} % went to other machines on the host.

| what | goal | found at 16 connections | |
|---|---|---|---|
${goals(run).join('\n')}

| server | ready after, s | at best, s | processor time till then, s | idle, MB |
|---|---|---|---|---|
${table(run.servers.map(({ kind, idleMb, ...start }) => [kind, ...startOf(start), idleMb.toFixed(0)]))}

${operations.map(({ name, title }) => `${name} ${title}`).join('; ')}. SQL counts every statement of a request, \`begin\` and \`commit\` too.

| op | server | connections | server cpu ms | database cpu ms | requests/s | p50 ms | p99 ms | memory MB | SQL | cpu / PG | rps / PG | p99 / PG |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${table(run.rows.map(figures))}
${end}`;
}

/** Puts the figures of a run into docs/benchmarks.md, between the marks. */
export function writeReport(run) {
  putBetween([begin, end], figuresOf(run));
}

/** The same of jobs. */
export function writeJobsReport(rows) {
  const [first, last] = ['<!-- figures of jobs -->', '<!-- end of the figures of jobs -->'];
  const date = new Date().toISOString().slice(0, 10);
  const where = `Run of ${date} on ${availableParallelism()} shared x86-64 cores, Node ${process.versions.node}.`;
  putBetween([first, last], `${first}\n${where}\n\n${jobsGoals(rows)}\n\n${jobsTable(rows)}\n${last}`);
}

function putBetween([first, last], figures) {
  const file = join(root, 'docs', 'benchmarks.md');
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(first);
  const after = rest?.split(last)[1];
  if (after === undefined) throw new Error(`${file} has lost the marks between which the figures stand.`);
  writeFileSync(file, `${before}${figures}${after}`);
}
