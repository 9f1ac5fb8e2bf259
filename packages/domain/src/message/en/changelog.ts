/** What is said of a changelog, and problems of a change fragment, each shown as `file:line: text`. */
export const changelog = {
  'changelog.edited':
    '{file}: the entry of {commit} was edited there and stays; {fragment} has other words for it, delete the entry to get them',
  'fragment.problem.unclosed': 'the `---` that begins the front matter is never closed',
  'fragment.problem.line': '`{got}` is no line of the form `key: value`',
  'fragment.problem.key': 'there is no `{key}`; there are: {known}',
  'fragment.problem.keyNear': 'there is no `{key}`; did you mean `{nearest}`?',
  'fragment.problem.twice': '`{key}` is there twice',
  'fragment.problem.value': '`{got}` is not possible for `{key}`; possible: {known}',
  'fragment.problem.valueNear': '`{got}` is not possible for `{key}`; did you mean `{nearest}`?',
  'fragment.problem.reference': '`{got}` is no id like #12, REQ-003 or JIRA-9',
  'fragment.problem.commit': '`{got}` is no id of a commit: 7 or more hexadecimal digits',
  'fragment.problem.commitUnknown':
    'there is no commit `{got}`; name the one whose entry these words replace, or say its `type` in place of it',
  'fragment.problem.commitAmbiguous':
    '`{got}` begins the ids of several objects; write more digits of the commit',
  'fragment.problem.component': 'there is no component `{got}`; there are: {known}',
  'fragment.problem.componentNear': 'there is no component `{got}`; did you mean `{nearest}`?',
  'fragment.problem.kindless':
    'say what it is: `type: feat`, `section: added`, or the `commit` that it rewords',
  'fragment.problem.subject': 'the words are missing: the first line below the front matter',
} as const;
