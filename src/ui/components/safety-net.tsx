import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode; readonly fallback: (again: () => void) => ReactNode };

/** Catches what breaks while a pane is drawn, so that the rest of the page and the work in it stay. */
export class SafetyNet extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return this.props.fallback(() => this.setState({ broken: false }));
  }
}
