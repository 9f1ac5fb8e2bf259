/** Problems of a configuration file, each shown as `line:column path: text`. */
export const config = {
  'config.problem.syntax': 'not readable as YAML: {reason}',
  'config.problem.unknownKey': 'there is no `{key}` here; there are: {known}',
  'config.problem.unknownKeyNear': 'there is no `{key}` here; did you mean `{nearest}`?',
  'config.problem.missing': '`{key}` is missing',
  'config.problem.type': 'should be {expected}, is {got}',
  'config.problem.value': '`{got}` is not possible; possible: {known}',
  'config.problem.valueNear': '`{got}` is not possible; did you mean `{nearest}`?',
  'config.problem.empty': 'must not be empty',
  'config.problem.tooSmall': 'must be at least {limit}',
  'config.problem.tooLarge': 'must be at most {limit}',
  'config.problem.form.duration': '`{got}` is not a duration; write it like 30s, 5m or 1h 30m',
  'config.problem.form.percent': '`{got}` is not a percentage between 0.01% and 100%; write it like 5%',
  'config.problem.form.bareShare':
    '`{got}` could mean {got}% or a share of 1; write it with its sign, like 5% or 0.5%',
  'config.problem.form.durationPositive': '`{got}` is too short; it must be longer than nothing',
  'config.problem.form.lessThanAll': '`{got}` must be below 100%',
  'config.problem.form.path': '`{got}` must begin with /',
  'config.problem.form.referencePattern':
    '`{got}` must hold {number} exactly once, with text in front and no digit beside it, like AB#{number}',
  'config.problem.form.tagPattern':
    '`{got}` must hold {version} exactly once, like v{version} or api/v{version}',
  'config.problem.form.revision': '`{got}` is no commit or tag, like 1a2b3c4 or v1.0.0',
  'config.problem.form.glob':
    '`{got}` is no pattern for files: from the repository root, such as `proto/**` or `!**/*.md`',
  'config.problem.form.componentName': '`{got}` is no name: letters, digits and @ / . _ - only',
  'config.problem.form.manifestPath':
    '`{got}` must be `auto`, or the path of a file relative to the path of the component, with /',
  'config.problem.form.version': '`{got}` is not a version like 1.2.3',
  'config.problem.form.webhookName': '`{got}` is no name: letters, digits and . _ - only',
  'config.problem.form.webhookUrl':
    '`{got}` must be an http or https address without a password in it, or a placeholder like ${env:NAME}',
  'config.problem.form.secret': 'a secret must not stand here itself; write ${env:NAME} or ${file:PATH}',
  'config.problem.form.leaseTicks': '`{got}` is too short: a lease lasts at least three ticks',
  'config.problem.form.databaseUrl':
    'write postgresql://user@host/name, with the password as ${env:NAME} or ${file:PATH}',
  'config.problem.form.range':
    '`{got}` is not a range of versions; write it like ^1.2.0, ~1.2.0 or >=1.2.0 <3',
  'config.problem.form.commitType': '`{got}` is no commit type: small letters, digits and - only',
  'config.problem.form.initialOrder': 'what breaks must move a version at least as far as a feature',
  'config.problem.form.calendarToken':
    '`{got}` is no calendar format; it is made of YYYY, YY, MM, WW, MAJOR, MINOR, MICRO with dots between, like YYYY.MM.MICRO',
  'config.problem.form.calendarPadded':
    '`{got}` gives leading zeros, which SemVer cannot order; write YY, MM or WW, as in YY.MM.MICRO',
  'config.problem.form.calendarParts': '`{got}` must have three parts, like YYYY.MM.MICRO',
  'config.problem.form.calendarOrder':
    '`{got}` would not grow with time: the year comes first, and larger parts before smaller ones',
  'config.problem.form.calendarCounter':
    '`{got}` leaves no room for a second release of the same day; end it with MICRO, like YYYY.MM.MICRO',
  'config.problem.groupSchemes': 'components of one group must count alike: {got}',
  'config.problem.form.insidePath': '`{got}` must be a path below the repository, like docs/CHANGELOG.md',
  'config.problem.form.linkUrl':
    '`{got}` must be an address with {id} in place of the id, like https://jira.example/browse/{id}',
  'config.problem.form.forgeUrl':
    '`{got}` must be the address of the repository, like https://git.example/group/project',
  'config.problem.form.text': '`{got}` is no text; write one, or one for each language: `en: …`, `ja: …`',
  'config.problem.form.webAddress': '`{got}` is not an http or https address',
  'config.problem.form.email': '`{got}` is not an e-mail address',
  'config.problem.form.forgeRepository': '`{got}` is no repository like owner/name',
  'config.problem.form.remoteName': '`{got}` is no name of a git remote, like origin',
  'config.problem.form.oneLine': 'must be one line of text',
  'config.problem.form.localMoment': '`{got}` is no local time; write it like 2026-12-24 or 2026-12-24T18:00',
  'config.problem.form.periodOrder': '`to` must come after `from`',
  'config.problem.form.recurrence':
    '`{got}` is no recurrence; write daily, weekly, monthly, yearly or a rule like FREQ=MONTHLY;BYDAY=-1FR',
  'config.problem.form.other': '`{got}` does not have the right form',
  'config.problem.belowMinimum':
    '`{got}` is below what this type of release has at least; possible: {allowed}',
  'config.problem.taskMissing': 'there must be a task `{key}`',
  'config.problem.afterCycle': '`after` goes round in a circle: {cycle}',
  'config.problem.form.days':
    '`{got}` is no number of days; write one, or optimistic, likely and pessimistic',
  'config.problem.form.estimate': 'must be in order: optimistic ≤ likely ≤ pessimistic',
  'config.problem.duplicate': '`{got}` is there twice',
  'config.problem.stepsGrow': 'must be larger than the step before ({before}%)',
  'config.problem.stepsEnd': 'the last step must be 100%',
  'config.problem.firstStepAll': 'a canary may not begin with 100%; start smaller, or choose blue-green',
  'config.problem.tagsAlike':
    '`{got}`: its tags cannot be told from those of {other}, in the same repository, so each would count the versions of the other; give each a tag of its own, or put both into one group of versioning.fixed',
  'config.problem.pathMissing':
    '`{got}` is neither in the work tree nor in any commit of {repo}, and nothing there has a name like it',
  'config.problem.pathMissingNear':
    '`{got}` is neither in the work tree nor in any commit of {repo}; did you mean `{nearest}`?',
  'config.problem.pathElsewhere':
    '`{got}` is not in {repo} as it is checked out, only in other commits: nothing new is found there. If it moved, mend the path and name this one in formerPaths',
  'config.problem.pathElsewhereNear':
    '`{got}` is not in {repo} as it is checked out, only in other commits: nothing new is found there. If it is `{nearest}` now, write that and name this one in formerPaths',
  'config.problem.cycle': 'dependsOn goes round in a circle: {cycle}',
} as const;
