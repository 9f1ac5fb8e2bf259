import { basename, relative } from 'node:path';
import type { Component, MessageKey, Translate } from '@tminus/domain';

/**
 * A `tminus.yaml` in `directory` for these components, with the rest of the options as comments that say what
 * they are for.
 */
export function renderConfig(
  components: readonly Component[],
  directory: string,
  translate: Translate,
): string {
  const blocks = components.map(({ name, repo, path, tagPattern, dependsOn }) =>
    [
      `  - name: ${quote(name)}`,
      ...(relative(directory, repo) === '' ? [] : [`    repo: ${quote(relative(directory, repo))}`]),
      ...(path === '.' ? [] : [`    path: ${quote(path)}`]),
      `    tag: ${JSON.stringify(tagPattern)}`,
      ...(dependsOn.length === 0 ? [] : [`    dependsOn: [${dependsOn.map(quote).join(', ')}]`]),
    ].join('\n'),
  );
  const groups = fixedGroups(components);
  return [
    `# ${translate('config.comment.title')}`,
    'product:',
    `  name: ${quote(basename(directory) || 'product')}`,
    '',
    `# ${translate('config.comment.components')}`,
    'components:',
    ...blocks,
    ...groups,
    '',
    ...OPTIONS.filter(([key]) => groups.length === 0 || key !== 'config.comment.versioning').flatMap(
      ([key, lines]) => [`# ${translate(key)}`, ...lines.map((line) => `# ${line}`), ''],
    ),
  ].join('\n');
}

/** Components that share their versions, by the groups that were found. */
function fixedGroups(components: readonly Component[]): string[] {
  const groups = new Set(
    components.flatMap(({ versioning }) =>
      versioning?.group?.kind === 'fixed' ? [`[${versioning.group.members.map(quote).join(', ')}]`] : [],
    ),
  );
  return groups.size === 0 ? [] : ['', 'versioning:', `  fixed: [${[...groups].join(', ')}]`];
}

/** What may be said beyond the components, in the order in which a release needs it; valid as soon as the `#` goes. */
const OPTIONS: readonly (readonly [MessageKey, readonly string[]])[] = [
  [
    'config.comment.deploy',
    [
      '  deploy:',
      '    command: [node, server.js]   # PORT, HOST',
      '    health: /healthz',
      '    instances: 2',
      '    env: { API_TOKEN: "${env:API_TOKEN}" }',
      '  traffic:',
      '    listen: 8080',
      '  rollout:',
      '    strategy: canary',
      '    steps: [{ percent: 5%, soak: 1h }, { percent: 25%, soak: 2h }, { percent: 100%, soak: 24h }]',
    ],
  ],
  ['config.comment.history', ['history: { references: [{ pattern: "AB#{number}", kind: ticket }] }']],
  [
    'config.comment.versioning',
    ['versioning: { initialDevelopment: { breaking: minor }, propagate: range }'],
  ],
  [
    'config.comment.lint',
    ['lint: { types: [feat, fix, docs, chore], maxSubject: 72, requireReference: [feat, fix] }'],
  ],
  [
    'config.comment.branches',
    ['branches: { main: main, release: "release/{version}", hotfix: "hotfix/{version}" }'],
  ],
  ['config.comment.scope', ['scope: { file: "storage/releases/v{version}/scope.yaml" }']],
  ['config.comment.changelog', ['changelog: { file: CHANGELOG.md, files: both, sections: { docs: none } }']],
  [
    'config.comment.notes',
    ['notes: { languages: [en, ja], formats: [md, html], support: { email: help@example.com } }'],
  ],
  ['config.comment.policy', ['policy:', '  minor: { noticeDays: 7, addApprovers: [security] }']],
  ['config.comment.approvals', ['approvals: { allowSelf: true }']],
  ['config.comment.rollback', ['rollback: { errorRate: 5%, latencyP95: 500ms }']],
  ['config.comment.judge', ['judge: { falseAlarms: 1%, margin: 5%, minRequests: 60, maxExtensions: 3 }']],
  ['config.comment.publish', ['publish: { tags: true, remote: origin, mergeBack: true }']],
  [
    'config.comment.notifications',
    ['notifications: { webhooks: [{ name: team, url: "${env:WEBHOOK_URL}", events: ["release.*"] }] }'],
  ],
];

/** Words that YAML, in one of its versions, takes for something else than text. */
const RESERVED = /^(true|false|yes|no|on|off|y|n|null)$/i;

/** As it is where that is text beyond doubt, else in double quotes, whose escapes JSON and YAML share. */
const quote = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9./_-]*$/.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
