import { idFor, type Id } from '#kernel';
import type { Gender } from '../src/entities/identity/person.entity.js';
import type { Role, ScopeKind } from '../src/entities/identity/role-grant.entity.js';
import { wib } from './moments.js';
import { Names, type InventedName } from './names.js';
import { dated, type Rows } from './rows.js';
import { directorId, programmeId, reviewerIds, staffIds } from './sample-ids.js';
import { samplePeople, samplePerson, samplePersonId, type SamplePersonKey } from './sample-people.js';
import { SeededRandom } from './seeded-random.js';

const seed = 'semai-demo-1';
/** When the people of the programme came to know it (invented). */
const hired = wib('2021-09-01 09:00');

export interface NamedPerson {
  readonly id: Id;
  readonly fullName: string;
  readonly email: string;
  readonly regionCode?: string | null;
  /** What the person said when asked; nobody asked the people of the programmes. */
  readonly saidGender?: Gender | null;
}

export function addPerson(rows: Rows, moment: string, person: NamedPerson): void {
  const { id, fullName, email, regionCode = null, saidGender = null } = person;
  rows.add('person', {
    id,
    ...dated(moment),
    email,
    full_name: fullName,
    locale: 'id',
    region_code: regionCode,
    gender: saidGender,
  });
}

export function addGrant(
  rows: Rows,
  moment: string,
  personId: Id,
  role: Role,
  scopeKind: ScopeKind,
  scopeId: Id | null,
) {
  rows.add('role_grant', {
    id: idFor('sample', 'grant', personId, role, scopeKind, scopeId ?? ''),
    ...dated(moment),
    person_id: personId,
    role,
    scope_kind: scopeKind,
    scope_id: scopeId,
  });
}

/** The people who run the programme, its reviewers and all sample people, with the roles of the whole programme. */
export function addProgrammePeople(rows: Rows): void {
  const names = new Names(new SeededRandom(seed, 'programme-people'), 'tim');
  for (const person of samplePeople) addPerson(rows, hired, { ...person, id: samplePersonId(person.key) });
  const known = new Set(samplePeople.map(({ key }) => samplePersonId(key)));
  for (const id of [...reviewerIds, ...staffIds].filter((one) => !known.has(one))) {
    addPerson(rows, hired, { id, ...names.person() });
  }
  for (const id of reviewerIds) addGrant(rows, hired, id, 'REVIEWER', 'PROGRAMME', programmeId);
  for (const id of staffIds) addGrant(rows, hired, id, 'STAFF', 'PROGRAMME', programmeId);
  addGrant(rows, hired, directorId, 'DIRECTOR', 'PROGRAMME', programmeId);
  addGrant(rows, hired, samplePersonId('admin'), 'ADMIN', 'PLATFORM', null);
}

/** A sample person in the place of an invented one. */
export function knownAs(key: SamplePersonKey): InventedName {
  const { fullName, email } = samplePerson(key);
  return { fullName, email, gender: 'DECLINE' };
}
