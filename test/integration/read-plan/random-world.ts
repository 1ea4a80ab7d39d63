import { idFor } from '#kernel';
import { Application, Assignment, Member, Programme, Review, Season, Startup, Topic, type World } from './world.js';

export const people = ['anna', 'budi', 'citra', 'dewi'].map((name) => idFor('person', name));

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fills the world with rows that are full of ties, gaps and nulls. */
export async function fillAtRandom({ orm }: World, seed: number): Promise<void> {
  const em = orm.em.fork();
  const next = numbersFrom(seed);
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const id = (kind: string, i: number) => idFor('random', seed, kind, i);
  const maybe = <T>(value: T) => (below(4) === 0 ? null : value);

  const programmes = many(2, (i) =>
    em.create(Programme, { id: id('p', i), name: i === 0 ? { id: 'Satu', en: 'One' } : { id: 'Dua', en: '' } }),
  );
  const seasons = many(4, (i) =>
    em.create(Season, {
      id: id('s', i),
      slug: `season-${i}`,
      title: `Season ${i % 2}`,
      programme: pick(programmes),
      closesAt: maybe(new Date(Date.UTC(2025, below(20), 1))),
    }),
  );
  const topics = many(3, (i) => em.create(Topic, { id: id('t', i), word: `topic ${i}` }));
  const startups = many(12, (i) => {
    const startup = em.create(Startup, {
      id: id('st', i),
      name: `Startup ${'ABCDE'[below(5)]}`,
      phone: maybe(`+62 ${below(5)}`),
      secret: below(4) === 0,
    });
    startup.topics.set(topics.filter(() => below(2) === 0));
    return startup;
  });
  const applications = many(30, (i) =>
    em.create(Application, {
      id: id('a', i),
      number: `HFS-${below(20)}`,
      lifecycle: pick(['DRAFT', 'SUBMITTED', 'WITHDRAWN'] as const),
      submittedAt: maybe(new Date(Date.UTC(2021, 7, 1 + below(4), 0, 0, 0, below(2)))),
      answers: { idea: below(5) },
      budget: maybe(below(5)),
      ratio: maybe(below(8) / 4),
      season: pick(seasons),
      startup: maybe(pick(startups)),
      lead: pick(people),
    }),
  );
  many(50, (i) =>
    em.create(Member, {
      id: id('m', i),
      person: pick(people),
      name: `Member ${below(6)}`,
      position: below(3),
      application: pick(applications),
    }),
  );
  const assignments = many(60, (i) =>
    em.create(Assignment, { id: id('as', i), reviewer: pick(people), application: pick(applications) }),
  );
  for (const [i, assignment] of assignments.entries())
    if (below(5) > 0)
      em.create(Review, {
        id: id('r', i),
        assignment,
        state: pick(['DRAFT', 'SENT'] as const),
        total: maybe(below(10) / 2),
        comment: `comment ${below(4)}`,
      });
  await em.flush();
}
