import { endRun } from './test-run.mjs';

/** Ends the servers of this run and removes its folder. */
export default function globalTeardown() {
  endRun(process.env.SEMAI_TEST_RUN);
}
