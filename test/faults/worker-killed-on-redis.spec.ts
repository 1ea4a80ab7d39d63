import { afterAll, beforeAll } from '@jest/globals';
import { describeOnRedis, startTestRedis, type TestRedis } from '../support/test-redis.js';
import { workerKilled } from './worker-killed.js';

describeOnRedis('a worker killed on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  workerKilled(() => redis);
  afterAll(() => redis.stop());
});
