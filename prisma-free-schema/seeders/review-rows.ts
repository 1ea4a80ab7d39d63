import { idFor } from '#kernel';
import { later } from './moments.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import type { SeasonCriterion, SeasonShell } from './season-shell.js';
import { season2Seed } from './season-2-entries.js';
import type { Read } from './season-2-reviewers.js';
import { SeededRandom } from './seeded-random.js';

type Remarks = Readonly<{
  byCriterion: Readonly<Record<string, { readonly low: readonly string[]; readonly high: readonly string[] }>>;
  shared: Readonly<Record<'low' | 'mid' | 'high', readonly string[]>>;
  private: readonly string[];
}>;

let known: Remarks | undefined;
const remarks = (): Remarks => (known ??= readJson<Remarks>('remarks.json'));

/** A read from its assignment to each level with its comment. */
export function addRead(rows: Rows, season: SeasonShell, read: Read): void {
  const random = new SeededRandom(season2Seed, 'remarks', read.reviewId);
  const assignmentId = idFor('sample', 'assignment', read.number, read.reviewerId);
  const tone = read.total < 2.6 ? 'low' : read.total < 3.7 ? 'mid' : 'high';
  rows.add('assignment', {
    id: assignmentId,
    ...dated(season.starts('SELEKSI_SUBSTANSI')),
    version: 1,
    round_id: season.roundId,
    application_id: read.applicationId,
    reviewer_id: read.reviewerId,
    state: 'DONE',
    cleared_at: later(read.sentAt, -random.int(30, 2000)),
    reasons: {},
  });
  rows.add('review', {
    id: read.reviewId,
    ...dated(read.sentAt),
    version: 1,
    assignment_id: assignmentId,
    state: 'SENT',
    confidence: random.int(2, 5),
    shared_comment: random.pick(remarks().shared[tone]),
    private_comment: random.chance(0.1) ? random.pick(remarks().private) : '',
    total: read.total,
    sent_at: read.sentAt,
  });
  for (const criterion of season.criteria) addLevel(rows, random, read, criterion);
}

/** A level of 1 or 5 always says why. */
function addLevel(rows: Rows, random: SeededRandom, read: Read, { id, key }: SeasonCriterion): void {
  const score = read.scores[id] ?? 3;
  const sentences = remarks().byCriterion[key]?.[score < 3 ? 'low' : 'high'] ?? [];
  const speaks = score === 1 || score === 5 || (score !== 3 && random.chance(0.15));
  rows.add('review_score', {
    id: idFor('sample', 'review-score', read.reviewId, key),
    review_id: read.reviewId,
    criterion_id: id,
    score,
    comment: speaks ? random.pick(sentences) : '',
  });
}
