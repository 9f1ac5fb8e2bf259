import type {
  BranchPatterns,
  Component,
  EventType,
  NamedCompliance,
  Person,
  PolicyStep,
  ReleasePolicy,
  ReleaseType,
  RollbackCriteria,
  ScopeLimits,
  Stakeholder,
  Strategy,
  TeamCalendar,
  TemplateTask,
  VersionPolicy,
} from '@tminus/domain';

/** How a component is run; absent for components that Tminus only plans. */
export interface Deployment {
  /** Run once in the prepared source before its first start; null when there is nothing to build. */
  readonly build: readonly string[] | null;
  readonly command: readonly string[];
  readonly healthPath: string;
  readonly instances: number;
  readonly startTimeoutMs: number;
  readonly drainTimeoutMs: number;
  /** Values may hold `${env:NAME}` or `${file:PATH}`; adapters resolve them when a process starts. */
  readonly env: Readonly<Record<string, string>>;
  /** Port of the router for this component; 0 for any free one. */
  readonly listen: number;
}

export interface WorkspaceComponent extends Component {
  readonly deployment: Deployment | null;
  /** Whether nothing is said of how it runs, nor where it is reached: then it is only published. */
  readonly publishedOnly?: boolean;
  readonly strategy: Strategy | null;
  readonly steps: readonly PolicyStep[] | null;
}

export interface JudgeSettings {
  /** Share of healthy rollouts that may be rolled back by mistake, 0 to 1. */
  readonly alpha: number;
  /** Largest accepted difference of bad shares, canary minus stable, 0 to 1. */
  readonly margin: number;
  readonly minRequests: number;
  readonly maxExtensions: number;
  readonly tickMs: number;
  readonly leaseMs: number;
}

/** Somebody who is told what happens, by HTTP. */
export interface Webhook {
  readonly name: string;
  /** May hold `${env:NAME}` or `${file:PATH}`; adapters resolve it when something is sent. */
  readonly url: string;
  /** A placeholder of the secret that signs what is sent; null for no signature. */
  readonly secret: string | null;
  readonly events: readonly EventType[];
}

/** Where a release is announced; its token is a placeholder that adapters resolve when something is published. */
export interface ForgeSettings {
  readonly type: 'github' | 'gitlab';
  /** Null for the public one. */
  readonly url: string | null;
  readonly repository: string;
  readonly token: string;
}

/** What a deployed release leaves in git and elsewhere. */
export interface PublishSettings {
  readonly commit: boolean;
  /** Subject of release commits; `{version}` stands for the product's. */
  readonly message: string;
  readonly tags: boolean;
  readonly remote: string | null;
  /** True for the branch that was checked out when the release commit was made; or a branch's name. */
  readonly mergeBack: boolean | string;
  readonly forge: ForgeSettings | null;
}

/** What `tminus.yaml` says, in the words of the domain. */
export interface Workspace {
  readonly productName: string;
  /** Version before the first release made here; null when unknown. */
  readonly productVersion: string | null;
  /** How releases of the whole product are tagged, with `{version}`. */
  readonly productTag: string;
  /** How the product's own versions are counted. */
  readonly versioning: VersionPolicy;
  readonly components: readonly WorkspaceComponent[];
  /** When the team works, and what stands on its calendar by configuration. */
  readonly calendar: TeamCalendar;
  readonly people: readonly Person[];
  readonly stakeholders: readonly Stakeholder[];
  /** What rules ask of releases. */
  readonly compliance: NamedCompliance;
  /** How much a release may hold. */
  readonly scopeLimits: ScopeLimits;
  /** The work of each type of release. */
  readonly templates: Readonly<Record<ReleaseType, readonly TemplateTask[]>>;
  readonly policies: Readonly<Record<ReleaseType, ReleasePolicy>>;
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly judge: JudgeSettings;
  readonly webhooks: readonly Webhook[];
  readonly branches: BranchPatterns;
  /** Lists what is in scope; relative to the workspace, `{version}` stands for a release's version. */
  readonly scopeFile: string;
  readonly publish: PublishSettings;
}
