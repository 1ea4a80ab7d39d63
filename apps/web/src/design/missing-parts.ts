import { RequestFailure } from '../graphql/failure.js';

const missing = new WeakSet<Error>();

/** Remembers parts of the site that could not be downloaded; called once, before the first page. */
export function noteMissingParts(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload));
}

/**
 * A part that did not arrive although the device is online: a tab from before a new version asks for files that are
 * gone. Nothing for other errors. Trying again in place cannot help, a fresh page does.
 */
export function missingPart(error: unknown): RequestFailure | undefined {
  if (!(error instanceof Error) || !missing.has(error)) return undefined;
  return new RequestFailure(navigator.onLine ? 'OUTDATED' : 'OFFLINE', { message: error.message });
}
