import { Component, type ReactNode } from 'react';
import { NotLoadedError } from './fetchedPart.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Renders what stands in place of the broken part; `retry` renders it anew. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  /** A change of this lifts the error: another place is another chance. */
  readonly resetKey: string;
}

interface ErrorBoundaryState {
  readonly broken: { readonly error: unknown; readonly at: string } | null;
}

/** Keeps a fault in one view from taking the whole window, and unsaved words, with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: null };

  override componentDidCatch(error: unknown) {
    if (error instanceof NotLoadedError) error.forget();
    this.setState({ broken: { error, at: this.props.resetKey } });
  }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { broken: { error, at: '' } };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.broken && before.resetKey !== this.props.resetKey) this.setState({ broken: null });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.fallback(this.state.broken.error, () => this.setState({ broken: null }));
  }
}
