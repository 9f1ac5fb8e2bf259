export { type ApprovalRequest, decideApproval } from './approval/decide-approval.ts';
export {
  type PlanDependencies,
  type PlanRequest,
  type PlanResult,
  planRelease,
} from './plan/plan-release.ts';
export type {
  ChangeHistory,
  Clock,
  ComponentHistory,
  Ids,
  Incident,
  ReleaseDocuments,
  ReleasedVersion,
  SourceTree,
} from './ports.ts';
export { actOnRelease, findRelease } from './release/act-on-release.ts';
export { deployBaseline } from './release/deploy-baseline.ts';
export { instanceKey, type Version } from './release/deploy-version.ts';
export type { DurableEngine } from './release/durable.ts';
export { PRODUCT, type ShipDependencies } from './release/ship-dependencies.ts';
export {
  requestShip,
  SHIP_WORKFLOW,
  type Shipment,
  shipRelease,
  shipWorkflowId,
} from './release/ship-release.ts';
export type { Page, Store, Stored, Write } from './release/store.ts';
export { actOnRollout } from './rollout/act-on-rollout.ts';
export type { Deployer, Instance, InstanceSpec, TrafficRouter } from './rollout/ports.ts';
export type { Deployment, JudgeSettings, Workspace, WorkspaceComponent } from './workspace.ts';
