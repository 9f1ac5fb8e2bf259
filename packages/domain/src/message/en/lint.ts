/** What is wrong with a commit message, and what the freeze says. */
export const lint = {
  'cli.lint': 'commits that do not conform, with the fix; the freeze check for pipelines',
  'cli.argument.range': 'commits, as A..B (default: what the main branch does not have)',
  'cli.option.message': 'check the message in this file, or of stdin (-), as a commit-msg hook does',
  'cli.option.lintFormat': 'form of the output (default: text)',
  'cli.option.branch':
    'the branch that the commits are for (default: the target of the pipeline, or the present one)',
  'cli.option.freezeDate': 'the branch is frozen from this day, YYYY-MM-DD (default: as planned)',
  'cli.option.strict': 'warnings count like errors',
  'lint.error': 'error',
  'lint.warning': 'warning',
  'lint.rule.empty': 'the message is empty',
  'lint.rule.form': 'not of the form type(scope): subject (Conventional Commits 1.0.0)',
  'lint.rule.type': 'there is no type {type}; there are: {types}',
  'lint.rule.typeSpelling': 'type {type} is usually written {intended}',
  'lint.rule.scope': 'there is no scope {scope}; there are: {known}',
  'lint.rule.subjectLength': 'the first line has {length} characters, {limit} is the limit',
  'lint.rule.fullStop': 'the subject ends with a full stop',
  'lint.rule.blankLine': 'a blank line is missing after the first line',
  'lint.rule.breakingFooter': 'only BREAKING CHANGE in capitals and with a colon marks what breaks: {line}',
  'lint.rule.breakingSpelling': '{line} must begin with BREAKING CHANGE: to say that something breaks',
  'lint.rule.breakingPlural':
    '{line} is read as BREAKING CHANGE: here, and by no other tool; write it without the S',
  'lint.rule.breakingMark': 'it breaks something, and the first line does not say so with !',
  'lint.rule.footerLost':
    'this looks like a footer but is not read as one, put a blank line before it: {line}',
  'lint.rule.reference': 'a {type} must name what it belongs to, such as REQ-003, BUG-12, ABC-9 or #12',
  'lint.rule.leftover': '{mark} is left over: rebase with --autosquash',
  'lint.fragment.help':
    '`changelog`, `notes`, `plan` and `ship` refuse change fragments until these lines are mended.',
  'lint.freeze.feature': 'a feature came to {branch} on {arrived}, after its freeze of {date}',
  'lint.freeze.breaking': 'a breaking change came to {branch} on {arrived}, after its freeze of {date}',
  'lint.freeze.help':
    'Take it out, or ask {manager} (release manager) for an exception: change, reason and approver under freeze.exceptions in tminus.yaml.',
  'lint.freeze.ownException': 'Its author cannot grant the exception; somebody else must.',
  'lint.freeze.anybody': 'the release manager',
  'lint.freeze.noDate':
    '{branch}: {file} is not in this clone, so the freeze was not checked. Commit that file of `tminus plan` to the branch, or say the day with --freeze-date',
  'lint.freeze.kept': '{branch} is frozen from {date}; nothing came to it since that may not',
  'lint.freeze.open': '{branch} will be frozen from {date}',
  'lint.freeze.excepted': 'excepted: {subject} ({reason}; {approver})',
  'lint.summary': 'commits: {commits}, errors: {errors}, warnings: {warnings}',
} as const;
