// One case in a fresh process: the first solve is the cold one, two more warm up, then ours and LEMON alternate.
import { match } from '#matching';
import { solves } from './cases.mjs';
import { generate } from './generate.mjs';
import { openLemon } from './lemon.mjs';
import { median, staged, tenths } from './measure.mjs';

const { name, size, share, memory, large } = solves[Number(process.argv[2])];
const repetitions = Number(process.argv[3]);
const instance = generate(size);
const solve = () => staged((hooks) => match(instance, {}, hooks));
const cold = solve();
for (let run = 0; run < (large ? 1 : 2); run++) solve();
const lemon = openLemon();
const own = [];
const other = [];
for (let run = 0; run < repetitions; run++) {
  own.push(solve());
  if (lemon) other.push(lemon.run(instance, cold.result.penalties));
}
lemon?.close();
const { result } = own[0];
const solveMs = median(own.map(({ stages }) => stages.solve));
const lemonMs = lemon && median(other.map(({ ms }) => ms[0]));
console.log(
  JSON.stringify({
    case: name,
    arcs: instance.col.length,
    status: result.status,
    gap: result.gap,
    sameOptimum: lemon ? other[0].objective === result.parts.objective : 'skip: LEMON not installed',
    coldMs: { solve: tenths(cold.stages.solve), all: tenths(cold.total) },
    warmMs: {
      solve: tenths(solveMs),
      certify: tenths(median(own.map(({ stages }) => stages.certify))),
      all: tenths(median(own.map(({ total }) => total))),
    },
    ...(lemon && {
      lemonMs: tenths(lemonMs),
      ratio: Math.round((solveMs / lemonMs) * 1000) / 1000,
      goal: share,
      memoryRatio: Math.round((result.statistics.bytes / other[0].bytes) * 1000) / 1000,
      ...(memory && { memoryGoal: memory }),
    }),
    pivots: result.statistics.pivots,
    rounds: result.statistics.rounds,
    engineMb: tenths(result.statistics.bytes / 1e6),
  }),
);
