// Fairness, rematch, quotas, office hours and infeasible instances: time beside the plain solve or HiGHS, and the proof.
import { allot, match, rematch, standingMatch } from '#matching';
import { openLinearSolver } from '#linear';
import { fairness, officeSizes, quotaSize, rematchSize } from './cases.mjs';
import { generate, generator } from './generate.mjs';
import { officeModel, openHighs, quotaModel } from './highs.mjs';
import { cpuMs, median, met, say, staged, tenths } from './measure.mjs';

const parts = {
  fairness: benchFairness,
  rematch: benchRematch,
  quotas: benchQuotas,
  office: benchOffice,
  infeasible: benchInfeasible,
};
await parts[process.argv[2]](Number(process.argv[3]));

function timed(repetitions, work) {
  work();
  work();
  const runs = Array.from({ length: repetitions }, () => staged(work));
  return { ms: median(runs.map(({ total }) => total)), result: runs[0].result };
}

function benchFairness(repetitions) {
  for (const { name, size } of fairness) {
    const instance = generate(size);
    const plain = timed(repetitions, (hooks) => match(instance, {}, hooks));
    const pair = timed(repetitions, (hooks) => match(instance, { objective: 'worst-pair' }, hooks));
    const exact = pair.result.status === 'optimal' && pair.result.certificate.cut !== null;
    say({
      goal: '3 worst pair',
      case: name,
      arcs: instance.col.length,
      exact: met(exact),
      speed: met(pair.ms <= 3 * plain.ms),
      plainMs: tenths(plain.ms),
      ms: tenths(pair.ms),
      timesPlain: tenths(pair.ms / plain.ms),
      worstPair: [plain.result.worstPair, pair.result.worstPair],
    });
    const sum = timed(repetitions, (hooks) => match(instance, { objective: 'worst-sum' }, hooks));
    const { worstSum, total, gap, certificate } = sum.result;
    say({
      goal: '3 worst sum',
      case: name,
      arcs: instance.col.length,
      worstSumProven: met(worstSum === certificate.worstSumBound),
      total: met(Number(gap) <= 0.001 * Number(total) && (instance.col.length > 30_000 || gap === '0')),
      speed: met(sum.ms <= 2000),
      ms: tenths(sum.ms),
      gap,
      gapShare: Number(gap) / Number(total),
      worstSum: [plain.result.worstSum, worstSum],
    });
  }
}

function benchRematch(repetitions) {
  const instance = generate(rematchSize);
  const first = match(instance);
  const standing = standingMatch(instance, first);
  const runs = [];
  const alone = [];
  for (let run = 0; run < 10 * repetitions; run++) {
    const left = (run * 37) % instance.m;
    const without = (limits) => limits.map((limit, j) => (j === left ? 0 : limit));
    const after = { ...instance, lo: without(instance.lo), hi: without(instance.hi) };
    runs.push(staged((hooks) => rematch(after, standing, {}, hooks)));
    if (run < 5 + repetitions) alone.push(staged((hooks) => rematch(after, first, {}, hooks)));
  }
  const warm = runs.slice(5);
  const solveMs = median(warm.map(({ stages }) => stages.solve));
  const allMs = median(warm.map(({ total }) => total));
  say({
    goal: '4',
    case: 'one judge leaves, 20,000 x 2,000',
    proven: met(runs.every(({ result }) => result.status === 'optimal' && result.gap === '0')),
    speedOfSolve: met(solveMs <= 50),
    speedWithBuildAndCertificate: met(allMs <= 50),
    solveMs: tenths(solveMs),
    allMs: tenths(allMs),
    allWithoutStandingMs: tenths(median(alone.slice(5).map(({ total }) => total))),
    paths: median(warm.map(({ result }) => result.statistics.pivots)),
  });
}

async function benchQuotas(repetitions) {
  const instance = generate(quotaSize);
  const judges = [...instance.lo.keys()];
  const classA = { id: 'classA', judges: judges.filter((j) => j % 3 === 0), min: 1 };
  const ofGroup = (count) =>
    Array.from({ length: count }, (_, own) => ({
      id: `group ${own}`,
      judges: judges.filter((j) => j % count === own),
      max: 1,
    }));
  const rules = {
    classA: [classA],
    org: ofGroup(12),
    both: [classA, ...ofGroup(12)],
    'crossing (organisations across classes)': [classA, ...ofGroup(10)],
  };
  const highs = await openHighs();
  const linear = (await openLinearSolver())(() => 60);
  for (const [name, quotas] of Object.entries(rules)) {
    const given = { ...instance, quotas };
    const { ms, result } = timed(repetitions, (hooks) => match(given, {}, { ...hooks, linear }));
    const { status, total, gap, certificate } = result;
    const from = cpuMs();
    const other = highs(quotaModel(given), 60);
    const highsMs = cpuMs() - from;
    say({
      goal: '5',
      case: `quotas ${name}, 500 x 60`,
      proven: met(status === 'optimal' && gap === '0'),
      sameOptimum: met(other.Status === 'Optimal' && Math.round(other.ObjectiveValue) === Number(total)),
      speed: met(ms <= 1000),
      ms: tenths(ms),
      highsMs: tenths(highsMs),
      ratio: Math.round((ms / highsMs) * 1000) / 1000,
      certificate: certificate.kind,
      total,
    });
  }
}

async function benchOffice(repetitions) {
  const highs = await openHighs();
  for (const [startups, mentors, slots] of officeSizes) {
    const hours = officeHours(startups, mentors, slots);
    const { ms, result } = timed(repetitions, (hooks) => allot(hours, hooks));
    const { status, objective, bound, statistics } = result;
    const from = cpuMs();
    const other = highs(officeModel(hours), 60);
    const highsMs = cpuMs() - from;
    say({
      goal: '6',
      case: `office hours ${startups} x ${mentors}, ${slots} slots`,
      proven: met(status === 'optimal' && bound === objective),
      objective: met(other.Status !== 'Optimal' || Math.round(other.ObjectiveValue) === objective),
      speed: met(ms <= 500),
      ms: tenths(ms),
      highsMs: tenths(highsMs),
      highsStatus: other.Status,
      worth: objective,
      flows: statistics.flows,
      branches: statistics.branches,
    });
  }
}

/** Half of all slots are free for each side; 2 to 6 requests and 1 to 3 wishes a startup; a quarter of the mentors take two. */
function officeHours(startups, mentors, slots) {
  const random = generator(startups);
  const half = () => Array.from({ length: slots }, (_, slot) => slot).filter(() => random(100) < 50);
  const requests = [];
  for (let startup = 0; startup < startups; startup++) {
    const asked = new Set();
    const count = 2 + random(5);
    while (asked.size < count) asked.add(random(mentors));
    for (const mentor of asked) requests.push([startup, mentor, 100 + random(900)]);
  }
  return {
    startups,
    mentors,
    slots,
    mentorSlots: Array.from({ length: mentors }, half),
    mentorSlotCapacity: Array.from({ length: mentors }, () => (random(4) === 0 ? 2 : 1)),
    startupSlots: Array.from({ length: startups }, half),
    want: Array.from({ length: startups }, () => 1 + random(3)),
    requests,
  };
}

function benchInfeasible(repetitions) {
  const instance = generate({ ...rematchSize, n: 5000, m: 400 });
  const plain = timed(repetitions, (hooks) => match(instance, {}, hooks));
  const few = new Set([3, 50, 77]);
  const readers = (i) => instance.col.subarray(instance.rowPtr[i], instance.rowPtr[i + 1]);
  const touched = [...instance.k.keys()].filter((i) => readers(i).some((j) => few.has(j))).slice(0, 60);
  const forbids = touched.flatMap((i) => [...readers(i)].filter((j) => !few.has(j)).map((j) => [i, j]));
  const { ms, result } = timed(repetitions, (hooks) => match({ ...instance, forbids }, {}, hooks));
  const { side, applications, judges, needed, seats } = result.infeasible;
  say({
    goal: '7',
    case: 'infeasible, 5,000 x 400',
    cut: met(isViolated({ ...instance, forbids }, result.infeasible)),
    speed: met(ms <= plain.ms),
    plainMs: tenths(plain.ms),
    ms: tenths(ms),
    found: { side, applications: applications.length, judges: judges.length, needed, seats },
  });
}

/** Counts the inequality (side applications) again from the instance alone, with each member left out in turn. */
function isViolated({ m, k, hi, rowPtr, col, forbids }, { side, applications, judges }) {
  const gone = new Set(forbids.map(([i, j]) => i * m + j));
  const excess = (rows, seats) => {
    const inside = new Set(seats);
    const of = (i) => col.subarray(rowPtr[i], rowPtr[i + 1]);
    const outside = (i) => of(i).reduce((sum, j) => sum + (inside.has(j) || gone.has(i * m + j) ? 0 : 1), 0);
    return rows.reduce((sum, i) => sum + k[i] - outside(i), 0) - seats.reduce((sum, j) => sum + hi[j], 0);
  };
  const without = (list, one) => list.filter((other) => other !== one);
  const minimal =
    applications.every((i) => excess(without(applications, i), judges) <= 0) &&
    judges.every((j) => excess(applications, without(judges, j)) <= 0);
  return side === 'applications' && excess(applications, judges) > 0 && minimal;
}
