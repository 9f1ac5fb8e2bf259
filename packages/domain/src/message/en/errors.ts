import type { ErrorCode } from '../../error/catalogue.ts';

/** What was wrong and where; under `.help`, what to do next. */
export const errors = {
  'error.usage.invalid': '{message}',
  'error.usage.invalid.help': 'See `{command} --help` for an example.',
  'error.request.invalid': 'The request is not valid: {problems}',
  'error.request.invalid.help': 'Compare it with the OpenAPI document at /openapi.json.',
  'error.request.unknownRoute': 'There is no {method} {url}.',
  'error.request.unknownRoute.help': 'The routes are listed in /openapi.json.',
  'error.request.tooLarge': 'The body of the request is larger than {limit} bytes.',
  'error.request.tooLarge.help': 'Send less at once.',
  'error.request.mediaType': 'No route takes a body of type {type}.',
  'error.request.mediaType.help': 'Send JSON, as `Content-Type: application/json`.',
  'error.request.timedOut': 'The request did not arrive whole in time.',
  'error.request.timedOut.help': 'Send it again, all of it at once.',
  'error.request.headersTooLarge': 'The headers of the request are larger than {limit} bytes.',
  'error.request.headersTooLarge.help': 'Send fewer or shorter headers.',
  'error.request.keyReused': 'The Idempotency-Key {key} belongs to another request.',
  'error.request.keyReused.help':
    'Use a fresh key for each request; repeat a key only with the same request.',
  'error.request.inProgress': 'The first request with the Idempotency-Key {key} is still under way.',
  'error.request.inProgress.help': 'Ask again with the same key in {seconds} s; its answer comes then.',
  'error.event.ahead': 'There is no event {position}: the log ends with {head}.',
  'error.event.ahead.help':
    'This log is not the one that was read before, or it was restored. Begin anew, without a position.',
  'error.request.preconditionFailed': '{subject} changed since you read it: its tag is {present} now.',
  'error.request.preconditionFailed.help': 'Read it again, and decide on what it says now.',
  'error.request.foreignHost': 'This server answers on this machine only, not as {host}.',
  'error.request.foreignHost.help': 'Call it as 127.0.0.1 or localhost.',
  'error.config.notFound': 'There is no configuration at {file}.',
  'error.config.notFound.help': 'Run `tminus init` to write one, or name another with --config.',
  'error.config.invalid': '{file} has {count} {count:problem|problems}:\n{problems}',
  'error.config.invalid.help': 'Mend the lines above and run the command again; nothing was changed.',
  'error.config.unreadable': '{file} cannot be read: {reason}',
  'error.config.unreadable.help': 'Check that the file exists and that you may read it.',
  'error.config.unwritable': '{file} cannot be written: {reason}',
  'error.config.unwritable.help':
    'Check that its directory exists and that you may write there, or name another place with --config.',
  'error.config.exists': '{file} is there already.',
  'error.config.exists.help': 'Edit it, or move it away and run `tminus init` again.',
  'error.config.secretMissing': '{place} refers to {name}, which is not set.',
  'error.config.secretMissing.help':
    'Set the environment variable or create the file, then run the command again.',
  'error.component.unknown': 'There is no component called {name}; there are: {known}.',
  'error.component.unknown.help': 'Use one of these names, or add the component to tminus.yaml.',
  'error.component.cycle': 'These components depend on each other in a circle: {cycle}.',
  'error.component.cycle.help': 'Take one of the dependsOn entries out of tminus.yaml.',
  'error.component.notDeployable': 'Component {name} does not say how it is run and where it is reached.',
  'error.component.notDeployable.help':
    'Give it both `deploy.command` and `traffic.listen` in tminus.yaml, or plan again without both: then it is only published.',
  'error.git.missing': 'The program git was not found.',
  'error.git.missing.help': 'Install git, or put it on the PATH.',
  'error.git.notARepository': '{directory} is not inside a git repository.',
  'error.git.notARepository.help': 'Go to a repository, or name one with -C.',
  'error.git.noWorkTree': '{directory} is a bare repository: it has no work tree for {file} to be in.',
  'error.git.noWorkTree.help':
    'Run this in a clone with a work tree, or print the text by leaving out --write.',
  'error.git.shallow': '{directory} is a shallow clone: part of its history is missing.',
  'error.git.shallow.help': 'Run `git fetch --unshallow --tags` there, and in CI check out with full depth.',
  'error.git.noCommits': 'The repository {directory} has no commit yet.',
  'error.git.noCommits.help': 'Make a first commit.',
  'error.git.unknownRevision': '{revision} is no commit, branch or tag of {directory}.',
  'error.git.unknownRevision.help': 'Check the name; `git tag` and `git branch -a` list them.',
  'error.git.branchElsewhere': 'Branch {branch} exists already, at {actual} instead of {expected}.',
  'error.git.branchElsewhere.help':
    'Delete or rename it (`git branch -D {branch}`), then run `tminus ship` again.',
  'error.git.branchBusy': 'Branch {branch} was moved by others again and again.',
  'error.git.branchBusy.help': 'Run the command again once they are done.',
  'error.git.tagElsewhere': 'Tag {tag} exists already, at {actual} instead of {expected}.',
  'error.git.tagElsewhere.help':
    'A released tag never moves: release another version, or delete the tag if it was made by mistake.',
  'error.git.identityMissing': 'Git does not know in whose name to commit and tag in {directory}.',
  'error.git.identityMissing.help': 'Set it: `git config user.name "…"` and `git config user.email "…"`.',
  'error.git.signingFailed': 'Git could not sign: {reason}',
  'error.git.signingFailed.help':
    'Check user.signingKey and gpg.format, or sign something by hand to unlock the key; then run the command again.',
  'error.git.tooOld': '{version} is too old: merging without a work tree needs git {needed}.',
  'error.git.tooOld.help': 'Update git, or merge by hand.',
  'error.git.failed': 'git {command} failed: {reason}',
  'error.git.failed.help': 'Run the same git command by hand to see the whole message.',
  'error.branch.mainUnknown':
    'The main branch of {directory} cannot be told: none of {tried} is there; there are: {known}.',
  'error.branch.mainUnknown.help': 'Name it as branches.main in tminus.yaml, or fetch it.',
  'error.branch.noRelease': 'There is no release {word} to start from; there are: {known}.',
  'error.branch.noRelease.help': 'Name one of these with --from, or a line such as 1.2.',
  'error.branch.versionTaken': 'Version {version} is out already, as {tag}.',
  'error.branch.versionTaken.help': 'Start from the highest release of its line, or name a higher version.',
  'error.branch.versionTooLow':
    'Version {version} is below {next}, which the commits demand. {component}: {reason}',
  'error.branch.versionTooLow.help': 'Name {next}, or say why it is lower: `--reason "…"`.',
  'error.branch.componentNeeded': 'The components have tags of their own, so one must be named: {known}.',
  'error.branch.componentNeeded.help': 'Name it with --component.',
  'error.lint.messageMissing': 'There is no file {file} with a message to check.',
  'error.lint.messageMissing.help':
    'Name the file that git hands to a commit-msg hook ("$1"), or - for stdin.',
  'error.lint.messageUnreadable': 'The message to check cannot be read from {file}: {reason}',
  'error.lint.messageUnreadable.help': 'Name a text file that you may read, or - for stdin.',
  'error.scope.invalid': '{file} has {count} {count:problem|problems}:\n{problems}',
  'error.scope.invalid.help':
    'Mend the lines above; each item has an id, a title, and a kind: feature or fix.',
  'error.schedule.fileMissing': 'There is no file {file}.',
  'error.schedule.fileMissing.help':
    'Name a file with tasks, or `-` for what comes on standard input; `tminus schedule --help` has an example.',
  'error.schedule.fileUnreadable': '{file} cannot be read: {reason}',
  'error.schedule.fileUnreadable.help': 'Check that it is a file, and that you may read it.',
  'error.schedule.invalid': '{file} has {count} {count:problem|problems}:\n{problems}',
  'error.schedule.invalid.help': 'Mend the lines above; docs/schedule.md says what such a file takes.',
  'error.schedule.tooLarge':
    '{tasks} tasks in {runs} runs are more than the {most} that are simulated at once.',
  'error.schedule.tooLarge.help': 'Take fewer runs: `--runs`, or `runs` in the file or the request.',
  'error.schedule.unknownTask': '{task} depends on {dependency}, and there is no such task.',
  'error.schedule.unknownTask.help':
    'Write it as the task is called (near: {nearest}), add it, or take it out of `dependsOn`.',
  'error.schedule.duplicateTask': 'Two tasks are called {task}.',
  'error.schedule.duplicateTask.help': 'Give each an id of its own.',
  'error.schedule.selfDependency': '{task} depends on itself.',
  'error.schedule.selfDependency.help': 'Take it out of its `dependsOn`.',
  'error.schedule.cycle': 'The tasks wait for each other in a circle: {cycle}.',
  'error.schedule.cycle.help': 'Take one of these dependencies out.',
  'error.schedule.durationInvalid': '{task} has a duration of {duration}.',
  'error.schedule.durationInvalid.help': 'A duration is a number of days, 0 or more; fractions are possible.',
  'error.schedule.estimateOrder':
    'The estimate of {task} is out of order: {optimistic}, {likely}, {pessimistic}.',
  'error.schedule.estimateOrder.help': 'It takes optimistic ≤ likely ≤ pessimistic.',
  'error.schedule.lagInvalid': '{task} has a lag of {lag}.',
  'error.schedule.lagInvalid.help': 'A lag is a number of days; a negative one is a lead.',
  'error.schedule.progressInvalid': '{task} has an actual finish and no actual start.',
  'error.schedule.progressInvalid.help': 'Say `actualStart` too.',
  'error.schedule.dateInvalid': '{date} is not a calendar date.',
  'error.schedule.dateInvalid.help': 'Write it like 2026-12-01.',
  'error.schedule.startMissing': 'Calendars and dates need a date from which on the work begins.',
  'error.schedule.startMissing.help': 'Say `start`, a date like 2026-12-01.',
  'error.schedule.neverWorks': 'On the calendar of {who}, nothing is worked for ten years from {date} on.',
  'error.schedule.neverWorks.help': 'Give it working days, or the task to somebody else.',
  'error.schedule.tooLong': 'The schedule leads further than a century away from {date}.',
  'error.schedule.tooLong.help': 'Look for a duration or a lag that is far too long.',
  'error.git.releaseBranchMoved':
    'Branch {branch} holds commits that the release does not know, at {actual}.',
  'error.git.releaseBranchMoved.help':
    'Have it end at {expected} again, or cancel the release and plan what the branch holds now.',
  'error.git.mergeConflict': 'The release cannot be merged into {branch} by itself: {files}.',
  'error.git.mergeConflict.help':
    'Merge {source} into {branch} by hand (`git merge {source}`), or at the forge and then `git fetch`; run `tminus ship` again.',
  'error.git.mergeCheckedOut':
    'Branch {branch} is checked out in {workTree}, where git protects what is not committed: {reason}',
  'error.git.mergeCheckedOut.help':
    'Commit or stash what is there and run `{command}`, then `tminus ship` again.',
  'error.git.remoteMissing': 'There is no remote {remote} in {repo}.',
  'error.git.remoteMissing.help':
    'Add it with `git remote add {remote} URL`, or change publish.remote in tminus.yaml.',
  'error.git.remoteUnreachable': 'Remote {remote} does not answer: {reason}',
  'error.git.remoteUnreachable.help':
    'Check the network and your access with `git ls-remote {remote}`, then run `tminus ship` again.',
  'error.git.pushRejected': 'Remote {remote} took nothing of the push: {reason}',
  'error.git.pushRejected.help':
    'Something else is there under these names, and nothing is ever forced. Fetch, look at what is there, and run `tminus ship` again.',
  'error.git.pushDeclined': 'Remote {remote} declined the push of {refs}: {reason}',
  'error.git.pushDeclined.help':
    'A hook or a rule of the remote said no. Have it let this account push {refs}, then run `tminus ship` again. Where a branch takes pull or merge requests only, `publish.mergeBack: false` in tminus.yaml leaves the merge to one.',
  'error.git.pushForbidden': 'Remote {remote} does not let this account push: {reason}',
  'error.git.pushForbidden.help':
    'Have the account be given the right to write there, or use the key or token of one that has it; `git push --dry-run {remote} HEAD` tells. Then run `tminus ship` again.',
  'error.version.invalid': '{version} is not a SemVer 2.0.0 version.',
  'error.version.invalid.help': 'Write it like 1.2.3, 1.2.3-rc.1 or 1.2.3+build.',
  'error.version.notHigher':
    'Commit {sha} "{subject}" asks for {version}, which is not higher than {current}.',
  'error.version.notHigher.help':
    'Commit a newer `Release-As:` footer with a higher version, revert that commit, or run `tminus version next --increment patch --reason "…"`, which goes before it.',
  'error.version.releaseAsInvalid':
    'Commit {sha} "{subject}" asks for "{version}", which is not a SemVer 2.0.0 version.',
  'error.version.releaseAsInvalid.help':
    'Commit a newer footer like `Release-As: 2.0.0`, or revert that commit.',
  'error.plan.tagTaken':
    'The release would be {version}, but commit {sha} in {repo} already has the tag {tag}, and what is checked out does not come after it.',
  'error.plan.tagTaken.help':
    'Merge what the tag names (`git merge {tag}`): the next version then counts from it. A tag that was made by mistake can be deleted.',
  'error.version.taken':
    '{component} would become {version}, but commit {sha} of another branch already has that tag.',
  'error.version.taken.help':
    'Merge that branch first, or take another version: `--increment patch --reason "…"`, or a `Release-As:` footer with one that is free.',
  'error.version.outsideMaintenance':
    '{component} {current} → {version} leaves {range}, which the branch {branch} is for. What asks for it: {commit}.',
  'error.version.outsideMaintenance.help':
    'Release it from another branch, revert it, or insist: `--increment patch --reason "…"` stays within the line, a larger one leaves it.',
  'error.version.reasonMissing': 'A forced increment needs a reason, and a reason an increment.',
  'error.version.reasonMissing.help': 'Say both: `--increment {increment} --reason "…"`.',
  'error.version.notReleased': 'No tag and no plan says what {version} holds; there are: {known}.',
  'error.version.notReleased.help':
    'Name one of these, or leave the version out for what the next release would hold.',
  'error.manifest.unreadable': '{path} cannot be read as {syntax} from line {line} on.',
  'error.manifest.unreadable.help': 'Repair the file; nothing was written.',
  'error.manifest.noVersion': '{path}, line {line}: no version stands there that could be changed.',
  'error.manifest.noVersion.help':
    'Write the version, like 1.2.3, on the line that says `tminus:version`, or take the file out of `manifests`.',
  'error.manifest.blockOpen': '{path}, line {line}: the block that begins there does not end.',
  'error.manifest.blockOpen.help': 'Write `tminus:version:end` on the line after its last one.',
  'error.manifest.unwritable': '{path} cannot say {version}: Python versions have no such form (PEP 440).',
  'error.manifest.unwritable.help': 'Use one of the channels alpha, beta, rc and dev, like 1.2.0-rc.1.',
  'error.manifest.missing': '{path}, which `manifests` of {component} names, is not there.',
  'error.manifest.missing.help':
    'Name files that git has, relative to the path of the component; or take it out of tminus.yaml.',
  'error.manifest.unwritten': '{path} could not be read or written: {reason}',
  'error.manifest.unwritten.help':
    'See to it that the file can be written, and run the command again: it goes on where it stopped.',
  'error.manifest.sharedVersion': '{path} would have to say {one} and {other} at once.',
  'error.manifest.sharedVersion.help':
    'Release the components that share this file with one version, or give each a version of its own in its own file.',
  'error.notes.versionMissing':
    'The components have versions of their own, and no plan names the next one of the whole.',
  'error.notes.versionMissing.help':
    'Run `tminus plan`, then `tminus notes vX.Y.Z --write` with its version; or name one with --component.',
  'error.fragment.invalid': '{count} {count:problem|problems} in change fragments:\n{problems}',
  'error.fragment.invalid.help': 'Mend the lines above and run the command again; nothing was changed.',
  'error.template.failed': '{file}:{line}: {reason}',
  'error.template.failed.help':
    'Mend the template, or leave `changelog.template` out of tminus.yaml to get Keep a Changelog.',
  'error.notes.pdfToTerminal': 'A PDF document cannot be shown on a terminal.',
  'error.notes.pdfToTerminal.help':
    'Send it into a file, as in `tminus notes --format pdf > notes.pdf`, or add --write.',
  'error.release.notFound': 'Release {release} not found.',
  'error.release.notFound.help': '`tminus release list` shows the releases there are.',
  'error.release.nothingToRelease': 'No component has changes to release.',
  'error.release.nothingToRelease.help':
    '`tminus changes` shows every commit as read, and what it counts for. Change fragments move no version: `--increment patch --reason` releases them.',
  'error.release.notFormal': 'This needs no formal release: {reason}.',
  'error.release.notFormal.help':
    'Deploy it as you usually do. If it is to be a release nevertheless, force the plan with a reason.',
  'error.release.incrementTooLarge': 'A {type} release may not carry a {increment} increment.',
  'error.release.incrementTooLarge.help': 'Plan it as a {increment} release, or force it with --reason TEXT.',
  'error.release.notApproved': '{release} is not approved: {roles} still missing.',
  'error.release.notApproved.help': 'Approve with `tminus approve {release} --as ROLE`.',
  'error.release.rejected': '{release} was rejected: {reason}',
  'error.release.rejected.help': 'Change what was wrong and run `tminus plan` again; approvals start anew.',
  'error.message.notFound': '{release} has no message {message}; there are: {known}.',
  'error.message.notFound.help': '`tminus notify preview {release}` lists them.',
  'error.release.nothingToEdit': 'Nothing was given that is to be changed.',
  'error.release.nothingToEdit.help':
    'There are --theme, --objective, --manager, --announce and --needs; without a value, each of them is emptied.',
  'error.release.stillOpen':
    '{release} is not over yet, and what there is to release now is {release} again.',
  'error.release.stillOpen.help':
    '`tminus plan` plans it anew, and `tminus release edit {release}` changes what is said of it.',
  'error.release.needsCycle': 'These releases would wait for each other: {cycle}.',
  'error.release.needsCycle.help': 'Take one of them out of `--needs`.',
  'error.release.needsUnknown': 'There is no release {needed}, which {release} is to need.',
  'error.release.needsUnknown.help':
    '`tminus release list` shows those that there are; plan the other one first.',
  'error.release.needsOther': '{release} needs {needed}, which is not out yet ({status}).',
  'error.release.needsOther.help':
    '`tminus ship {needed}` first, or `tminus release edit {release} --needs` without it.',
  'error.release.wrongStatus': '{release} is {status}; {command} is not possible there.',
  'error.release.wrongStatus.help': '`tminus release show {release}` tells what happened.',
  'error.release.stopped':
    '{release} stopped in phase {phase} and was not given up: it cannot be planned anew.',
  'error.release.stopped.help':
    'Mend the cause and go on with `tminus ship {release}`; or give it up with `tminus release cancel {release} --reason TEXT`, then run `tminus plan` again.',
  'error.release.noneToShip': 'No release is approved, under way or half published.',
  'error.release.noneToShip.help': '`tminus status` shows what there is, and what it waits for.',
  'error.release.severalToShip': 'Several releases can go on: {releases}.',
  'error.release.severalToShip.help': 'Name one of them.',
  'error.release.underWay': '{release} is on its way ({status}): it cannot be planned anew.',
  'error.release.underWay.help':
    '`tminus ship {release}` follows it, and takes it up where nobody carries it out; `tminus rollout abort {release}` brings its traffic back.',
  'error.release.serving': '{release} serves the users of {component}; it cannot be given up any more.',
  'error.release.serving.help':
    'The next release goes on, or back, from there. If it did not come to its end, `tminus ship {release}` brings it there.',
  'error.release.baselineFailed':
    '{component} {version}, which is to serve beside the new version, does not start: {reason}',
  'error.release.baselineFailed.help':
    'Versions before are started as tminus.yaml says today: mend `deploy` for it, and run `tminus ship {release}` again. If no version before {release} serves anybody, `tminus ship {release} --from none` gives the new one all traffic at once.',
  'error.release.featureFailed': 'Feature {title} failed: {release} has no commit of {id}.',
  'error.release.featureFailed.help':
    'Finish and merge it and plan again, or mark it `deferred: true` in the scope and run `tminus ship` again; `tminus scope {release}` shows its commits.',
  'error.release.freezeFailed':
    'Feature freeze failed: {subject} ({sha}) came on {arrived}, and {release} is frozen from {date} ({count} such {count:change|changes} in all).',
  'error.release.freezeFailed.help':
    'Take it out and plan again, or have somebody else than its author grant an exception (`freeze.exceptions` in tminus.yaml) and run `tminus ship` again.',
  'error.release.fixFailed': 'Bug fix {id} failed: {release} has no commit of it ({title}).',
  'error.release.fixFailed.help':
    'Finish and merge it and plan again, or mark it `deferred: true` in the scope and run `tminus ship` again; `tminus scope {release}` shows its commits.',
  'error.release.phaseFailed': '{release} stopped in phase {phase}: {reason}',
  'error.release.phaseFailed.help':
    'Mend the cause, then run `tminus ship {release}` again; finished phases are not repeated. If the cause is in the commit itself, `tminus release cancel {release} --reason TEXT` and plan anew.',
  'error.release.rolledBack': '{release} was rolled back: {reason}',
  'error.release.rolledBack.help': 'The incident record tells what was seen. Fix it and plan again.',
  'error.release.deploymentFailed': '{release} could not be brought back yet: {reason}',
  'error.release.deploymentFailed.help':
    'Tminus keeps trying while it runs; `tminus ship {release}` takes it up again.',
  'error.release.publicationFailed': '{release} is deployed, but not all of it is published: {reason}',
  'error.release.publicationFailed.help':
    'Traffic is not affected. Mend the cause, then run `tminus ship {release}` again; what is published is not repeated.',
  'error.release.frozen': '{release} ({type}) is held back by the freeze {freeze}, until {until}.',
  'error.release.frozen.help':
    'Wait for its end, or override it for this release: `tminus calendar freeze override {release} --freeze {id} --reason TEXT --approver PERSON`. A rollback is never held back.',
  'error.release.outsideWindow':
    '{release} may be shipped in its window alone, from {start} to {end} ({zone}).',
  'error.release.outsideWindow.help':
    'Ship it then, plan it for another date, or set `calendar.enforceWindow: false` in tminus.yaml.',
  'error.freeze.reasonMissing': 'The freeze {freeze} is overridden for {release} only with a reason.',
  'error.freeze.reasonMissing.help': 'Say why: --reason TEXT',
  'error.freeze.approverMissing': 'The freeze {freeze} is overridden for {release} only with an approver.',
  'error.freeze.approverMissing.help': 'Say who approves: --approver "Name <email>"',
  'error.freeze.approvedAlone':
    '{person} is the author of {release}, and cannot alone override the freeze {freeze}.',
  'error.freeze.approvedAlone.help':
    'Ask somebody else to approve it, or set `approvals.allowSelf: true` in tminus.yaml and plan again.',
  'error.freeze.notInTheWay':
    'The freeze {freeze} does not hold {release} back: it is a {type} release of {components}.',
  'error.freeze.notInTheWay.help':
    'There is nothing to override; `tminus calendar freeze list` tells what each freeze blocks.',
  'error.task.unknown': 'The plan of {release} has no task {task}; did you mean {nearest}?',
  'error.task.unknown.help': '`tminus task list {release}` shows them.',
  'error.task.dayBeforeStart': '{task} was begun on {started}, so it cannot be done on {on}.',
  'error.task.dayBeforeStart.help': 'Give a later day with --on, or begin it anew with `tminus task start`.',
  'error.task.dayToCome':
    '{on} is still to come (today is {today}): {task} cannot have been begun or done then.',
  'error.task.dayToCome.help': 'Give a day with --on that is over, or leave it out for today.',
  'error.plan.dateTooEarly':
    '{date} is not possible: {binding}{what} binds. The first possible date is {earliest}.',
  'error.plan.dateTooEarly.help':
    'Take --release-date {workday}, the first working day of those, or change the policy or the calendar in tminus.yaml.',
  'error.plan.noDate': '{date} is not possible: {binding}{what} binds, and so it stays for a year.',
  'error.plan.noDate.help':
    '`tminus calendar windows` tells what stands in the way; change the policy or the calendar in tminus.yaml.',
  'error.plan.dateInvalid': '{date} is not a calendar date.',
  'error.plan.dateInvalid.help': 'Write it like 2026-12-01.',
  'error.approval.stale': 'The package of {release} changed: you saw {given}, now it is {current}.',
  'error.approval.stale.help': 'Read the plan again, then approve what it says now.',
  'error.approval.unknownRole': '{role} is no approver role; there are: {roles}.',
  'error.approval.unknownRole.help': 'Use one of these with --as.',
  'error.approval.roleNotRequired': '{release} asks for {roles}, not for {role}.',
  'error.approval.roleNotRequired.help': 'Approve as one of the roles that the plan lists.',
  'error.approval.ownRelease': '{person} made {release} and may not approve it alone.',
  'error.approval.ownRelease.help':
    'Have somebody else approve with --by, or set `approvals.allowSelf: true`, which the plan then prints.',
  'error.approval.reasonMissing': 'Rejecting as {role} needs a reason.',
  'error.approval.reasonMissing.help': 'Give it with --reason.',
  'error.rollout.notFound': '{release} has no rollout.',
  'error.rollout.notFound.help':
    'It begins with `tminus ship`; a first version has none, since nothing ran before it.',
  'error.rollout.wrongState': 'The rollout is {state}; {command} is not possible there.',
  'error.rollout.wrongState.help': '`tminus rollout show` tells where it stands.',
  'error.rollout.staleEpoch': 'The router of {target} follows a newer controller ({seen} > {given}).',
  'error.rollout.staleEpoch.help': 'Another Tminus has taken this rollout over; this one stops.',
  'error.rollout.stepsInvalid': 'The rollout steps cannot be used: {problem} at steps{path} ({value}).',
  'error.rollout.stepsInvalid.help':
    'Shares grow from step to step and end at 100 %; a canary begins below 100 %; every soak is longer than 0.',
  'error.rollout.sameVersion': '{component} {version} runs already: there is nothing to move traffic to.',
  'error.rollout.sameVersion.help': 'Release another version, or take the component out of this release.',
  'error.router.unreachable': 'The router does not answer: {reason}',
  'error.router.unreachable.help':
    'Its log is at {log}. Traffic goes back to stable by itself when the lease ends.',
  'error.deploy.notReady': '{key} was not ready within {seconds} s. Its output is in {log}',
  'error.deploy.notReady.help':
    'It is ready when its health path answers with 2xx: look at its output, and at `deploy.health` and `deploy.startTimeout` in tminus.yaml.',
  'error.deploy.exited':
    '{key} ended before it was ready, with exit code {exitCode} (starts: {starts}). Its output is in {log}',
  'error.deploy.exited.help': 'Look at its output, and at `deploy.command` in tminus.yaml.',
  'error.deploy.killed':
    '{key} was ended by {signal} before it was ready (starts: {starts}). Its output is in {log}',
  'error.deploy.killed.help':
    'Somebody or something ended it; SIGKILL often means that memory ran out. Look at its output.',
  'error.deploy.failed': '{key} could not be deployed: {reason}',
  'error.deploy.failed.help': 'Mend the cause, then run `tminus ship` again.',
  'error.data.locked': 'The data directory {directory} is in use by process {pid} ({command}).',
  'error.data.locked.help':
    'Wait for its end, or stop it. Another directory (--data) would be another, empty workspace.',
  'error.data.unusable': 'The data directory {directory} cannot be used: {reason}',
  'error.data.unusable.help': 'Check that it exists, has room, and that you may write there; or use --data.',
  'error.demo.paused':
    'The rollout of {release} paused: {reason}. Nobody is here to resume it, so the demo ended.',
  'error.demo.paused.help':
    'Run it again when this machine has less to do, or in a terminal, where you can resume the rollout.',
  'error.document.unwritable': '{file} could not be written: {reason}',
  'error.document.unwritable.help':
    'Check that there is room and that you may write there, then run this again: what is saved is not done twice.',
  'error.document.logoUnreadable': '{file} is no picture in PNG or JPEG of at most 1 MB that can be read.',
  'error.document.logoUnreadable.help': 'Name such a picture as the logo, or leave the logo out.',
  'error.data.full': 'The disk of {directory} is full: {free} MB are free, the database needs {needed} MB.',
  'error.data.full.help': 'Make room, then run this again: what was written is kept.',
  'error.database.unreachable': 'The database does not answer: {reason}',
  'error.database.unreachable.help':
    'Check the URL (--database-url, DATABASE_URL, or --to of a move), and whether PostgreSQL runs.',
  'error.store.conflict': '{kind} {id} was changed by somebody else at the same time.',
  'error.store.conflict.help': 'Look at its present state and try again.',
  'error.database.newer':
    'A later version of Tminus has used this database; this one would not know what it reads.',
  'error.database.newer.help': 'Run that version, or a later one.',
  'error.system.refused': 'The system refused what the data plane asked of it: {reason}',
  'error.system.refused.help': 'Make room, or give back the right to write; it is tried again.',
  'error.data.moved': 'What {directory} held was moved to {database}; its embedded database is closed.',
  'error.data.moved.help':
    'Name that database: --database-url, DATABASE_URL, or database.url in tminus.yaml.',
  'error.data.moving':
    'A move of {directory} to {database} was cut off: what it held may be in either, so the embedded one stays closed.',
  'error.data.moving.help':
    'Repeat the move, to the same database: tminus move --to URL. It ends what was begun, and copies nothing twice. Only when that database is lost for good, delete db.moving in the data directory.',
  'error.move.targetInUse':
    'The database to move to is in use: it holds {releases} {releases:release|releases} and {events} {events:event|events}, and {nodes} {nodes:server works|servers work} on it.',
  'error.move.targetInUse.help': 'Name an empty database that no server works on.',
  'error.move.nothingThere': '{directory} holds no database that could be moved.',
  'error.move.nothingThere.help': 'Start with the new database right away: tminus serve --database-url URL.',
  'error.store.unavailable': 'The database does not take anything at the moment: {reason}',
  'error.store.unavailable.help': 'What is under way goes on as soon as it answers again; see tminus doctor.',
  'error.node.leaseExpired':
    '{node} could not renew its lease with the database, so it touches nothing until it can.',
  'error.node.leaseExpired.help': 'It goes on by itself once the database answers.',
  'error.node.elsewhere':
    'A server on host {host} (process {pid}) works on this database with another data directory. With the embedded router all work is done in one data directory, or each would move traffic of its own.',
  'error.node.elsewhere.help':
    'Start this server on that host with the same data directory (--data), or stop the other one first.',
  'error.node.leftElsewhere':
    'A server on host {host} ended with a release under way in another data directory, where its router and instances are.',
  'error.node.leftElsewhere.help':
    "Start it again on that host with that data directory (--data). If they are gone for good, delete its row (host = '{host}') from the table nodes: this server takes its work up then.",
  'error.node.fenced': '{node} lost its lease and was taken over; it writes nothing any more.',
  'error.node.fenced.help': 'It joins again by itself, under a new name.',
  'error.rollout.componentBusy': '{release} is still moving {component}.',
  'error.rollout.componentBusy.help':
    'Wait for its end, or end it: tminus rollout promote {release} --full, or tminus rollout abort {release}. One that stopped half-way is taken up again by tminus ship {release}.',
  'error.server.portBusy': 'Port {port} is in use.',
  'error.server.portBusy.help':
    'Stop what listens there, or choose another port with --port or in tminus.yaml.',
  'error.server.unreachable': 'The Tminus server at {address} does not answer.',
  'error.server.unreachable.help': 'Look whether its process still runs, and at its log.',
  'error.audit.broken': 'The event log is broken in {count} {count:place|places}.',
  'error.audit.broken.help':
    'Keep the database as it is, and compare these events with a backup: docs/event-log.md tells what each of them means.',
  'error.doctor.failed': '{count} of {total} checks failed.',
  'error.doctor.failed.help': 'Below each ✗ stands what to do; then run tminus doctor again.',
  'error.webhook.refused': 'The webhook {name} answered with status {status}.',
  'error.webhook.refused.help':
    'Only 2xx counts, and redirects are not followed. Look into its receiver; the event is sent again.',
  'error.webhook.unreachable': 'The webhook {name} cannot be reached: {reason}',
  'error.webhook.unreachable.help': 'Check its url in tminus.yaml, and the network; the event is sent again.',
  'error.webhook.timeout': 'The webhook {name} did not answer within {seconds} s.',
  'error.webhook.timeout.help':
    'Have its receiver answer first and work afterwards; the event is sent again.',
  'error.webhook.secretInvalid': 'The secret of webhook {name} is not valid.',
  'error.webhook.secretInvalid.help': 'It must be base64 of 24 to 64 bytes; `whsec_` may stand before it.',
  'error.forge.unauthorized': '{forge} does not let the token make releases in {repository} (HTTP {status}).',
  'error.forge.unauthorized.help':
    'Check publish.forge.token: it must be valid and may write to this repository.',
  'error.forge.notFound': '{forge} has no repository {repository}, or does not show it to the token.',
  'error.forge.notFound.help':
    'Check publish.forge.repository and url in tminus.yaml, and what the token may see.',
  'error.forge.tagMissing': '{forge} has no tag {tag} in {repository}.',
  'error.forge.tagMissing.help':
    'Push it: set publish.remote in tminus.yaml, or `git push REMOTE {tag}`; then run `tminus ship` again.',
  'error.forge.refused': '{forge} refused the release {tag} (HTTP {status}): {reason}',
  'error.forge.refused.help': 'Look at the reason; `tminus ship` tries it again.',
  'error.forge.busy': '{forge} takes no requests for now (HTTP {status}).',
  'error.forge.busy.help': 'Run `tminus ship` again later; what is published is not repeated.',
  'error.forge.unreachable': '{forge} does not answer: {reason}',
  'error.forge.unreachable.help': 'Check the network and publish.forge.url, then run `tminus ship` again.',
  'error.server.unready': 'This server is not ready: {failed}.',
  'error.server.unready.help': 'The values below say why for each check; it becomes ready by itself.',
  'error.server.stopping': 'This server is stopping.',
  'error.server.stopping.help': 'Ask again when it is back, or ask another one.',
  'error.server.tooManyStreams': 'There are {limit} streams of events already.',
  'error.server.tooManyStreams.help': 'Close one, try again later, or read /api/v1/events page by page.',
  'error.calendar.zoneUnknown': 'There is no time zone called {zone}.',
  'error.calendar.zoneUnknown.help':
    'Use a name of the IANA time zone database, for example `Europe/Berlin` or `UTC`.',
  'error.calendar.zoneMisspelled': 'There is no time zone called {zone}; {nearest} is near.',
  'error.calendar.zoneMisspelled.help':
    'Names are those of the IANA time zone database, for example `Europe/Berlin` or `UTC`.',
  'error.calendar.timeInvalid': '{text} is no local date or time of the years 1970 to 2199.',
  'error.calendar.timeInvalid.help':
    'Write `2026-12-24` or `2026-12-24T18:00`; the time zone is named beside it.',
  'error.calendar.periodEmpty':
    'The period from {start} to {end} is empty: its end does not lie after its start.',
  'error.calendar.periodEmpty.help':
    'Mend start or end. A date as the end belongs to the period; a time of day does not.',
  'error.calendar.periodTooLong': 'The period from {start} to {end} recurs and is longer than a year.',
  'error.calendar.periodTooLong.help': 'Shorten it, or write it once, without a rule.',
  'error.calendar.ruleInvalid': 'The recurrence rule {rule} is not valid at {part}.',
  'error.calendar.ruleInvalid.help':
    'Rules are those of RFC 5545, for example `FREQ=WEEKLY;BYDAY=FR` or `FREQ=MONTHLY;BYDAY=-1FR`.',
  'error.calendar.ruleTooOften': 'The recurrence rule {rule} happens too often for a calendar.',
  'error.calendar.ruleTooOften.help':
    'Use `FREQ=DAILY` or rarer, with at most 96 times a day in BYHOUR and BYMINUTE.',
  'error.calendar.rangeInvalid': 'From {start} to {end} there is no calendar to search.',
  'error.calendar.rangeInvalid.help': 'Name an end after the start, at most {days} days later.',
  'error.calendar.windowTooLong':
    'The release needs a window of {needed} h, and no window may be longer than {longest} h.',
  'error.calendar.windowTooLong.help':
    'Raise the longest window (max_duration) to {needed} h, or shorten the soaks before 100 % of the traffic.',
  'error.calendar.noWindow': 'No suitable release window found',
  'error.calendar.noWindow.help':
    '`tminus calendar windows` tells why each time was rejected, and which single change would give a window.',
  'error.calendar.conflictsUnresolved': 'Unable to resolve conflicts: {list}',
  'error.calendar.conflictsUnresolved.help': 'Move one of these releases, or search another range of dates.',
  'error.calendar.configured': '{name} stands in tminus.yaml, and is changed there alone.',
  'error.calendar.configured.help': 'Change the section `calendar` of tminus.yaml.',
  'error.calendar.duplicate': 'There is one called {name} already ({source}).',
  'error.calendar.duplicate.help': 'Take another name, or remove that one first.',
  'error.calendar.entryNotFound': 'Nothing on the calendar is called {name}; there are: {known}',
  'error.calendar.entryNotFound.help':
    'Name it as the list does, or by its id: `tminus calendar freeze list`.',
  'error.calendar.entryAmbiguous': 'Several on the calendar are called {name}: {ids}',
  'error.calendar.entryAmbiguous.help': 'Name one of them by its id.',
  'error.calendar.fileMissing': 'There is no file {file}.',
  'error.calendar.fileMissing.help': 'Paths are relative to where the command works; `-` reads from stdin.',
  'error.calendar.fileUnreadable': '{file} cannot be read: {reason}',
  'error.calendar.fileUnreadable.help': 'Name an iCalendar file that can be read.',
  'error.calendar.fileUnwritable': '{file} cannot be written: {reason}',
  'error.calendar.fileUnwritable.help': 'Name a place that can be written to.',
  'error.calendar.fileInvalid': 'The calendar file is not valid at line {line}: {problem}',
  'error.calendar.fileInvalid.help': 'Export the calendar again as iCalendar (RFC 5545), or mend that line.',
  'error.calendar.fileTooLarge': 'The calendar file is larger than {limit} bytes.',
  'error.calendar.fileTooLarge.help': 'Export fewer years, or in several files.',
  'error.calendar.tooManyEvents': 'The calendar file has more than {limit} events.',
  'error.calendar.tooManyEvents.help': 'Export fewer years, or in several files.',
  'error.defect.unexpected': 'Something is wrong in Tminus itself: {message}',
  'error.defect.unexpected.help': 'Nothing is lost; please report this with the log lines around it.',
} as const satisfies Readonly<Record<`error.${ErrorCode}` | `error.${ErrorCode}.help`, string>>;
