// Simulated cohorts with a known truth, as the scoring design (section 12) describes them.

/** Small seeded generator (mulberry32) of its own, so that the engine's stream is not tested by itself. */
export function stream(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

export const plain = {
  applications: 500,
  reviewers: 60,
  reviews: 4,
  tracks: 5,
  home: 0.85,
  qualitySd: 0.6,
  leniencySd: 0.4,
  trackSd: 0.3,
  noiseSd: 0.65,
  scaleLogSd: 0,
  noiseLogSd: 0,
};

/** The scenarios of goals A4 to A7. */
export const scenarios = {
  plain,
  heterogeneous: { ...plain, scaleLogSd: 0.3, noiseLogSd: 0.5 },
  'thin silo': { ...plain, reviewers: 200, reviews: 3, home: 0.98, trackSd: 0.6 },
  'thin heterogeneous': { ...plain, reviewers: 200, reviews: 3, scaleLogSd: 0.3, noiseLogSd: 0.5 },
};

/**
 * One cohort: `input` for the engine, the true quality of each application, and `review(application, reviewer)` for
 * further scores of the same people (adaptive allocation).
 */
export function makeCohort(shape, seed) {
  const random = stream(seed);
  const trackEffect = draws(shape.tracks, () => shape.trackSd * random.normal());
  const reviewers = draws(shape.reviewers, (_, j) => ({
    track: j % shape.tracks,
    leniency: trackEffect[j % shape.tracks] + shape.leniencySd * random.normal(),
    scale: Math.exp(shape.scaleLogSd * random.normal()),
    noise: shape.noiseSd * Math.exp(shape.noiseLogSd * random.normal()),
    load: 0,
  }));
  const quality = Float64Array.from({ length: shape.applications }, () => shape.qualitySd * random.normal());
  const review = (i, j) => {
    const { leniency, scale, noise } = reviewers[j];
    const value = 3.1 + leniency + scale * quality[i] + noise * random.normal();
    return Math.min(5, Math.max(1, Math.round(value)));
  };
  const deal = dealer(shape, reviewers, random);
  const rows = { application: [], reviewer: [], score: [] };
  for (let i = 0; i < shape.applications; i++) {
    for (const j of deal(i, shape.reviews)) {
      rows.application.push(i);
      rows.reviewer.push(j);
      rows.score.push(review(i, j));
    }
  }
  return { shape, quality, reviewers, review, deal, input: inputOf(shape, rows), rows };
}

/** Engine columns for rows of a cohort. */
export function inputOf(shape, rows) {
  const width = String(Math.max(shape.applications, shape.reviewers)).length;
  const ids = (letter, n) => draws(n, (_, i) => letter + String(i + 1).padStart(width, '0'));
  return {
    application: Int32Array.from(rows.application),
    reviewer: Int32Array.from(rows.reviewer),
    score: Float64Array.from(rows.score),
    track: Int32Array.from({ length: shape.applications }, (_, i) => i % shape.tracks),
    applicationIds: ids('a', shape.applications),
    reviewerIds: ids('j', shape.reviewers),
    trackIds: draws(shape.tracks, (_, t) => `t${t + 1}`),
  };
}

/**
 * Slots of an application: each goes, with chance `home`, to the least loaded reviewer of its own track, otherwise to
 * the least loaded of all others; equals are told apart by chance; nobody twice on one application.
 */
function dealer(shape, reviewers, random) {
  const pools = draws(shape.tracks, (_, t) => members(reviewers, (own) => own === t));
  const away = draws(shape.tracks, (_, t) => members(reviewers, (own) => own !== t));
  const taken = new Map();
  return (i, count) => {
    const mine = taken.get(i) ?? taken.set(i, new Set()).get(i);
    const track = i % shape.tracks;
    const dealt = [];
    for (let slot = 0; slot < count; slot++) {
      const home = random.uniform() < shape.home;
      const j = leastLoaded(home ? pools[track] : away[track], reviewers, mine, random);
      if (j < 0) continue;
      mine.add(j);
      reviewers[j].load++;
      dealt.push(j);
    }
    return dealt;
  };
}

function members(reviewers, test) {
  return reviewers.flatMap((reviewer, j) => (test(reviewer.track) ? [j] : []));
}

function leastLoaded(pool, reviewers, mine, random) {
  let best = -1;
  let least = Infinity;
  let equals = 0;
  for (const j of pool) {
    if (mine.has(j)) continue;
    const { load } = reviewers[j];
    if (load < least) [best, least, equals] = [j, load, 1];
    else if (load === least && random.uniform() < 1 / ++equals) best = j;
  }
  return best;
}

function draws(n, make) {
  return Array.from({ length: n }, make);
}

/** The rows as CSV text for the command line and for R. */
export function toCsv({ input }) {
  const lines = ['application,reviewer,score,track'];
  for (let r = 0; r < input.score.length; r++) {
    const i = input.application[r];
    lines.push(
      `${input.applicationIds[i]},${input.reviewerIds[input.reviewer[r]]},${input.score[r]},${input.trackIds[input.track[i]]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
