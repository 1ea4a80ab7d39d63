import { currentLocale } from '../../i18n.js';

/** How a request to the sign-in service ended. `code` is the word of the service, in capitals. */
export type AuthOutcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: string; readonly retryAfter: number | undefined };

async function ask<Answer>(path: string, body?: object): Promise<AuthOutcome<Answer>> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-semai-locale': currentLocale() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer = isJson ? await response.json() : null;
    if (response.ok) return { ok: true, answer };
    const wait = response.headers.get('retry-after') ?? response.headers.get('x-retry-after');
    const code = response.status === 429 ? 'TOO_MANY_REQUESTS' : String(answer?.code ?? `HTTP_${response.status}`);
    return { ok: false, code, retryAfter: wait === null ? undefined : Number(wait) };
  } catch {
    return { ok: false, code: 'OFFLINE', retryAfter: undefined };
  }
}

/** A device on which this person is signed in. The token names it to `revokeDevice`; it is not the cookie. */
export interface Device {
  readonly token: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export const signInWithPassword = (email: string, password: string) =>
  ask<{ readonly user: { readonly email: string } }>('/sign-in/email', { email, password, rememberMe: true });

export const signUp = (name: string, email: string, password: string) =>
  ask<{ readonly user: { readonly email: string } }>('/sign-up/email', { name, email, password });

/** Sends a link by mail that leads to an address of this site; the answer is the same for a mail that nobody has. */
export const sendMagicLink = (email: string, callbackURL: string) =>
  ask<unknown>('/sign-in/magic-link', {
    email,
    callbackURL,
    errorCallbackURL: currentLocale() === 'en' ? '/en/sign-in' : '/masuk',
  });

export const signOut = () => ask<unknown>('/sign-out', {});
export const listDevices = () => ask<readonly Device[]>('/list-sessions');
export const presentDevice = () => ask<{ readonly session: { readonly token: string } } | null>('/get-session');
export const revokeDevice = (token: string) => ask<unknown>('/revoke-session', { token });
export const revokeOtherDevices = () => ask<unknown>('/revoke-other-sessions', {});
