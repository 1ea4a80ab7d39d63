import type { TextKey } from '../../i18n.js';

const words: Readonly<Record<string, TextKey>> = {
  INVALID_EMAIL_OR_PASSWORD: 'web.signIn.failure.wrong',
  INVALID_EMAIL: 'web.signIn.failure.email',
  INVALID_PASSWORD: 'web.signIn.failure.wrong',
  PASSWORD_TOO_SHORT: 'web.signIn.failure.short',
  PASSWORD_TOO_LONG: 'web.signIn.failure.long',
  USER_ALREADY_EXISTS: 'web.signIn.failure.exists',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'web.signIn.failure.exists',
  TOO_MANY_REQUESTS: 'web.signIn.failure.tooMany',
  INVALID_TOKEN: 'web.signIn.failure.link',
  EXPIRED_TOKEN: 'web.signIn.failure.link',
  ATTEMPTS_EXCEEDED: 'web.signIn.failure.link',
  OFFLINE: 'web.failure.offline.cure',
};

/** Words for a refusal of the sign-in service. */
export const authWords = (code: string): TextKey => words[code] ?? 'web.signIn.failure.other';
