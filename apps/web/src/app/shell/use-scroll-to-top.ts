import { useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** A new page begins at its top; going back keeps the place that the browser remembers. */
export function useScrollToTop(): void {
  const { pathname, hash } = useLocation();
  const kind = useNavigationType();
  useLayoutEffect(() => {
    if (kind !== 'POP' && hash === '') window.scrollTo(0, 0);
  }, [pathname, hash, kind]);
}
