import { o1 } from './o1-applications.mjs';

/** What every server is asked, the same data of each. */
export const operations = [o1];
