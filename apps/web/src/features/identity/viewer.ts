import { useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { recall, remember } from '../../app/device-memory.js';
import { graphql, useRead, useReadWhen, type ResultOf } from '../../graphql/client.js';
import { keyOf } from '../../graphql/graphql.js';
import { send } from '../../graphql/transport.js';

export const viewerDocument = graphql(`
  query Viewer {
    viewer {
      id
      fullName
      email
      locale
      grants {
        role
        scopeKind
        scopeId
      }
    }
  }
`);

/** The person who is signed in. */
export type SignedIn = NonNullable<ResultOf<typeof viewerDocument>['viewer']>;

export const ViewerContext = createContext<SignedIn | undefined>(undefined);

/** The person who is signed in, for everything below `/app`. */
export function useViewer(): SignedIn {
  const viewer = use(ViewerContext);
  if (viewer === undefined) throw new Error('No viewer.');
  return viewer;
}

const knownHere = 'semai-known';

/** Notes on this device that somebody is signed in, or that nobody is any more; nothing about whom. */
export const noteKnown = (known: boolean): boolean => remember(knownHere, known ? 'yes' : 'no');

/** Who is signed in, on pages for everyone: asked only on devices where somebody was. */
export const useViewerIfKnown = (): SignedIn | undefined =>
  useReadWhen(recall(knownHere) === 'yes', viewerDocument, {}).data?.viewer ?? undefined;

/** Asks who is signed in; nothing for a visitor. */
export const useViewerRead = (): SignedIn | null => useRead(viewerDocument, {}).viewer ?? null;

/** The same without waiting: nothing also while the answer is on its way. */
export const useViewerSoon = (): SignedIn | undefined =>
  useReadWhen(true, viewerDocument, {}).data?.viewer ?? undefined;

/**
 * Forgets every answer, since another person may see other things, and asks anew who is signed in: nobody also while
 * the address of a new account still waits for its proof.
 */
export function useSessionChanged(): () => Promise<SignedIn | null> {
  const cache = useQueryClient();
  return async () => {
    const { viewer } = await send(viewerDocument, {});
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== keyOf(viewerDocument)[1] });
    cache.setQueryData(keyOf(viewerDocument, {}), { viewer });
    return viewer ?? null;
  };
}
