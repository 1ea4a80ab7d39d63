import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { asFailure, type RequestFailure } from '../graphql/failure.js';
import { ErrorState } from './states.js';

interface BoundaryProps {
  readonly as: 'page' | 'part';
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { readonly failure: RequestFailure | undefined }> {
  override state = { failure: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failure: asFailure(error) };
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    const retry = () => {
      this.props.onRetry();
      this.setState({ failure: undefined });
    };
    return <ErrorState failure={this.state.failure} onRetry={retry} as={this.props.as} />;
  }
}

/** Shows a failed read in its place, with a way to try again; the rest of the page stays. */
export function ErrorBoundary({
  as = 'part',
  children,
}: {
  readonly as?: 'page' | 'part';
  readonly children: ReactNode;
}) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary as={as} onRetry={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}
