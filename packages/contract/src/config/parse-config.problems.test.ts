import { describe, expect, it } from 'vitest';
import { API, problemsOf } from './testing.ts';

describe('what is wrong is reported with its place', () => {
  it.each<[string, string, string[]]>([
    ['an empty file', '', ['1:1 components missing']],
    ['comments only', '# nothing\n', ['1:1 components missing']],
    ['a text', 'hello', ['1:1 type']],
    ['a list', '- a', ['1:1 type']],
    ['no components', 'components: []', ['1:13 components empty']],
    ['components of the wrong type', 'components: api', ['1:13 components type']],
    ['a component without a name', 'components:\n  - path: api', ['2:5 components[0].name missing']],
    ['an unknown key', `${API}colour: red`, ['3:1 colour unknownKey']],
    ['a key that is nearly right', `${API}judje: {}`, ['3:1 judje unknownKeyNear judge']],
    [
      'a nested key that is nearly right',
      `${API}    deplyo: {}`,
      ['3:5 components[0].deplyo unknownKeyNear deploy'],
    ],
    [
      'a type of release that is nearly right',
      `${API}policy:\n  minr: {}`,
      ['4:3 policy.minr unknownKeyNear minor'],
    ],
    [
      'a name that cannot be one',
      'components:\n  - name: "a b"',
      ['2:11 components[0].name form.componentName'],
    ],
    ['a tag without its version', `${API}    tag: v1`, ['3:10 components[0].tag form.tagPattern']],
    [
      'a tag with two versions',
      `${API}    tag: "{version}{version}"`,
      ['3:10 components[0].tag form.tagPattern'],
    ],
    [
      'files outside the repository',
      `${API}    paths: ["../x", "/y", "proto/**"]`,
      ['3:13 components[0].paths[0] form.glob', '3:21 components[0].paths[1] form.glob'],
    ],
    [
      'shared files of a component that is not there',
      `${API}history: { shared: [{ paths: ["*.lock"], components: [apy] }] }`,
      ['3:55 history.shared[0].components[0] valueNear api'],
    ],
    ['a flag that is none', `${API}approvals: { allowSelf: maybe }`, ['3:25 approvals.allowSelf type']],
    [
      'a strategy that is nearly right',
      `${API}    rollout: { strategy: cannary }`,
      ['3:26 components[0].rollout.strategy valueNear canary'],
    ],
    [
      'a role that is nearly right',
      `${API}policy: { minor: { addApprovers: [securty] } }`,
      ['3:35 policy.minor.addApprovers[0] valueNear security'],
    ],
    [
      'a role like no other',
      `${API}policy: { minor: { addApprovers: [president] } }`,
      ['3:35 policy.minor.addApprovers[0] value'],
    ],
    [
      'a port too large',
      `${API}    traffic: { listen: 70000 }`,
      ['3:24 components[0].traffic.listen tooLarge'],
    ],
    [
      'no instances',
      `${API}    deploy: { command: [x], instances: 0 }`,
      ['3:40 components[0].deploy.instances tooSmall'],
    ],
    [
      'half an instance',
      `${API}    deploy: { command: [x], instances: 1.5 }`,
      ['3:40 components[0].deploy.instances type'],
    ],
    ['no command', `${API}    deploy: {}`, ['3:5 components[0].deploy.command missing']],
    ['an empty command', `${API}    deploy: { command: [] }`, ['3:24 components[0].deploy.command empty']],
    [
      'a command as a text',
      `${API}    deploy: { command: npm start }`,
      ['3:24 components[0].deploy.command type'],
    ],
    [
      'an unquoted number in the environment',
      `${API}    deploy: { command: [x], env: { A: 1 } }`,
      ['3:39 components[0].deploy.env.A type'],
    ],
    [
      'a health path that is none',
      `${API}    deploy: { command: [x], health: ready }`,
      ['3:37 components[0].deploy.health form.path'],
    ],
    ['a version that is none', `${API}product: { version: "01.2.3" }`, ['3:21 product.version form.version']],
    [
      'a dependency that is nearly right',
      `${API}  - name: web\n    dependsOn: [apl]`,
      ['4:17 components[1].dependsOn[0] valueNear api'],
    ],
    [
      'a dependency like no other',
      `${API}  - name: web\n    dependsOn: [warehouse]`,
      ['4:17 components[1].dependsOn[0] value'],
    ],
    [
      'a lease that a missed tick ends',
      `${API}judge: { tick: 2s, lease: 5s }`,
      ['3:27 judge.lease form.leaseTicks'],
    ],
    [
      'a password in the open',
      `${API}database: { url: "postgresql://tminus:secret@db/tminus" }`,
      ['3:18 database.url form.databaseUrl'],
    ],
    ['a component twice', `${API}  - name: api`, ['3:11 components[1].name duplicate']],
    [
      'a port twice',
      `${API}    traffic: { listen: 80 }\n  - name: web\n    traffic: { listen: 80 }`,
      ['5:24 components[1].traffic.listen duplicate'],
    ],
    ['a component that depends on itself', `${API}    dependsOn: [api]`, ['1:1 components cycle']],
    ['a circle', `${API}    dependsOn: [web]\n  - { name: web, dependsOn: [api] }`, ['1:1 components cycle']],
  ])('%s', (_what, text, expected) => {
    // A circle is nobody's own: it stands at the list of components.
    const lists = expected.map((line) => line.replace('1:1 components cycle', '2:3 components cycle'));
    expect(problemsOf(text)).toEqual(lists);
  });

  it.each([
    ['5', '30', 'duration'],
    ['5', 'soon', 'duration'],
    ['5', '5 minutes', 'duration'],
    ['5', '""', 'duration'],
    ['5', '[1h]', 'duration'],
    ['5', '0s', 'durationPositive'],
    ['0', '1h', 'percent'],
    ['101', '1h', 'percent'],
    ['-5', '1h', 'percent'],
    ['12.345', '1h', 'percent'],
    ['"5"', '1h', 'percent'],
    ['[5]', '1h', 'percent'],
  ])('a step of %s for %s', (percent, soak, form) => {
    const text = `${API}    rollout: { steps: [{ percent: ${percent}, soak: ${soak} }, { percent: 100, soak: 1h }] }`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(new RegExp(`^3:\\d+ components\\[0\\]\\S+ form\\.${form}$`)),
    ]);
  });

  it.each([
    ['[10, 5, 100]', ['[1].percent stepsGrow']],
    ['[10, 10, 100]', ['[1].percent stepsGrow']],
    ['[10, 50]', ['[1].percent stepsEnd']],
    ['[100]', ['[0].percent firstStepAll']],
    ['[50, 20, 10]', ['[1].percent stepsGrow', '[2].percent stepsGrow', '[2].percent stepsEnd']],
  ])('steps of %s', (percents, expected) => {
    const steps = (JSON.parse(percents) as number[]).map((percent) => `{ percent: ${percent}, soak: 1h }`);
    const text = `${API}    rollout: { steps: [${steps.join(', ')}] }`;
    expect(problemsOf(text).map((line) => line.replace(/^\S+ components\[0\]\.rollout\.steps/, ''))).toEqual(
      expected,
    );
  });

  it.each([
    ['judge: { tick: 0s }', 'judge.tick form.durationPositive'],
    ['judge: { lease: 0ms }', 'judge.lease form.durationPositive'],
    ['judge: { falseAlarms: 100% }', 'judge.falseAlarms form.lessThanAll'],
    ['judge: { minRequests: .inf }', 'judge.minRequests type'],
    ['rollback: { errorRate: 100% }', 'rollback.errorRate form.lessThanAll'],
    ['rollback: { errorRate: 0.07 }', 'rollback.errorRate form.bareShare'],
    ['judge: { margin: 0.5 }', 'judge.margin form.bareShare'],
    ['judge: { margin: 0 }', 'judge.margin form.percent'],
    ['judge: { margin: [5] }', 'judge.margin form.percent'],
    ['rollback: { latencyP95: 0s }', 'rollback.latencyP95 form.durationPositive'],
  ])('numbers that no rollout could be judged by: %s', (more, expected) => {
    expect(problemsOf(`${API}${more}`)).toEqual([expect.stringContaining(expected)]);
  });
});
