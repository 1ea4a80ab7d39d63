import { ErrorState } from '../design/states.js';
import { notFound } from '../graphql/failure.js';

/** For every address that has no page. */
export function NotFoundPage() {
  return <ErrorState failure={notFound()} as="page" />;
}
