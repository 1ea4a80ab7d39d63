import { rowIdOf } from '../features/identity/row-id.js';

/** Where a role is held: the kind of place and the id of its row, none for the whole platform. */
export interface HeldScope {
  readonly scopeKind: string;
  readonly scopeId?: string | null;
}

/** Programmes the person works for; who holds a role on the whole platform works for all. */
export function programmesOf<Programme extends { readonly id: string }>(
  programmes: readonly Programme[],
  grants: readonly HeldScope[],
): readonly Programme[] {
  if (grants.some(({ scopeKind }) => scopeKind === 'PLATFORM')) return programmes;
  const held = new Set(grants.map(({ scopeId }) => scopeId));
  return programmes.filter(({ id }) => held.has(rowIdOf(id)));
}

const order = ['OPEN', 'CLOSED', 'PLANNED', 'FINISHED'];

/** The season to begin with: the open one, else the one under way, the newest of each; the past never buries the present. */
export function firstSeason<Season extends { readonly state: string; readonly opensAt: string }>(
  seasons: readonly Season[],
): Season | undefined {
  const newest = seasons.toSorted((one, other) => Date.parse(other.opensAt) - Date.parse(one.opensAt));
  return newest.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0];
}
