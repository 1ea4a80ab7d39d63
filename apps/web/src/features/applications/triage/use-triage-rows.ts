import { useInfiniteQuery } from '@tanstack/react-query';
import { keyOf } from '../../../graphql/graphql.js';
import { send } from '../../../graphql/transport.js';
import { triageRowsDocument, type TriageFilter, type TriageRow } from './triage.js';

export interface TriageRows {
  readonly rows: readonly TriageRow[];
  readonly total: number;
  readonly reading: boolean;
  readonly failed: boolean;
  /** Fetches the next hundred, if there are more. */
  readonly more: () => void;
  readonly again: () => void;
}

/** The files of a view, a hundred at a time as one scrolls. */
export function useTriageRows(filter: TriageFilter): TriageRows {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(triageRowsDocument), 'all', filter],
    queryFn: ({ pageParam, signal }) => send(triageRowsDocument, { first: 100, after: pageParam, filter }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ applications: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (last) => last,
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap(({ applications }) => applications.nodes),
    total: pages[0]?.applications.totalCount ?? 0,
    reading: query.isFetching,
    failed: query.isError,
    more: () => void (query.hasNextPage && !query.isFetching && query.fetchNextPage()),
    again: () => void query.refetch(),
  };
}
