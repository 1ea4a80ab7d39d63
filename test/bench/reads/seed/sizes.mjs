/** How many rows each size of the bench set has beside the sample, which brings 231 activities with 12,908 people; `usual` is the set of the goals, `scale` the one a flag asks for. */
export const sizes = {
  usual: { people: 12_908, applications: 20_000, reads: 4, reviewers: 200 },
  scale: { people: 100_000, applications: 20_000, reads: 10, reviewers: 500 },
};

/** Assignments that wait for the review that O4 sends; each is written once a measurement. */
export const stock = 20_000;
