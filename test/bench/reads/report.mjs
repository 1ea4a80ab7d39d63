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
const all = [...asked, 'O5', 'O6', 'O7'];
const toFloor = ['O1', 'O2', 'O3'];
/** Numbers of connections that the goals are told of. */
const amounts = [1, 16, 64];

/** The goals of the design that one run can answer: what is asked of each line, and what was found. */
function goals({ rows, servers }) {
  const of = (op, server, connections) =>
    rows.find((row) => row.op === op && row.server === server && row.connections === connections);
  const ratio = (name) => (op, connections) => of(op, 'semai', connections).ratioToPostgraphile[name];
  const toTheFloor = (op, connections) => of(op, 'semai', connections).wholeCpuToFloor;
  const api = servers.find(({ kind }) => kind === 'semai');
  const most = rows.filter(({ server, connections }) => server === 'semai' && connections === 64);
  return [
    at(amounts, 'server processor time of a read / PostGraphile', '≤ 0.7', reads, ratio('cpu'), (n) => n <= 0.7),
    at(amounts, 'the same of sending a review', '≤ 1.0', ['O4'], ratio('cpu'), (n) => n <= 1),
    at([16], 'requests per second / PostGraphile, 16 connections', '> 1', all, ratio('rps'), (n) => n > 1),
    at([16], 'the same on O1 to O4', '≥ 1.5', asked, ratio('rps'), (n) => n >= 1.5),
    at(amounts, 'processor time with the database / floor', '≤ 1.6', toFloor, toTheFloor, (n) => n <= 1.6),
    at(amounts, '99th percentile / PostGraphile', '≤ 1', all, ratio('p99'), (n) => n <= 1),
    line('ready after start, s', '≤ 1.5', [['api', [api.readyMs / 1000]]], (n) => n <= 1.5),
    line('memory idle, MB', '≤ 200', [['api', [api.idleMb]]], (n) => n <= 200),
    line(
      'memory at 64 connections, MB',
      '≤ 380',
      [['api', [Math.max(...most.map((row) => row.memoryMb))]]],
      (n) => n <= 380,
    ),
  ];
}

/** A line of the goals that is asked of operations, at these numbers of connections. */
const at = (connections, what, goal, ops, read, isMet) =>
  line(
    what,
    goal,
    ops.map((op) => [op, connections.map((amount) => read(op, amount))]),
    isMet,
  );

/** @param {readonly [name: string, values: readonly number[]][]} found every value of a name must meet the goal */
function line(what, goal, found, isMet) {
  const written = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const figures = found.map(([name, values]) => `${name} ${values.map(written).join(' · ')}`).join(', ');
  const missed = found.filter(([, values]) => !values.every(isMet)).map(([name]) => name);
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
Run of ${run.date} on ${cores} shared x86-64 cores, Node ${process.versions.node}, PostgreSQL ${run.postgres}; ${wordsOf(sizes.usual)}. Every figure is the median of ${run.rounds} rounds of about ${run.seconds} s (three times as long at one connection), each turn of a server behind a tenth as many requests that are not counted, that of a start of ${run.starts}; percentiles are of the requests of all rounds. Of the processor time that was wanted meanwhile, ${(run.stolen * 100).toFixed(0)} % went to other machines on the host.

| what | goal | found at 1 · 16 · 64 connections | |
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
