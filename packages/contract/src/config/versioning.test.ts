import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

const MANY = 'components:\n  - name: api\n  - name: web\n  - name: cli\n';
const configOf = (text: string) => {
  const parsed = parseConfig(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
};

describe('versioning', () => {
  it('is SemVer, with dependents that follow a range with a patch, where nothing is said', () => {
    expect(configOf(API).versioning).toEqual({
      scheme: 'semver',
      format: 'YYYY.MM.MICRO',
      initialDevelopment: { breaking: 'minor', feature: 'minor' },
      types: {},
      propagate: 'range',
      propagateAs: 'patch',
      fixed: [],
      linked: [],
    });
  });

  it('can be a calendar, of a workspace or of one component', () => {
    const { versioning, components } = configOf(
      'components:\n  - name: api\n    versioning: { scheme: semver }\n  - name: web\nversioning:\n  scheme: calver\n  format: YY.MINOR.MICRO\n',
    );
    expect(versioning).toMatchObject({ scheme: 'calver', format: 'YY.MINOR.MICRO' });
    expect(components.map((component) => component.versioning)).toEqual([{ scheme: 'semver' }, undefined]);
  });

  it('has groups, policies and types of its own', () => {
    const text = `${MANY}versioning:\n  fixed: [[api, web]]\n  linked: [[cli]]\n  propagate: always\n  propagateAs: same\n  types: { deps: patch, wip: none }\n  initialDevelopment: { breaking: major }\n`;
    expect(configOf(text).versioning).toMatchObject({
      fixed: [['api', 'web']],
      linked: [['cli']],
      propagate: 'always',
      propagateAs: 'same',
      types: { deps: 'patch', wip: 'none' },
      initialDevelopment: { breaking: 'major', feature: 'minor' },
    });
  });

  it.each([
    ['scheme: semvar', '4:11 versioning.scheme valueNear semver'],
    ['shceme: semver', '4:3 versioning.shceme unknownKeyNear scheme'],
    ['format: YY.0M.MICRO', '4:11 versioning.format form.calendarPadded'],
    ['format: YYYY.MM', '4:11 versioning.format form.calendarParts'],
    ['format: YYYY.MM.DD', '4:11 versioning.format form.calendarCounter'],
    ['format: YYYY-MM-MICRO', '4:11 versioning.format form.calendarToken'],
    ['format: MM.YYYY.MICRO', '4:11 versioning.format form.calendarOrder'],
    ['format: YYYY.MICRO.MINOR', '4:11 versioning.format form.calendarOrder'],
    ['format: MAJOR.MINOR.MICRO', '4:11 versioning.format form.calendarOrder'],
    ['types: { deps: huge }', '4:18 versioning.types.deps value'],
    [
      'initialDevelopment: { breaking: patch }',
      '4:35 versioning.initialDevelopment.breaking form.initialOrder',
    ],
    ['fixed: [[api, wep]]', '4:17 versioning.fixed[0][1] value'],
    ['fixed: [[api, ap]]', '4:17 versioning.fixed[0][1] valueNear api'],
    ['linked: [[api], [api]]', '4:20 versioning.linked[1][0] duplicate'],
  ])('reports %s', (line, problem) => {
    expect(problemsOf(`${API}versioning:\n  ${line}\n`)).toEqual([problem]);
  });

  it('reports a group that counts in two ways', () => {
    const text =
      'components:\n  - name: api\n    versioning: { scheme: calver }\n  - name: web\nversioning:\n  fixed:\n    - [api, web]\n';
    expect(problemsOf(text)).toEqual(['7:7 versioning.fixed[0] groupSchemes']);
  });
});

describe('a dependency', () => {
  const withDependency = (written: string) =>
    `components:\n  - name: lib\n  - name: api\n    dependsOn:\n      - ${written}\n`;

  it('is a name, or a name with a range', () => {
    const [, plain] = configOf(withDependency('lib')).components;
    expect(plain?.dependsOn).toEqual([{ name: 'lib' }]);
    const [, ranged] = configOf(withDependency('{ name: lib, range: ^1.2.0 }')).components;
    expect(ranged?.dependsOn).toEqual([{ name: 'lib', range: '^1.2.0' }]);
  });

  it.each([
    ['{ name: lib, range: newest }', '5:29 components[1].dependsOn[0].range form.range'],
    ['{ name: lib, range: "" }', '5:29 components[1].dependsOn[0].range form.range'],
    ['{ name: lib, rangee: ^1.0.0 }', '5:22 components[1].dependsOn[0].rangee unknownKeyNear range'],
    ['{ range: ^1.0.0 }', '5:9 components[1].dependsOn[0].name missing'],
    ['{ name: lob }', '5:9 components[1].dependsOn[0] valueNear lib'],
    ['7', '5:9 components[1].dependsOn[0] type'],
    ['{ name: api }', '2:3 components cycle'],
  ])('reports %s', (written, problem) => {
    expect(problemsOf(withDependency(written))).toEqual([problem]);
  });
});
