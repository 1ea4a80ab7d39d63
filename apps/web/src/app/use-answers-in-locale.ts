import type { Query, QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { viewerDocument } from '../features/identity/viewer.js';
import { keyOf } from '../graphql/graphql.js';
import { useLocale } from '../i18n.js';

/** Who is signed in has no words; asked again now, it would bring back the language that is just being left. */
const hasWords = ({ queryKey }: Query): boolean => queryKey[1] !== keyOf(viewerDocument)[1];

/**
 * Reads again what the api answered in another language: names and refusals come in the one that was asked for. What
 * no page shows yet is forgotten, also while it is on its way; what is shown stays until the new answer is there.
 */
export function useAnswersInLocale(cache: QueryClient): void {
  const locale = useLocale();
  const before = useRef(locale);
  useEffect(() => {
    if (before.current === locale) return;
    before.current = locale;
    cache.removeQueries({ type: 'inactive', predicate: hasWords });
    void cache.invalidateQueries({ predicate: hasWords });
  }, [cache, locale]);
}
