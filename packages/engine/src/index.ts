export { type ApprovalRequest, decideApproval } from './approval/decide-approval.ts';
export type {
  CalendarEvent,
  CalendarFiles,
  CalendarHeader,
  ImportedCalendar,
  ImportedEvent,
  ZoneChoice,
} from './calendar/calendar-files.ts';
export {
  addEntry,
  changeEntry,
  type EntryIds,
  findEntry,
  type ListedEntry,
  listEntries,
  removeEntry,
} from './calendar/change-entries.ts';
export { type ExportRequest, exportCalendar } from './calendar/export-calendar.ts';
export { type FoundWindows, findWindows, type WindowsRequest } from './calendar/find-windows.ts';
export {
  IMPORTED_KINDS,
  type ImportRequest,
  type ImportResult,
  importCalendar,
  type SkippedEvent,
} from './calendar/import-calendar.ts';
export { type OverrideRequest, overrideFreeze } from './calendar/override-freeze.ts';
export { type Agenda, type AgendaRequest, readAgenda } from './calendar/read-agenda.ts';
export {
  type DatedMessage,
  listMessages,
  type MessageDependencies,
  readMessage,
} from './communication/read-messages.ts';
export { checksOf } from './diagnosis/checks.ts';
export { readConfiguration } from './diagnosis/configuration.ts';
export { type Checked, type CheckName, type Diagnosis, diagnose } from './diagnosis/diagnose.ts';
export type {
  ControllerFacts,
  DatabaseFacts,
  DirectoryFacts,
  Probes,
  Records,
  RepositoryFacts,
  TargetFacts,
} from './diagnosis/probes.ts';
export { recordsOfStore } from './diagnosis/records-of-store.ts';
export { type DeliveryDependencies, deliverEvents, keepDelivering } from './event/deliver-events.ts';
export {
  type Deliveries,
  type DeliveryClaim,
  type DeliveryProgress,
  type DeliveryState,
  type EventSink,
  SEND_LIMIT_MS,
  sinkName,
} from './event/deliveries.ts';
export type { EventFeed } from './event/event-feed.ts';
export { type LogVerdict, verifyLog } from './event/verify-log.ts';
export {
  ANSWER_HOURS,
  CLAIM_SECONDS,
  type Claim,
  type RecordedAnswer,
  type RequestLedger,
} from './http/request-ledger.ts';
export { planRelease } from './plan/plan-release.ts';
export type { PlanDependencies, PlanRequest, PlanResult } from './plan/plan-request.ts';
export type {
  ChangeHistory,
  Clock,
  ComponentHistory,
  Ids,
  Incident,
  ReleaseDocuments,
  ReleasedVersion,
  ReleaseScope,
  SourceTree,
} from './ports.ts';
export type {
  BranchesAbove,
  Forge,
  ForgeRelease,
  IntendedRefs,
  MendedVersion,
  NewReleaseCommit,
  PushedRefs,
  ReleaseFile,
  ReleaseFiles,
  ReleaseRepository,
} from './publication/ports.ts';
export { actOnRelease, findRelease } from './release/act-on-release.ts';
export { cancelRelease } from './release/cancel-release.ts';
export { type CloneRequest, cloneRelease } from './release/clone-release.ts';
export { deployBaseline } from './release/deploy-baseline.ts';
export { instanceKey, type Version } from './release/deploy-version.ts';
export type { DurableEngine } from './release/durable.ts';
export { editRelease } from './release/edit-release.ts';
export { listReleases } from './release/list-releases.ts';
export { ownWork } from './release/own-work.ts';
export { type ReportRequest, reportTask } from './release/report-task.ts';
export { restoreServed } from './release/restore-served.ts';
export { resumeReleases } from './release/resume-releases.ts';
export { PRODUCT, type ShipDependencies } from './release/ship-dependencies.ts';
export {
  requestShip,
  SHIP_WORKFLOW,
  type Shipment,
  type ShipOptions,
  shipRelease,
  shipWorkflowId,
} from './release/ship-release.ts';
export type {
  ChainPage,
  EventQuery,
  Page,
  Precondition,
  ReleaseQuery,
  Store,
  Stored,
  Write,
} from './release/store.ts';
export { actOnRollout } from './rollout/act-on-rollout.ts';
export type { Deployer, Instance, InstanceSpec, TrafficRouter } from './rollout/ports.ts';
export { type ComputedSchedule, computeSchedule, type ScheduleRequest } from './schedule/compute-schedule.ts';
export { decidedMove } from './version/decided-move.ts';
export { type NextVersionsRequest, neededHistories, nextVersions } from './version/next-versions.ts';
export type {
  Deployment,
  ForgeSettings,
  JudgeSettings,
  PublishSettings,
  Webhook,
  Workspace,
  WorkspaceComponent,
} from './workspace.ts';
