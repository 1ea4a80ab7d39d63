import type { TextKey } from '../texts.js';

/** A person's place of work in Semai. One person may have several and switches between them. */
export const areas = ['founder', 'reviewer', 'mentor', 'staff', 'director', 'admin'] as const;
export type Area = (typeof areas)[number];

/** Where each area begins, below `/app`. */
export const landings: Readonly<Record<Area, string>> = {
  founder: '/app/home',
  reviewer: '/app/reviews',
  mentor: '/app/mentoring',
  staff: '/app/desk',
  director: '/app/overview',
  admin: '/app/admin',
};

export const areaNames: Readonly<Record<Area, TextKey>> = {
  founder: 'web.area.founder',
  reviewer: 'web.area.reviewer',
  mentor: 'web.area.mentor',
  staff: 'web.area.staff',
  director: 'web.area.director',
  admin: 'web.area.admin',
};

const areaOfRole: Readonly<Record<string, Area>> = {
  ADMIN: 'admin',
  DIRECTOR: 'director',
  STAFF: 'staff',
  REVIEWER: 'reviewer',
  MENTOR: 'mentor',
};

/** What a person holds that decides which areas open. */
export interface Standing {
  readonly roles: readonly string[];
  readonly hasStartup: boolean;
}

const order: readonly Area[] = ['director', 'staff', 'admin', 'reviewer', 'mentor', 'founder'];

/**
 * The areas of a person, the widest first. Who has no role, or a startup, is a founder.
 * Example: `areasOf({ roles: ['REVIEWER'], hasStartup: true })` is `['reviewer', 'founder']`.
 */
export function areasOf({ roles, hasStartup }: Standing): readonly Area[] {
  const held = new Set(roles.flatMap((role) => areaOfRole[role] ?? []));
  if (hasStartup || held.size === 0) held.add('founder');
  return order.filter((area) => held.has(area));
}
