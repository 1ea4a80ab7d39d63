// One case in a fresh process: the first solve is the cold one, two more warm up, then ours and LEMON alternate.
import { certify, match } from '#matching';
import { solves } from './cases.mjs';
import { generate } from './generate.mjs';
import { openLemon } from './lemon.mjs';
import { median, met, say, staged, tenths } from './measure.mjs';

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
const certifyMs = median(own.map(({ stages }) => stages.certify));
const lemonMs = lemon && median(other.map(({ ms }) => ms[0]));
const sameOptimum = lemon && other[0].objective === result.parts.objective;
const memoryRatio = lemon && result.statistics.bytes / other[0].bytes;
const proof = certify(instance, result.pairs, result.prices, result.penalties);
const proven = result.gap === '0' && proof.feasible && proof.objective === proof.dualBound;
say({
  goal: '1, 2',
  case: name,
  arcs: instance.col.length,
  gap: result.gap,
  proven: met(proven),
  ...(lemon
    ? {
        sameOptimum: met(sameOptimum),
        speed: met(solveMs <= share * lemonMs),
        ...(share < 5 && { stretch: met(solveMs <= lemonMs / 2) }),
      }
    : { skip: 'LEMON not installed' }),
  ...(lemon && memory && { memory: met(memoryRatio <= memory) }),
  ...(large && { certificate: met(certifyMs <= 400) }),
  coldMs: { solve: tenths(cold.stages.solve), all: tenths(cold.total) },
  warmMs: { solve: tenths(solveMs), certify: tenths(certifyMs), all: tenths(median(own.map(({ total }) => total))) },
  ...(lemon && {
    lemonMs: tenths(lemonMs),
    ratio: Math.round((solveMs / lemonMs) * 1000) / 1000,
    ratioAllowed: share,
    memoryRatio: Math.round(memoryRatio * 1000) / 1000,
    ...(memory && { memoryAllowed: memory }),
  }),
  pivots: result.statistics.pivots,
  rounds: result.statistics.rounds,
  engineMb: tenths(result.statistics.bytes / 1e6),
});
