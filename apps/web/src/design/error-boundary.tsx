import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, Fragment, type ComponentType, type ReactNode } from 'react';
import { asFailure, type RequestFailure } from '../graphql/failure.js';
import { ErrorState } from './states.js';

interface BoundaryProps {
  readonly as: 'page' | 'part';
  readonly frame: ComponentType<{ readonly children: ReactNode }>;
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
    const Frame = this.props.frame;
    return (
      <Frame>
        <ErrorState failure={this.state.failure} onRetry={retry} as={this.props.as} />
      </Frame>
    );
  }
}

/** Shows a failed read in its place, with a way to try again; the rest of the page stays. */
export function ErrorBoundary({
  as = 'part',
  frame = Fragment,
  children,
}: {
  readonly as?: 'page' | 'part';
  /** What stands around the failure where no frame does. */
  readonly frame?: BoundaryProps['frame'];
  readonly children: ReactNode;
}) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary as={as} frame={frame} onRetry={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}
