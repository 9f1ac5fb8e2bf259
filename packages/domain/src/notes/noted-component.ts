/** A component's part in release notes. */
export interface NotedComponent {
  readonly name: string;
  /** Null before the first version. */
  readonly from: string | null;
  /** Null when nobody knows yet what the next version is. */
  readonly to: string | null;
}
