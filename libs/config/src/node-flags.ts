/**
 * What Node is told when it starts an api; without it everything works.
 *
 * By itself V8 lets the young part of the heap grow to 64 MB, more than the old part of ours holds, and begins to collect
 * the old one whenever less than that is left till its limit: about once a second on an api that is asked one thing at a
 * time. And where answers took long for a while, V8 goes on to make what stands at the beginning of each request in the old
 * part at once: all of the request is then kept until that part is collected, which never ends. What is left of the young
 * part at a collection is so little that one thread carries it off in a millisecond; helpers would take the cores from the
 * database that is asked meanwhile.
 */
export const apiNodeFlags: readonly string[] = [
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '--no-parallel-scavenge',
];
