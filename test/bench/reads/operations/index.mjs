import { o1 } from './o1-applications.mjs';
import { o2 } from './o2-application.mjs';
import { o3 } from './o3-queue.mjs';
import { o4 } from './o4-submit.mjs';
import { o5 } from './o5-activities.mjs';
import { o6 } from './o6-board.mjs';
import { o7 } from './o7-home.mjs';

/** What every server is asked, the same data of each. */
export const operations = [o1, o2, o3, o4, o5, o6, o7];
