import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { keyOf, textOf, type AnyDocument, type Document } from './graphql.js';

const pollMs = 5_000;

export interface LiveOptions<Result> {
  /** Reads to ask again when something arrives, and every 5 s while the line is down. */
  readonly refreshes: readonly AnyDocument[];
  readonly when?: boolean;
  readonly onEvent?: (event: Result) => void;
}

/**
 * Listens to a subscription while the component stands and reads again what changed. While the socket is away the
 * same reads are asked again every five seconds, so a page is never more than that behind.
 */
export function useLive<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: LiveOptions<Result>,
): void {
  const cache = useQueryClient();
  const when = options.when ?? true;
  const refresh = useEffectEvent(() => {
    for (const each of options.refreshes) void cache.invalidateQueries({ queryKey: keyOf(each) });
  });
  const receive = useEffectEvent((event: Result) => {
    options.onEvent?.(event);
    refresh();
  });
  const query = textOf(document);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    if (!when) return;
    let poll: ReturnType<typeof setInterval> | undefined;
    let over = false;
    const up = () => {
      if (poll !== undefined) refresh();
      clearInterval(poll);
      poll = undefined;
    };
    const down = () => {
      if (!over) poll ??= setInterval(() => refresh(), pollMs);
    };
    const close = import('./live-socket.js').then(({ listen }) => {
      if (over) return () => undefined;
      return listen<Result>(query, JSON.parse(asked), { event: (event) => receive(event), up, down });
    });
    close.catch(down);
    return () => {
      over = true;
      clearInterval(poll);
      close.then(
        (stop) => stop(),
        () => undefined,
      );
    };
  }, [query, asked, when]);
}
