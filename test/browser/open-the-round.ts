import { request, type FullConfig } from '@playwright/test';
import { graphql, signIn } from './api.js';

interface Round {
  readonly id: string;
  readonly state: string;
  readonly assignmentRun: { readonly state: string } | null;
}

const read = '{ season(slug: "hfs-4-latihan") { rounds { id state assignmentRun { state } } } }';

/** Once before all pages: the director opens the round of the open season, so that reviewers have something to read. */
export default async function openTheRound({ projects }: FullConfig): Promise<void> {
  const baseURL = projects[0]?.use.baseURL ?? '';
  const director = await request.newContext({ baseURL });
  await signIn(director, baseURL, 'director');
  const round = async () =>
    (await graphql<{ season: { rounds: Round[] } }>(director, read)).season.rounds[0] ?? { id: '', state: '' };
  const { id, state } = await round();
  const open = 'mutation M($id: ID!) { openRound(input: { roundId: $id }) { userErrors { code } } }';
  if (state === 'SETUP') await graphql(director, open, { id });
  const end = Date.now() + 60_000;
  for (;;) {
    const now = await round();
    if ('assignmentRun' in now && now.assignmentRun?.state === 'DONE') break;
    if (Date.now() > end) throw new Error('No reviewers were found within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await director.dispose();
}
