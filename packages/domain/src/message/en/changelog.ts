/** Problems of a change fragment, each shown as `file:line: text`. */
export const changelog = {
  'fragment.problem.unclosed': 'the `---` that begins the front matter is never closed',
  'fragment.problem.line': '`{got}` is no line of the form `key: value`',
  'fragment.problem.key': 'there is no `{key}`; there are: {known}',
  'fragment.problem.twice': '`{key}` is there twice',
  'fragment.problem.value': '`{got}` is not possible for `{key}`; possible: {known}',
  'fragment.problem.reference': '`{got}` is no id like #12, REQ-003 or JIRA-9',
  'fragment.problem.commit': '`{got}` is no id of a commit: 7 or more hexadecimal digits',
  'fragment.problem.commitUnknown': 'the commit `{got}` is not in this history',
  'fragment.problem.component': 'there is no component `{got}`; there are: {known}',
  'fragment.problem.kindless':
    'say what it is: `type: feat`, `section: added`, or the `commit` that it rewords',
  'fragment.problem.subject': 'the words are missing: the first line below the front matter',
} as const;
