import { useEffect, useSyncExternalStore } from 'react';
import { useViewer } from '../features/identity/viewer.js';
import { graphql, useRead, type ResultOf } from '../graphql/client.js';
import { recall, remember } from './device-memory.js';
import { firstSeason, programmesOf } from './scope-choice.js';

const scopesDocument = graphql(`
  query Scopes {
    programmes {
      id
      name
      slug
      zone
      seasons {
        id
        name
        slug
        state
        isRehearsal
        opensAt
        cohorts {
          id
          name
          slug
          state
        }
      }
    }
  }
`);

export type ScopeProgramme = ResultOf<typeof scopesDocument>['programmes'][number];
export type ScopeSeason = ScopeProgramme['seasons'][number];

/** The programme and the season that the pages of staff are about now, with the season's cohort once it has one. */
export interface Scope {
  readonly programme: ScopeProgramme;
  readonly season: ScopeSeason;
  readonly cohort: ScopeSeason['cohorts'][number] | undefined;
}

const storageKey = 'semai-season';
const listeners = new Set<() => void>();
let chosen = recall(storageKey);

/** Turns the pages of staff to another season, remembered on this device. */
export function chooseSeason(seasonId: string): void {
  chosen = seasonId;
  remember(storageKey, seasonId);
  listeners.forEach((listener) => listener());
}

/** Turns the pages of staff to the season that the open page is about, however one came there. */
export function useSeasonOfPage(seasonId: string | undefined): void {
  useEffect(() => {
    if (seasonId !== undefined && seasonId !== chosen) chooseSeason(seasonId);
  }, [seasonId]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The programmes to choose from, and the present scope; none while there is no season. */
export function useScopes(): { readonly programmes: readonly ScopeProgramme[]; readonly scope: Scope | undefined } {
  const { grants } = useViewer();
  const programmes = programmesOf(useRead(scopesDocument, {}).programmes, grants);
  const wanted = useSyncExternalStore(subscribe, () => chosen);
  const seasons = programmes.flatMap((programme) => programme.seasons.map((season) => ({ programme, season })));
  const found =
    seasons.find(({ season }) => season.id === wanted) ??
    seasons.find(({ season }) => season === firstSeason(seasons.map((each) => each.season)));
  return { programmes, scope: found && { ...found, cohort: found.season.cohorts[0] } };
}

/** The programme and the season that the page is about; nothing while there is none. */
export const useScope = (): Scope | undefined => useScopes().scope;
