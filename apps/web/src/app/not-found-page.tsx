import { ErrorState } from '../design/states.js';
import { RequestFailure } from '../graphql/failure.js';

/** For every address that has no page. */
export function NotFoundPage() {
  return <ErrorState failure={new RequestFailure('NOT_FOUND')} as="page" />;
}
