/** A component's part in release notes. */
export interface NotedComponent {
  readonly name: string;
  /** Null before the first version. */
  readonly from: string | null;
  /** Null when nobody knows yet what the next version is. */
  readonly to: string | null;
  /** Dependencies whose new versions it only follows, without a change of its own; left out otherwise. */
  readonly follows?: readonly { readonly name: string; readonly version: string }[];
}
