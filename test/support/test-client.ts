/** What a GraphQL endpoint answers; the tests know what they asked for. */
export interface Answer<T> {
  readonly data: T;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Somebody who talks to the api, signed in or not. */
export class TestClient {
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async graphql<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    return (await response.json()) as Answer<T>;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.url + path, { ...init, headers: { ...this.headers, ...init.headers } });
  }
}

/**
 * Signs in with address and password over HTTP.
 * @param origin the address people see, which the api was told
 * @throws Error when the api refuses
 */
export async function signInByPassword(
  url: string,
  origin: string,
  { email, password }: { readonly email: string; readonly password: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<TestClient> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in as ${email} was answered with ${response.status}.`);
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  return new TestClient(url, { ...headers, cookie: cookie.join('; ') });
}
