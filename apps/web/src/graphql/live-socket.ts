import { createClient, type Client } from 'graphql-ws';
import { currentLocale } from '../i18n.js';

interface Listener<Result> {
  readonly event: (event: Result) => void;
  readonly up: () => void;
  readonly down: () => void;
}

let client: Client | undefined;

/** One socket for the tab, opened by the first listener and closed half a minute after the last. */
function socket(): Client {
  client ??= createClient({
    url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
    connectionParams: () => ({ locale: currentLocale() }),
    lazyCloseTimeout: 30_000,
    keepAlive: 20_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  return client;
}

/** Subscribes; gives the way to stop. `down` is called whenever the line is lost, `up` when it stands. */
export function listen<Result>(
  query: string,
  variables: Record<string, unknown>,
  listener: Listener<Result>,
): () => void {
  const line = socket();
  const offUp = line.on('connected', listener.up);
  const offDown = line.on('closed', listener.down);
  const offError = line.on('error', listener.down);
  const stop = line.subscribe<Result>(
    { query, variables },
    {
      next: ({ data }) => {
        if (data !== null && data !== undefined) listener.event(data);
      },
      error: listener.down,
      complete: listener.down,
    },
  );
  return () => {
    offUp();
    offDown();
    offError();
    stop();
  };
}
