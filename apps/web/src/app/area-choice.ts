import { useSyncExternalStore } from 'react';
import { useViewer } from '../features/identity/viewer.js';
import { graphql, useReadWhen } from '../graphql/client.js';
import { areasOf, type Area } from './areas.js';
import { recall, remember } from './device-memory.js';
import { linesOf, type NavigationLine } from './navigation.js';

const storageKey = 'semai-area';
const listeners = new Set<() => void>();
let chosen = recall(storageKey);

/** Switches the area of a person who has several, and remembers it on this device. */
export function chooseArea(area: Area): void {
  chosen = area;
  remember(storageKey, area);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const ownStartupsDocument = graphql(`
  query OwnStartups {
    myStartups {
      id
    }
  }
`);

/** Whether a person who also has a role leads a startup of their own; until it is known, what was chosen last counts. */
function useHasStartup(isAsked: boolean, wanted: string | null): boolean {
  const own = useReadWhen(isAsked, ownStartupsDocument, {}).data?.myStartups;
  return own === undefined ? wanted === 'founder' : own.length > 0;
}

export interface AreaChoice {
  readonly area: Area;
  readonly all: readonly Area[];
  readonly lines: readonly NavigationLine[];
}

/** The present area of the signed-in person, the others, and the navigation that belongs to it. */
export function useArea(): AreaChoice {
  const { grants } = useViewer();
  const wanted = useSyncExternalStore(subscribe, () => chosen);
  const hasStartup = useHasStartup(grants.length > 0, wanted);
  const all = areasOf({ roles: grants.map(({ role }) => role), hasStartup });
  const area = all.find((each) => each === wanted) ?? all[0] ?? 'founder';
  return { area, all, lines: linesOf(area) };
}
