export { changelogFiles, type KeptChangelog, keptChangelogs } from './changelog/changelog-files.ts';
export { loadTemplate } from './changelog/load-template.ts';
export { type Changelog, type Changelogs, readChangelogs } from './changelog/read-changelogs.ts';
export { checkFragments, readFragments } from './changelog/read-fragments.ts';
export { type ChangelogSettings, DEFAULT_CHANGELOG } from './changelog/settings.ts';
export { loadComponents } from './config/load-components.ts';
export { type Conventions, loadConventions } from './config/load-conventions.ts';
export { loadDocumentSettings } from './config/load-document-settings.ts';
export { type HistoryConfig, loadHistoryConfig } from './config/load-history-config.ts';
export { loadNotes, type NotesSettings, PLAIN_NOTES } from './config/load-notes.ts';
export { loadScope } from './config/load-scope.ts';
export { loadTemplates, templateFile } from './config/load-templates.ts';
export { loadConfig, loadWorkspace } from './config/load-workspace.ts';
export { parseScheduleText } from './config/parse-schedule-text.ts';
export { readDatabaseUrl } from './config/read-database-url.ts';
export { withSecrets } from './config/resolve-secrets.ts';
export {
  type DataDirectoryHolder,
  type DataDirectoryLock,
  holderOf,
  lockDataDirectory,
} from './data-directory/lock.ts';
export { createEventFeed } from './database/event-feed.ts';
export { checkMove, type Move, moveDatabase } from './database/move-database.ts';
export { markMoved, markMoving } from './database/move-marks.ts';
export { type Database, openDatabase } from './database/open-database.ts';
export { createRequestLedger } from './database/request-ledger.ts';
export { createProbes } from './diagnosis/create-probes.ts';
export type { DocumentSource, DocumentTheme, Logo, PdfDocument } from './documents/document.ts';
export { loadRenderers } from './documents/load-renderers.ts';
export { readLogo } from './documents/read-logo.ts';
export { createReleaseDocuments } from './documents/release-documents.ts';
export { sayParts } from './documents/say-parts.ts';
export { type SavedPart, type WrittenParts, writeInParts } from './documents/write-in-parts.ts';
export { createSeed } from './durable/create-seed.ts';
export { createDurableEngine, type DbosEngine } from './durable/durable-engine.ts';
export { createForge } from './forge/create-forge.ts';
export { branchTip, branchTips, listBranches, mainBranch } from './git/branches.ts';
export { checkRemote } from './git/check-remote.ts';
export { readComponentHistories, readComponentHistory } from './git/component-history.ts';
export { createBranch } from './git/create-branch.ts';
export { createTag, type NewTag } from './git/create-tag.ts';
export { currentBranch } from './git/current-branch.ts';
export { discoverComponents } from './git/discover.ts';
export { createGitHistory, type PushPlaces } from './git/git-history.ts';
export { type MergeBack, type MergeBackRequest, mergeBack } from './git/merge-back.ts';
export { originAddress } from './git/origin.ts';
export { type ChangeList, type ChangeQuery, readChanges } from './git/read-changes.ts';
export { readFreeze } from './git/read-freeze.ts';
export { readHistory } from './git/read-history.ts';
export { readUnmerged } from './git/read-unmerged.ts';
export { readReleaseHistory } from './git/release-history.ts';
export { createReleaseRepository } from './git/release-repository.ts';
export { createReleaseScope } from './git/release-scope.ts';
export { hasWorkTree, isShallow, repoRoot, userIdentity } from './git/repository.ts';
export { resolveCommit } from './git/revision.ts';
export { listTags, type Tag } from './git/tags.ts';
export { isAncestor } from './git/worktrees.ts';
export { calendarFiles } from './icalendar/calendar-files.ts';
export { type RunningLoad, startLoad } from './load/load-client.ts';
export {
  type ManifestContent,
  type ManifestUpdates,
  manifestUpdates,
  workTreeManifestUpdates,
} from './manifest/manifest-updates.ts';
export { writeWorkTreeFiles } from './manifest/work-tree-files.ts';
export { joinNodes, type Membership, type MembershipSettings } from './node/join-nodes.ts';
export { nodeTable } from './node/node-table.ts';
export { readPlace } from './node/place.ts';
export { documentPath, mainLanguageOf, type NotesPlace } from './notes/document-path.ts';
export { type NotedSpans, readNotes } from './notes/read-notes.ts';
export { type NotesDocument, type NotesMaterial, renderDocument } from './notes/render-document.ts';
export { selectFragments } from './notes/select-fragments.ts';
export { baseOf, findTag, isNewest, knownVersions, type Span, type SpanEnd } from './notes/span.ts';
export { makeDirectory } from './process/make-directory.ts';
export { createProcessDeployer } from './process/process-deployer.ts';
export { createReleaseFiles } from './release-files/create-release-files.ts';
export type { DocumentSettings } from './release-files/release-context.ts';
export { createEmbeddedRouter } from './router/router-client.ts';
export { createSourceTree } from './source/source-tree.ts';
export { readSteeringFiles } from './steering/read-steering-files.ts';
export { randomIds, systemClock } from './system/clock.ts';
export { replaceFile } from './system/replace-file.ts';
export { createWebhookSink } from './webhook/webhook-sink.ts';
