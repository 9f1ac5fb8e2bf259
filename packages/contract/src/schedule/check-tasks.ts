import { RefusalError, scheduleNetwork } from '@tminus/domain';
import { nearestName, type PlacedProblem } from '../config/problem.ts';

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const nameOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** Further mistakes are told when these are mended: looking for the nearest of many names takes its time. */
const MOST_NEAREST = 20;

/**
 * What the shape alone cannot tell of a network: ids that are there twice, dependencies on nobody or on oneself, circles,
 * and calendars or dates without a start. Takes the values as they were read, whatever else is wrong with them.
 */
export function checkTasks(root: unknown): PlacedProblem[] {
  const tasks = listOf(membersOf(root)['tasks']).map((value) => {
    const { id, dependsOn } = membersOf(value);
    return {
      id: nameOf(id),
      before: listOf(dependsOn).map((each) => nameOf(each) ?? nameOf(membersOf(each)['id'])),
    };
  });
  const problems: PlacedProblem[] = [];
  const known = new Set<string>();
  for (const [index, { id }] of tasks.entries()) {
    if (id === null) continue;
    if (known.has(id))
      problems.push({ path: ['tasks', index, 'id'], code: 'duplicate', params: { got: id } });
    known.add(id);
  }
  // A name that cannot be read may be the very one that is meant.
  const isLegible = tasks.every(({ id }) => id !== null);
  let looked = 0;
  for (const [index, { id, before }] of tasks.entries())
    for (const [place, name] of before.entries()) {
      const path = ['tasks', index, 'dependsOn', place];
      if (name !== null && name === id)
        problems.push({ path, code: 'form', params: { got: name, form: 'dependsOnItself' } });
      else if (name !== null && isLegible && !known.has(name)) {
        looked += 1;
        problems.push(unknownTask(name, looked > MOST_NEAREST ? [] : [...known], path));
      }
    }
  return [
    ...problems,
    ...(problems.length === 0 && isLegible ? checkCircle(tasks) : []),
    ...checkStart(root),
  ];
}

function unknownTask(name: string, known: readonly string[], path: readonly PropertyKey[]): PlacedProblem {
  const nearest = nearestName(name, known);
  return nearest === null
    ? { path, code: 'form', params: { got: name, form: 'task' } }
    : { path, code: 'valueNear', params: { got: name, nearest } };
}

interface Waiting {
  readonly id: string | null;
  readonly before: readonly (string | null)[];
}

/** Told where the first task of the circle says what it waits for. */
function checkCircle(tasks: readonly Waiting[]): PlacedProblem[] {
  const network = tasks.map(({ id, before }) => ({
    id: id ?? '',
    duration: 0,
    dependsOn: before.flatMap((name) => (name === null ? [] : [{ id: name }])),
  }));
  const outcome = scheduleNetwork(network);
  if (outcome.ok) return [];
  const { code, params } = outcome.refusal;
  if (code !== 'schedule.cycle') throw new RefusalError(code, params);
  const [first] = String(params['cycle']).split(' → ');
  const index = tasks.findIndex(({ id }) => id === first);
  return [{ path: ['tasks', index, 'dependsOn'], code: 'cycle', params }];
}

/** Calendars and dates mean nothing where nobody said what day 0 is. */
function checkStart(root: unknown): PlacedProblem[] {
  const file = membersOf(root);
  if (file['start'] !== undefined) return [];
  const dated = (members: Members, names: readonly string[], path: readonly PropertyKey[]): PlacedProblem[] =>
    names
      .filter((name) => typeof members[name] === 'string')
      .map((name) => ({ path: [...path, name], atKey: true, code: 'startMissing' }));
  const { calendar } = file;
  return [
    ...(calendar === undefined || calendar === false || calendar === null
      ? []
      : [{ path: ['calendar'], atKey: true, code: 'startMissing' }]),
    ...dated(file, ['finish', 'asOf'], []),
    ...listOf(file['tasks']).flatMap((value, index) =>
      dated(
        membersOf(value),
        ['notBefore', 'on', 'deadline', 'actualStart', 'actualFinish'],
        ['tasks', index],
      ),
    ),
  ];
}
