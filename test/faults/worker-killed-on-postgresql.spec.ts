import { describe } from '@jest/globals';
import { workerKilled } from './worker-killed.js';

describe('a worker killed on PostgreSQL', () => {
  workerKilled(() => undefined);
});
