/** A made-up person of an installation with sample data, to sign in as with one tap. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
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

function isSamplePerson(value: unknown): value is SamplePerson {
  if (typeof value !== 'object' || value === null) return false;
  return ['name', 'email', 'password', 'role'].every((key) => typeof Reflect.get(value, key) === 'string');
}
