import type { Finding } from '../plan/finding.ts';
import { type KnownComponent, namesComponent } from './named-components.ts';
import {
  STEERING_FILES,
  STEERING_LIMIT,
  STEERING_NAMES,
  type Steering,
  type SteeringName,
} from './steering.ts';

/**
 * What the steering files leave open: files that are not there or were not read, and of those that were, what a release
 * manager looks for in vain. Components are compared with those of the workspace both ways.
 */
export function steeringFindings(steering: Steering, components: readonly KnownComponent[]): Finding[] {
  const unread = STEERING_NAMES.flatMap((name) => unreadFinding(steering, name));
  const isRead = (name: SteeringName): boolean => steering.files[name].state === 'read';
  return [
    ...unread,
    ...(isRead('structure') ? componentFindings(steering, components) : []),
    ...(isRead('tech') && steering.tools.length === 0 ? [lacking('steering.finding.noTools', 'tech')] : []),
    ...(isRead('product') && steering.audiences.length + steering.users.length === 0
      ? [lacking('steering.finding.noUsers', 'product')]
      : []),
    ...(isRead('product') && steering.businessImpact === null
      ? [lacking('steering.finding.noImpact', 'product')]
      : []),
  ];
}

const lacking = (code: string, name: SteeringName): Finding => ({
  code,
  params: { file: STEERING_FILES[name] },
});

function unreadFinding(steering: Steering, name: SteeringName): Finding[] {
  const file = steering.files[name];
  const where = { file: STEERING_FILES[name] };
  switch (file.state) {
    case 'read':
      return [];
    case 'missing':
      return [{ code: 'plan.finding.steeringMissing', params: where }];
    case 'tooLarge':
      return [{ code: 'steering.finding.tooLarge', params: { ...where, limit: STEERING_LIMIT } }];
    case 'unreadable':
      return [{ code: 'steering.finding.unreadable', params: { ...where, reason: file.reason } }];
  }
}

function componentFindings(
  { components: named, mentioned }: Steering,
  known: readonly KnownComponent[],
): Finding[] {
  if (named.length === 0 && mentioned.length === 0)
    return [lacking('steering.finding.noComponents', 'structure')];
  const strange = named.filter(({ name }) => !known.some((component) => namesComponent(name, component)));
  const silent = known.filter(({ name }) => !mentioned.includes(name)).map(({ name }) => name);
  return [
    ...listing(
      'steering.finding.unknownComponents',
      strange.map(({ name }) => name),
    ),
    ...listing('steering.finding.undescribedComponents', silent),
  ];
}

function listing(code: string, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const shown = names.length > 10 ? [...names.slice(0, 10), '…'] : names;
  return [{ code, params: { file: STEERING_FILES.structure, count: names.length, names: shown.join(', ') } }];
}
