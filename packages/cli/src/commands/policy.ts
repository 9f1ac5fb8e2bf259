import { loadWorkspace } from '@tminus/adapters';
import { formatDuration, RELEASE_TYPES, type ReleasePolicy, type Translate } from '@tminus/domain';
import type { Context } from '../context.ts';
import { color, print, printJson } from '../output/terminal.ts';

/** `policy`: what each type of release asks for, with what the workspace changed (R-35 … R-45). */
export async function showPolicies(context: Context): Promise<void> {
  const { policies } = await loadWorkspace(context.configFile, context.translate);
  if (context.json) return printJson({ policies });
  print(
    RELEASE_TYPES.map((type) =>
      [
        color.bold(context.translate(`release.type.${type}`)),
        ...rows(policies[type], context.translate),
      ].join('\n'),
    ).join('\n\n'),
  );
}

const LABEL_WIDTH = 16;

function rows(policy: ReleasePolicy, t: Translate): string[] {
  const steps = policy.steps.map(({ percent, soakMs }) => `${percent}% (${formatDuration(soakMs)})`);
  const values = [
    ['cadence', t(`policy.cadence.${policy.cadence}`)],
    ['risk', t(`risk.level.${policy.risk}`)],
    ['tests', policy.suites.map((suite) => t(`policy.suite.${suite}`)).join(', ')],
    ['notice', t('policy.days', { count: policy.noticeDays })],
    ['work', t('policy.workDays', { count: policy.workDays })],
    ['communication', t(`policy.communication.${policy.communication}`)],
    ['approvers', policy.approvers.join(', ')],
    ['rollout', `${t(`plan.strategy.${policy.strategy}`)}: ${steps.join(' → ')}`],
  ] as const;
  return values.map(([name, value]) => `  ${color.dim(t(`policy.${name}`).padEnd(LABEL_WIDTH))}${value}`);
}
