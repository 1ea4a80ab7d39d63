import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { describeOnRedis } from '../support/test-redis.js';
import { checkChapter } from './one-cohort/check.chapter.js';
import { CohortStory, type Stage } from './one-cohort/cohort-story.js';
import { decideChapter } from './one-cohort/decide.chapter.js';
import { incubateChapter } from './one-cohort/incubate.chapter.js';
import { applyChapter, planChapter } from './one-cohort/plan-and-apply.chapter.js';
import { refusedInWordsChapter } from './one-cohort/refused-in-words.chapter.js';
import { reviewChapter } from './one-cohort/review.chapter.js';

/** From the open call to demo day, told by everyone who takes part: each test begins where the one before it ended. */
function oneCohort(stage: Stage): void {
  let story: CohortStory;
  const now = () => story;
  beforeAll(async () => {
    story = await CohortStory.open(stage);
  }, 180_000);

  planChapter(now);
  applyChapter(now);
  refusedInWordsChapter(now);
  checkChapter(now);
  reviewChapter(now);
  decideChapter(now);
  incubateChapter(now);

  afterAll(async () => {
    for (const end of await story.close()) expect([0, 'SIGTERM']).toContain(end);
  });
}

describe('one cohort, with queue and live pages in PostgreSQL and a mail server', () => {
  oneCohort({ redis: false, mail: true });
});

describeOnRedis('one cohort, with queue and live pages in Redis and letters kept for staff', () => {
  oneCohort({ redis: true, mail: false });
});
