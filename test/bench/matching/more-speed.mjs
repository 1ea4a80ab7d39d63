// Fairness, rematch, quotas, office hours and infeasible instances: time beside the plain solve, and the proof reached.
import { allot, match, rematch } from '#matching';
import { fairness, officeSizes, quotaSize, rematchSize } from './cases.mjs';
import { generate, generator } from './generate.mjs';
import { median, staged, tenths } from './measure.mjs';

const parts = {
  fairness: benchFairness,
  rematch: benchRematch,
  quotas: benchQuotas,
  office: benchOffice,
  infeasible: benchInfeasible,
};
parts[process.argv[2]](Number(process.argv[3]));

function timed(repetitions, work) {
  work();
  work();
  const runs = Array.from({ length: repetitions }, () => staged(work));
  return { ms: median(runs.map(({ total }) => total)), result: runs[0].result };
}

function say(line) {
  console.log(JSON.stringify(line));
}

function benchFairness(repetitions) {
  for (const { name, size } of fairness) {
    const instance = generate(size);
    const plain = timed(repetitions, (hooks) => match(instance, {}, hooks));
    for (const objective of ['worst-pair', 'worst-sum']) {
      const { ms, result } = timed(repetitions, (hooks) => match(instance, { objective }, hooks));
      const { worstPair, worstSum, total, gap, status, certificate } = result;
      say({
        case: `${objective} ${name}`,
        arcs: instance.col.length,
        status,
        plainMs: tenths(plain.ms),
        ms: tenths(ms),
        timesPlain: tenths(ms / plain.ms),
        worst: { before: [plain.result.worstPair, plain.result.worstSum], after: [worstPair, worstSum] },
        worstSumBound: certificate.worstSumBound,
        gapShare: Number(gap) / Number(total),
      });
    }
  }
}

function benchRematch(repetitions) {
  const instance = generate(rematchSize);
  const first = match(instance);
  const runs = [];
  for (let run = 0; run < 10 * repetitions; run++) {
    const left = (run * 37) % instance.m;
    const without = (limits) => limits.map((limit, j) => (j === left ? 0 : limit));
    const after = { ...instance, lo: without(instance.lo), hi: without(instance.hi) };
    runs.push(staged((hooks) => rematch(after, first, {}, hooks)));
  }
  const warm = runs.slice(5);
  say({
    case: 'one judge leaves, 20,000 x 2,000',
    status: [...new Set(runs.map(({ result }) => result.status))].join(),
    gap: [...new Set(runs.map(({ result }) => result.gap))].join(),
    solveMs: tenths(median(warm.map(({ stages }) => stages.solve))),
    allMs: tenths(median(warm.map(({ total }) => total))),
    paths: median(warm.map(({ result }) => result.statistics.pivots)),
  });
}

function benchQuotas(repetitions) {
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
    'organisation (12)': ofGroup(12),
    nested: [classA, ...ofGroup(12)],
    crossing: [classA, ...ofGroup(10)],
  };
  for (const [name, quotas] of Object.entries(rules)) {
    const { ms, result } = timed(repetitions, (hooks) => match({ ...instance, quotas }, {}, hooks));
    const { status, total, gap, certificate } = result;
    say({ case: `quotas ${name}, 500 x 60`, status, total, gap, certificate: certificate.kind, ms: tenths(ms) });
  }
}

function benchOffice(repetitions) {
  for (const [startups, mentors, slots] of officeSizes) {
    const hours = officeHours(startups, mentors, slots);
    const { ms, result } = timed(repetitions, (hooks) => allot(hours, hooks));
    const { status, objective, bound, statistics } = result;
    say({
      case: `office hours ${startups} x ${mentors}, ${slots} slots`,
      status,
      objective,
      bound,
      ms: tenths(ms),
      ...statistics,
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
  const cut = { side, applications: applications.length, judges: judges.length, needed, seats };
  say({ case: 'infeasible, 5,000 x 400', status: result.status, cut, plainMs: tenths(plain.ms), ms: tenths(ms) });
}
