// Two reviews for all, then batches of 50 where the allocator sends them, against the same number for everyone (goal A8).
import { score } from '#scoring';
import { inputOf, makeCohort, plain } from './cohort.mjs';
import { bestOf, mean, round } from './ranking-quality.mjs';

const TOP = 50;
const BATCH = 50;

/** One JSON line: precision of the best 50 with an average of 3 reviews, adaptive, beside 2 to 6 uniform ones. */
export function benchAllocation({ cohorts }) {
  const seeds = Array.from({ length: cohorts }, (_, k) => 301 + k);
  const uniform = {};
  for (const reviews of [2, 3, 4, 5, 6]) {
    uniform[reviews] = round(mean(seeds.map((seed) => precisionOf(makeCohort({ ...plain, reviews }, seed)))));
  }
  const adaptive = mean(seeds.map((seed) => precisionOf(adaptiveCohort(seed))));
  const line = { bench: 'allocation', cohorts, adaptiveAt3: round(adaptive), uniform };
  console.log(JSON.stringify({ ...line, reached: adaptive >= uniform[6] }));
}

function adaptiveCohort(seed) {
  const cohort = makeCohort({ ...plain, reviews: 2 }, seed);
  const position = new Map(cohort.input.applicationIds.map((id, i) => [id, i]));
  let { input } = cohort;
  while (input.score.length < 3 * plain.applications) {
    const { allocation } = score(input, { level: 0, top: TOP, allocate: BATCH, draws: 1 });
    for (const { application, reviews } of allocation) {
      const i = position.get(application);
      for (const j of cohort.deal(i, reviews)) {
        cohort.rows.application.push(i);
        cohort.rows.reviewer.push(j);
        cohort.rows.score.push(cohort.review(i, j));
      }
    }
    input = inputOf(cohort.shape, cohort.rows);
  }
  return { ...cohort, input };
}

function precisionOf({ input, quality }) {
  const { applications } = score(input, { level: 0, draws: 1 });
  const blup = new Float64Array(quality.length);
  const position = new Map(input.applicationIds.map((id, i) => [id, i]));
  for (const a of applications) blup[position.get(a.id)] = a.blup;
  const best = new Set(bestOf(quality, TOP));
  return bestOf(blup, TOP).filter((i) => best.has(i)).length / TOP;
}
