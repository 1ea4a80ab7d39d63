/**
 * What Node is told when it starts an api. By itself V8 lets the young part of the heap grow to 64 MB, which is more than
 * the old part of ours holds, and begins to collect the old one whenever less than that is left till its limit: about
 * once a second on an api that is asked one thing at a time, a tenth of its processor time. Half of that is 70 MB less, too.
 */
export const apiNodeFlags: readonly string[] = ['--max-semi-space-size=32'];
