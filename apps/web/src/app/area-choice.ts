import { useSyncExternalStore } from 'react';
import { useViewer, type SignedIn } from '../features/identity/viewer.js';
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

const areasOfPerson = ({ grants }: SignedIn) => areasOf({ roles: grants.map(({ role }) => role), hasStartup: false });

/** The present area of the signed-in person, the others, and the navigation that belongs to it. */
export function useArea(): {
  readonly area: Area;
  readonly all: readonly Area[];
  readonly lines: readonly NavigationLine[];
} {
  const all = areasOfPerson(useViewer());
  const wanted = useSyncExternalStore(subscribe, () => chosen);
  const area = all.find((each) => each === wanted) ?? all[0] ?? 'founder';
  return { area, all, lines: linesOf(area) };
}
