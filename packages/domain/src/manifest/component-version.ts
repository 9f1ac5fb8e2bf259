import type { Component } from '../component/component.ts';

/** A component of a repository, and the version that it gets. */
export interface ComponentVersion extends Pick<Component, 'name' | 'path' | 'tagPattern' | 'manifests'> {
  /** Null before the first release. */
  readonly current: string | null;
  /** Null when it is not released now. */
  readonly next: string | null;
}
