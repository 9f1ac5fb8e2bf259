export { type Approval, missingRoles, standingApprovals } from './approval/approval.ts';
export {
  BRANCH_PATTERNS,
  type BranchKind,
  type BranchPatterns,
  branchName,
  isHigherVersion,
  readBranchName,
} from './branch/branch-name.ts';
export {
  checkFreeze,
  type FreezeException,
  type FreezeResult,
  type FreezeViolation,
  type FrozenCommit,
} from './branch/freeze.ts';
export {
  hotfixBase,
  hotfixVersion,
  openReleaseBranches,
  type ReleasedTag,
  releaseBase,
} from './branch/release-lines.ts';
export {
  type AgendaFacts,
  type AgendaItem,
  type AgendaRelease,
  agendaOf,
  type StandingEntry,
} from './calendar/agenda.ts';
export {
  CALENDAR_KINDS,
  type CalendarEntry,
  type ChangeWindow,
  type Freeze,
  type Peak,
  type ScheduledRelease,
  type Train,
  USUALLY_FROZEN,
} from './calendar/calendar-entries.ts';
export {
  checkEntry,
  configuredEntries,
  type EntryDraft,
  type EntrySource,
  entryCalled,
  type NamedEntry,
} from './calendar/check-entry.ts';
export { checkZone } from './calendar/check-zone.ts';
export {
  type ChangedConflicts,
  type Conflict,
  changedConflicts,
  findConflicts,
  type Placed as PlacedRelease,
} from './calendar/conflicts.ts';
export { concerns, type Deployment, type Frozen, frozenBy } from './calendar/freezes.ts';
export { importedId } from './calendar/imported-id.ts';
export type { Interval } from './calendar/interval.ts';
export { clip, complement, meets, overlap, union } from './calendar/intervals.ts';
export { localDate } from './calendar/local-date.ts';
export { type LocalTime, readLocalTime, writeLocalTime } from './calendar/local-time.ts';
export { checkPeriod, occurrences } from './calendar/occurrences.ts';
export type { Period } from './calendar/period.ts';
export { type RecurrenceRule, readRule } from './calendar/recurrence-rule.ts';
export { type TeamCalendar, USUAL_CALENDAR } from './calendar/team-calendar.ts';
export { departures, nextDeparture } from './calendar/trains.ts';
export { upcoming } from './calendar/upcoming.ts';
export { chooseWindow } from './calendar/window/choose-window.ts';
export {
  constraintDefaults,
  mergeConstraints,
  type WindowConstraints,
} from './calendar/window/constraints.ts';
export { type Factor, type FactorName, factorKey } from './calendar/window/factor.ts';
export { assessStart, searchWindows } from './calendar/window/search-windows.ts';
export type {
  CandidateWindow,
  Dependency,
  Explanation,
  RejectedStarts,
  Requirement,
  Unblock,
  WindowFacts,
  WindowRequest,
  WindowSearch,
} from './calendar/window/window-search.ts';
export {
  addDays,
  type DateText,
  dateOf,
  isDate,
  isWorkingDay,
  nextWorkingDay,
} from './calendar/working-days.ts';
export { daysIn, type LocalDay, workingHours } from './calendar/working-hours.ts';
export {
  type DaysOff,
  type LocalHours,
  USUAL_WORKING_TIME,
  type Weekday,
  type WorkingTime,
  weekdayOf,
} from './calendar/working-time.ts';
export { readMoment, ruleOf } from './calendar/written-time.ts';
export { openZone, type Zone, type ZoneTransition } from './calendar/zone.ts';
export { attributeTo, changesByComponent, isWholeRepository, type Placed } from './change/attribute.ts';
export {
  type Change,
  type Commit,
  type Footer,
  REFERENCE_KINDS,
  type Reference,
  type ReferenceKind,
} from './change/change.ts';
export { CHANGE_TYPES, type ChangelogSection, type Increment, meaningOf } from './change/change-type.ts';
export { dropReverted } from './change/drop-reverted.ts';
export { parseCommit, type ReadingRules } from './change/parse-commit.ts';
export { compileReference, type ReferencePattern, type ReferenceRule } from './change/reference-pattern.ts';
export { isReleaseCommit } from './change/release-commit.ts';
export type { ChangelogEntry } from './changelog/changelog-entry.ts';
export { type ChangelogRelease, isEmptyRelease } from './changelog/changelog-release.ts';
export {
  type FoundRelease,
  groupByRelease,
  type HistoryReleases,
  type ReleaseGrouping,
  releasesOf,
  type TaggedHistory,
} from './changelog/group-by-release.ts';
export type { ChangelogLinks } from './changelog/link-releases.ts';
export { productReleases } from './changelog/product-releases.ts';
export {
  type ReleasedVersion,
  type WholeRelease,
  wholeReleases,
  withFollowed,
} from './changelog/released-together.ts';
export {
  CHANGELOG_WORDS,
  type ChangelogWords,
  renderChangelog,
  renderRelease,
} from './changelog/render-changelog.ts';
export { renderEntry } from './changelog/render-entry.ts';
export { type RulesOf, SECTIONS, type SectionRules, sectionOf } from './changelog/section.ts';
export { type EditedEntry, type RenderChangelog, updateChangelog } from './changelog/update-changelog.ts';
export {
  type MessageContent,
  MOMENTS,
  type Moment,
  type PlannedMessage,
} from './communication/communication-plan.ts';
export {
  comparePlannedMessages,
  type MessageChanges,
  type MovedMessage,
} from './communication/compare-messages.ts';
export { MESSAGE_STATUSES, type MessageStatus, messageStatus } from './communication/message-status.ts';
export type { MessageFacts } from './communication/message-view.ts';
export { type RenderedMessage, renderMessage } from './communication/render-message.ts';
export {
  CHANNELS,
  type Channel,
  STAKEHOLDER_AUDIENCES,
  type Stakeholder,
  type StakeholderAudience,
} from './communication/stakeholder.ts';
export { windowText } from './communication/window-text.ts';
export { complianceFindings } from './compliance/compliance-findings.ts';
export { COMPLIANCE_NEEDS, type ComplianceNeed, REGIMES, type RegimeId } from './compliance/regime.ts';
export { renderCompliance } from './compliance/render-compliance.ts';
export {
  type ComplianceFacts,
  type ComplianceRequirement,
  type ComplianceState,
  complianceState,
  type NamedCompliance,
  NO_COMPLIANCE,
  regimeNamed,
  requirementsFor,
} from './compliance/requirements.ts';
export type { Component } from './component/component.ts';
export { orderByDependency } from './component/dependency-order.ts';
export {
  type ComponentFinding,
  type FoundComponent,
  type FoundComponents,
  findComponents,
  manifestPaths,
  type RepositoryContents,
} from './component/find-components.ts';
export { FIXED_PACKAGE_FILES, manifestVersion } from './component/read-manifest.ts';
export { relatedComponents } from './component/related-components.ts';
export { withSharedTags } from './component/shared-tags.ts';
export { contrast, legibleColour, readColour } from './document/legible-colour.ts';
export { legibleText } from './document/legible-text.ts';
export { countLines, splitInParts } from './document/split-in-parts.ts';
export { ERRORS, type ErrorCode, EXIT } from './error/catalogue.ts';
export {
  accept,
  accepted,
  type ErrorParams,
  isRefusal,
  type Outcome,
  type Refusal,
  RefusalError,
  refuse,
} from './error/refusal.ts';
export { rootCause } from './error/root-cause.ts';
export { type EventRecord, GENESIS_HASH, hashEvent } from './event/chain.ts';
export {
  type DomainEvent,
  EVENT_TYPES,
  type EventType,
  type Failure,
  type LoggedEvent,
} from './event/event.ts';
export { EVENT_PATTERNS, eventTypesOf } from './event/event-pattern.ts';
export {
  type ChainHead,
  type ChainProblem,
  type ChainRow,
  startChain,
  verifyEnd,
  verifyRow,
} from './event/verify-chain.ts';
export { FORGE_TYPES, type Forge, type ForgeSettings, type ForgeType, forgeOf } from './forge/forge.ts';
export type { ReferenceLink } from './forge/reference-url.ts';
export { detachFragment } from './fragment/detach-fragment.ts';
export {
  FRAGMENT_KINDS,
  type Fragment,
  type FragmentKind,
  type FragmentProblem,
} from './fragment/fragment.ts';
export { type DecidedMove, type FragmentBeyond, fragmentsBeyond } from './fragment/fragments-beyond.ts';
export { fragmentsIn, isTranslation } from './fragment/in-language.ts';
export {
  type FragmentMove,
  fragmentsWaitingFor,
  moveFragments,
  type PlacedFragment,
  tagOfFragment,
  UNRELEASED_FRAGMENTS,
} from './fragment/place-fragments.ts';
export { readFragment } from './fragment/read-fragment.ts';
export { checkGuardrails, findRedFlags, type Guardrail } from './guardrail/check-guardrails.ts';
export type { GuardrailFacts } from './guardrail/guardrail-facts.ts';
export { classifyPath, kindOfPaths, type PathKind } from './intake/classify-path.ts';
export { decideIntake, refusalOfIntake } from './intake/decide-intake.ts';
export type { Intake, IntakeFacts, IntakeReason, Need, Screen, UseCase } from './intake/intake.ts';
export { type LintProblem, type LintRule, type LintSettings, lintCommit } from './lint/lint-commit.ts';
export { nearestWord } from './lint/nearest-word.ts';
export type { ComponentVersion } from './manifest/component-version.ts';
export { declaredRange, type PackageText, RANGE_FILES } from './manifest/declared-ranges.ts';
export type { ManifestFinding } from './manifest/manifest-format.ts';
export { manifestFilesOf } from './manifest/manifest-owner.ts';
export { type ManifestPlan, planManifestUpdates } from './manifest/plan-manifest-updates.ts';
export type { FieldChange, ManifestFile } from './manifest/update-manifest.ts';
export { inWords } from './message/in-words.ts';
export {
  isMessageKey,
  LANGUAGES,
  type Language,
  languageOf,
  type MessageKey,
  messageKeys,
  type Translate,
  translateCode,
  translator,
} from './message/translate.ts';
export { AUDIENCES, type Audience } from './notes/audience.ts';
export { dateInWords } from './notes/date-words.ts';
export type { KnownIssue } from './notes/known-issues.ts';
export { noteCounts } from './notes/note-counts.ts';
export {
  type ComingNext,
  type DocumentationLink,
  NO_DETAILS,
  type NotesDetails,
  type SupportContact,
} from './notes/notes-details.ts';
export { NOTE_FORMATS, type NoteFormat } from './notes/notes-format.ts';
export { type PlannedMigration, plannedKnownIssues, plannedMigrations } from './notes/planned-notes.ts';
export { type ReleaseArtefact, releaseArtefacts } from './notes/release-artefacts.ts';
export type { ReleaseKind } from './notes/release-kind.ts';
export { isEmptyNotes, type ReleaseNotes, releaseNotes } from './notes/release-notes.ts';
export type { NotesLinks, NotesPlan } from './notes/render/view.ts';
export { notesTitle, renderNotes } from './notes/render-notes.ts';
export { type Person, WORK_ROLES } from './people/person.ts';
export { buildPlan } from './plan/build-plan.ts';
export { comparePlans, isEmptyDiff, type PlanDiff } from './plan/compare-plans.ts';
export { canonicalJson, digestPlan } from './plan/digest.ts';
export type { Finding } from './plan/finding.ts';
export { formatDuration } from './plan/format-duration.ts';
export { frozenFrom } from './plan/frozen-from.ts';
export { inlineText } from './plan/inline-text.ts';
export { leadingComponent } from './plan/leading-component.ts';
export { MILESTONE_KEYS, type PlannedMilestone } from './plan/milestone.ts';
export type {
  Plan,
  PlanAssessment,
  PlannedComponent,
  PlannedGate,
  RollbackCriteria,
  ScopeItem,
} from './plan/plan.ts';
export type { ComponentPart, EarlierPlan, PlanInput } from './plan/plan-input.ts';
export type { ReviewInput } from './plan/plan-review.ts';
export type { PlannedTask } from './plan/plan-schedule.ts';
export { productVersion } from './plan/product-version.ts';
export { renderPlan } from './plan/render-plan.ts';
export { renderPlanDiff } from './plan/render-plan-diff.ts';
export { taskName } from './plan/task-name.ts';
export {
  PLAN_STAGES,
  REQUIRED_TASKS,
  TASK_CONDITIONS,
  TASK_KINDS,
  TASK_TEMPLATES,
  type TemplateTask,
} from './plan/task-template.ts';
export {
  type CalendarFacts,
  freezesMet,
  isTooLong,
  peopleOfWindow,
  type TimedComponent,
  windowFacts,
  windowRequest,
  withRoomFor,
} from './plan/window-on-date.ts';
export { applyRelease } from './release/apply-release.ts';
export { type Act, decideRelease, type Effect, type ReleaseCommand } from './release/decide-release.ts';
export { type FreezeOverride, overridesOf } from './release/freeze-override.ts';
export { newRelease } from './release/new-release.ts';
export { allowedCommunication, allowedRisks, overridePolicy } from './release/override-policy.ts';
export {
  APPROVER_ROLES,
  type ApproverRole,
  CADENCES,
  COMMUNICATION_LEVELS,
  type PolicyStep,
  RELEASE_POLICIES,
  RELEASE_TYPES,
  type ReleasePolicy,
  type ReleaseType,
  RISK_LEVELS,
  type RiskLevel,
  STRATEGY_STEPS,
  type Strategy,
  TEST_SUITES,
} from './release/policy.ts';
export {
  deployedComponents,
  isLeftOut,
  isPublishing,
  PUBLICATION_KINDS,
  type Publication,
  type PublicationStep,
  type PublicationTask,
  type ReleaseCommit,
  releaseCommitOf,
  shippedComponents,
} from './release/publication.ts';
export {
  MILESTONES,
  type Milestone,
  PHASES,
  type Phase,
  type PhaseRecord,
  RELEASE_STATUSES,
  type Release,
  type ReleaseStatus,
} from './release/release.ts';
export { EMPTY_DETAILS, needsCycle, type ReleaseDetails } from './release/release-details.ts';
export { TASK_STATES, type TaskReport, type TaskState } from './release/report-task.ts';
export { searchTextOf, searchWords } from './release/search-text.ts';
export { GIVEN_UP_STATUSES, hasEnded, isResting, RELEASED_STATUSES } from './release/status-groups.ts';
export { type DetailsEdit, tidyDetails } from './release/tidy-details.ts';
export { nextReleaseStatus, RELEASE_TRANSITIONS } from './release/transitions.ts';
export { assessRisks } from './risk/assess-risks.ts';
export { renderRisks } from './risk/render-risks.ts';
export type { FailureRate, Risk, RiskCategory, RiskGrade, RiskRegister, RiskText } from './risk/risk.ts';
export type {
  Absence,
  NearFreeze,
  PastRelease,
  RiskFacts,
  RiskyComponent,
  RiskyMigration,
} from './risk/risk-facts.ts';
export { BUCKETS, bucketOf, isInShare, murmur3 } from './rollout/bucket.ts';
export { type RolloutCommand, runRollout } from './rollout/decide-rollout.ts';
export { desiredTraffic, isHome, isPromoted, type Observations } from './rollout/desired-traffic.ts';
export { DEFAULT_JUDGEMENT, type RolloutPolicy } from './rollout/policy.ts';
export {
  type Decision,
  newRollout,
  type Rollout,
  type RolloutTarget,
  wantedShare,
} from './rollout/rollout.ts';
export { isLoggedEvent, type LoggedRolloutEvent, type RolloutEvent } from './rollout/rollout-event.ts';
export type { Sentence } from './rollout/sentence.ts';
export { toRolloutSteps } from './rollout/steps.ts';
export type {
  BasisPoints,
  DesiredTraffic,
  ObservedTraffic,
  Track,
  TrackCounters,
} from './rollout/traffic.ts';
export { isLiveState, ROLLOUT_TRANSITIONS, type RolloutState } from './rollout/transitions.ts';
export { compareSchedules, type ScheduleComparison, type TaskMove } from './schedule/compare-schedules.ts';
export { durationVariance, expectedDuration } from './schedule/estimate.ts';
export { explainFinding } from './schedule/explain-finding.ts';
export { scheduleNetwork } from './schedule/schedule-network.ts';
export {
  createSimulation,
  type Simulation,
  type SimulationInParts,
  type SimulationOptions,
  simulate,
} from './schedule/simulate.ts';
export {
  DEPENDENCY_KINDS,
  type DependencyKind,
  type Estimate,
  type Schedule,
  type ScheduledTask,
  type ScheduleFinding,
  type ScheduleOptions,
  type SchedulePoint,
  type ScheduleTask,
  type TaskDependency,
} from './schedule/task.ts';
export type { LimitedItem } from './scope/bundles.ts';
export { type LimitedScope, limitScope, priorityFindings, scopeFindings } from './scope/limit-scope.ts';
export {
  entriesOfChanges,
  type MatchedEntry,
  matchScope,
  readingFor,
  SCOPE_STATES,
  type ScopeEntry,
  type ScopeState,
  type UnmergedChange,
} from './scope/match-scope.ts';
export {
  type Prioritised,
  type PriorityRank,
  prioritise,
  priorityRank,
  type Severity,
  severityOf,
  severityOfLabels,
} from './scope/priority.ts';
export {
  RISK_TOLERANCES,
  type RiskTolerance,
  riskPoints,
  SCOPE_MEASURES,
  type ScopeLimits,
  type ScopeMeasure,
  TOLERANCE_LIMITS,
} from './scope/scope-limits.ts';
export { readSteering } from './steering/read-steering.ts';
export {
  STEERING_FILES,
  STEERING_LIMIT,
  type Steering,
  type SteeringFile,
  type SteeringFiles,
} from './steering/steering.ts';
export { steeringFindings } from './steering/steering-findings.ts';
export { type Build, withBuild } from './version/build-metadata.ts';
export { type CalendarProblem, readCalendarFormat } from './version/calendar-format.ts';
export {
  type Compatibility,
  type CompatibilityPair,
  checkCompatibility,
  type DependencyMap,
  type DependentComponent,
} from './version/check-compatibility.ts';
export {
  currentVersion,
  highestVersionTags,
  type VersionTag,
  versionTags,
} from './version/current-version.ts';
export { decideVersions } from './version/decide-versions.ts';
export { isVersionRange } from './version/declared-range.ts';
export { compareIncrements, type InitialDevelopment, incrementOf } from './version/increment.ts';
export {
  type NextVersion,
  type NextVersionQuery,
  nextVersion,
  type VersionReason,
} from './version/next-version.ts';
export { parseVersion } from './version/precedence.ts';
export { productTagAmong } from './version/product-tag.ts';
export { schemeOf } from './version/scheme-of.ts';
export { tagVersion, versionTag } from './version/tag-version.ts';
export {
  FORCED_INCREMENTS,
  type ForcedIncrement,
  type VersionDecision,
  type VersionExplanation,
  type VersionFacts,
  type VersionLayer,
  type VersionQuestion,
} from './version/version-decision.ts';
export {
  DEPENDENT_INCREMENTS,
  PROPAGATIONS,
  VERSION_POLICY,
  type VersionGroup,
  type VersionPolicy,
} from './version/version-policy.ts';
