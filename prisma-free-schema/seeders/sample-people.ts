import { idFor, type Id, type LocalizedText } from '#kernel';
import type { Role, ScopeKind } from '../src/entities/identity/role-grant.entity.js';

/** The one password of all sample people; only a database with the sample world knows it. */
export const samplePassword = 'benih-semai-2021';

export type SamplePersonKey =
  | 'founder-new'
  | 'founder-submitted'
  | 'founder-confirmed'
  | 'reviewer-1'
  | 'reviewer-2'
  | 'director'
  | 'staff'
  | 'mentor'
  | 'admin';

/** Someone of the sample world as whom a newcomer can sign in. */
export interface SamplePerson {
  readonly key: SamplePersonKey;
  readonly email: string;
  readonly fullName: string;
  /** Who this is, for the list that the start command prints. */
  readonly title: LocalizedText;
  readonly roles: readonly Role[];
  /** Where the roles hold; none for founders. */
  readonly scope: ScopeKind | null;
  /** The page this person lands on after sign-in. */
  readonly landing: string;
}

/** One of each role, in the order in which one would try them. A visitor needs no account. */
export const samplePeople: readonly SamplePerson[] = [
  {
    key: 'founder-new',
    email: 'pendiri.baru@contoh.invalid',
    fullName: 'Sekar Pangestu',
    title: { id: 'Pendiri yang belum mendaftar', en: 'Founder without an application' },
    roles: [],
    scope: null,
    landing: '/app/home',
  },
  {
    key: 'founder-submitted',
    email: 'pendiri.terkirim@contoh.invalid',
    fullName: 'Bagas Adiguna',
    title: { id: 'Pendiri dengan pendaftaran terkirim', en: 'Founder with a submitted application' },
    roles: [],
    scope: null,
    landing: '/app/home',
  },
  {
    key: 'founder-confirmed',
    email: 'pendiri.peserta@contoh.invalid',
    fullName: 'Kinanti Rengganis',
    title: { id: 'Pendiri peserta Musim 2', en: 'Founder in the Season 2 cohort' },
    roles: [],
    scope: null,
    landing: '/app/home',
  },
  {
    key: 'reviewer-1',
    email: 'penilai.satu@contoh.invalid',
    fullName: 'Damar Pamungkas',
    title: { id: 'Penilai', en: 'Reviewer' },
    roles: ['REVIEWER'],
    scope: 'PROGRAMME',
    landing: '/app/reviews',
  },
  {
    key: 'reviewer-2',
    email: 'penilai.dua@contoh.invalid',
    fullName: 'Laksmi Nareswari',
    title: { id: 'Penilai kedua', en: 'Second reviewer' },
    roles: ['REVIEWER'],
    scope: 'PROGRAMME',
    landing: '/app/reviews',
  },
  {
    key: 'director',
    email: 'direktur@contoh.invalid',
    fullName: 'Retno Wardana',
    title: { id: 'Direktur program', en: 'Programme director' },
    roles: ['DIRECTOR'],
    scope: 'PROGRAMME',
    landing: '/app/overview',
  },
  {
    key: 'staff',
    email: 'staf@contoh.invalid',
    fullName: 'Galih Purnama',
    title: { id: 'Staf program', en: 'Programme staff' },
    roles: ['STAFF'],
    scope: 'PROGRAMME',
    landing: '/app/desk',
  },
  {
    key: 'mentor',
    email: 'mentor@contoh.invalid',
    fullName: 'Hesti Wicaksana',
    title: { id: 'Mentor', en: 'Mentor' },
    roles: ['MENTOR'],
    scope: 'COHORT',
    landing: '/app/mentoring',
  },
  {
    key: 'admin',
    email: 'admin@contoh.invalid',
    fullName: 'Wening Sanjaya',
    title: { id: 'Admin', en: 'Administrator' },
    roles: ['ADMIN'],
    scope: 'PLATFORM',
    landing: '/app/admin',
  },
];

export const samplePersonId = (key: SamplePersonKey): Id => idFor('sample', 'person', key);

export function samplePerson(key: SamplePersonKey): SamplePerson {
  const found = samplePeople.find((person) => person.key === key);
  if (!found) throw new Error(`There is no sample person ${key}.`);
  return found;
}
