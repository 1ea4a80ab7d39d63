import { expect, type APIRequestContext } from '@playwright/test';

interface SamplePerson {
  readonly email: string;
  readonly password: string;
  readonly title: { readonly id: string };
}

/** People of the sample world by what the sign-in page calls them. */
export const titles = {
  director: 'Direktur program',
  reviewer: 'Penilai',
  staff: 'Staf program',
  mentor: 'Mentor',
  confirmed: 'Pendiri peserta Musim 2',
} as const;

/** Address and password of someone of the sample world. */
export async function samplePerson(request: APIRequestContext, who: keyof typeof titles): Promise<SamplePerson> {
  const people = (await (await request.get('/sample-people.json')).json()) as SamplePerson[];
  const person = people.find(({ title }) => title.id === titles[who]);
  if (!person) throw new Error(`The sample world has no ${titles[who]}.`);
  return person;
}

/** Signs in without the page for it; the browser that the request belongs to is signed in with it. */
export async function signIn(request: APIRequestContext, baseURL: string, who: keyof typeof titles): Promise<void> {
  const { email, password } = await samplePerson(request, who);
  const headers = { origin: new URL(baseURL).origin };
  const response = await request.post('/api/auth/sign-in/email', { headers, data: { email, password } });
  expect(response.ok(), `${email} signs in`).toBe(true);
}

/** Asks the api as whoever the request belongs to. @throws Error with what the api refused */
export async function graphql<T>(request: APIRequestContext, query: string, variables: object = {}): Promise<T> {
  const response = await request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: T; errors?: object[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
