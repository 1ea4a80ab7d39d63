import type { LocalizedText } from '#kernel';

/** A made-up person of an installation with sample data, to sign in as with one tap. */
export interface SamplePerson {
  readonly email: string;
  readonly fullName: string;
  readonly password: string;
  /** Who this is in the sample. */
  readonly title: LocalizedText;
}

export const samplePeopleKey = ['sample-people'] as const;

/** The sample people; none where the installation has no sample data. */
export async function readSamplePeople(): Promise<readonly SamplePerson[]> {
  const response = await fetch('/sample-people.json', { headers: { accept: 'application/json' } });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!response.ok || !isJson) return [];
  const answer: unknown = await response.json();
  return Array.isArray(answer) ? answer.filter(isSamplePerson) : [];
}

const hasText = (value: object, key: string) => typeof Reflect.get(value, key) === 'string';

function isSamplePerson(value: unknown): value is SamplePerson {
  if (typeof value !== 'object' || value === null) return false;
  const title: unknown = Reflect.get(value, 'title');
  const named = typeof title === 'object' && title !== null && hasText(title, 'id');
  return named && ['email', 'fullName', 'password'].every((key) => hasText(value, key));
}
