/** What steering files leave open. */
export const steering = {
  'steering.finding.tooLarge': '{file} is larger than {limit} bytes and was not read.',
  'steering.finding.unreadable': '{file} cannot be read: {reason}',
  'steering.finding.noComponents':
    '{file} names no component: list them under a heading such as `## Components`.',
  'steering.finding.unknownComponents':
    '{file} names {count} {count:component|components} that `tminus.yaml` does not have: {names}.',
  'steering.finding.undescribedComponents':
    '{file} does not name {count} {count:component|components} of `tminus.yaml`: {names}.',
  'steering.finding.noTools': '{file} names no deployment tool, such as Docker or Kubernetes.',
  'steering.finding.noUsers': '{file} does not say who the users are, such as enterprises or end users.',
  'steering.finding.noImpact':
    '{file} does not say how much the business depends on it, as in `Business impact: high`.',
} as const;
