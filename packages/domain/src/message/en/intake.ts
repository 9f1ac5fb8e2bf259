/** Whether formal release management applies, and why. */
export const intake = {
  'intake.need.software': 'Versions move, of {count} {count:component|components}.',
  'intake.need.severalParts': 'Several parts must fit together: {count} {count:component|components}.',
  'intake.need.stakeholders':
    'Others have a say: {approvers} approver {approvers:role|roles}, {stakeholders} {stakeholders:stakeholder|stakeholders}.',
  'intake.need.production': 'It goes to production.',
  'intake.case.severalTeams': 'Work of {count} {count:team|teams} is released together.',
  'intake.case.versions': 'Version numbers of {count} {count:component|components} are to be managed.',
  'intake.case.notes': 'Release notes and documentation are published.',
  'intake.case.approvals':
    'Approvals and messages are to be coordinated: {approvers} approver {approvers:role|roles}, {stakeholders} {stakeholders:stakeholder|stakeholders}.',
  'intake.case.changeWindow': 'Production changes within a change window.',
  'intake.case.train': 'It leaves with the release train {train}.',
  'intake.case.emergency': 'It is an emergency: {type}.',
  'intake.case.compliance': 'Rules ask for a record of the change: {regimes}.',
  'intake.case.announcements':
    '{count} {count:announcement|announcements} of marketing and sales go with it.',
  'intake.screen.simpleFeature':
    'It is a single feature or fix of a team that releases without a formal process.',
  'intake.screen.developmentPush': 'It is one developer’s push to development.',
  'intake.screen.infrastructureOnly':
    'Only infrastructure changes, in {count} {count:file|files}; no software does.',
  'intake.screen.configurationOnly':
    'Only configuration changes, in {count} {count:file|files}, and no version moves.',
  'intake.screen.experimental': 'All of it is experimental: {components}.',
  'intake.screen.noNeed': 'Nothing calls for it: no version moves, and nobody is concerned.',
  'intake.reason.simpleFeature': 'a single feature or fix of a team that releases without a formal process',
  'intake.reason.developmentPush': 'one developer’s push to development',
  'intake.reason.infrastructureOnly': 'only infrastructure changes, no software',
  'intake.reason.configurationOnly': 'only configuration changes, and no version moves',
  'intake.reason.experimental': 'every component of it is experimental',
  'intake.reason.noNeed': 'no version moves, and nobody is concerned',
} as const;
