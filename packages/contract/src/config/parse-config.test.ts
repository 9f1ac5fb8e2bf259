import { isMessageKey } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';
import { versioning } from './versioning.ts';

/** What is published where nothing is said about it. */
const PUBLISH = {
  commit: true,
  message: 'chore(release): v{version}',
  tags: true,
  remote: null,
  mergeBack: true,
  forge: null,
};

describe('a configuration that is valid', () => {
  it('needs no more than a component, and has every default filled in', () => {
    expect(parseConfig(API)).toMatchObject({
      ok: true,
      config: {
        product: { name: 'product', tag: 'v{version}' },
        components: [{ name: 'api', path: '.', repo: '.', tag: 'v{version}', dependsOn: [] }],
        policy: {},
        approvals: { allowSelf: false },
        rollback: { errorRate: 5, latencyP95: 500 },
        judge: { falseAlarms: 1, margin: 5, minRequests: 60, maxExtensions: 3, tick: 1_000, lease: 5_000 },
        history: { references: [] },
        versioning: versioning.parse({}),
        publish: PUBLISH,
        notifications: { webhooks: [] },
        notes: { languages: ['en'], formats: ['md'], audiences: [], documentation: [], themes: [] },
      },
    });
  });

  it('may say everything', () => {
    const parsed = parseConfig(`
product: { name: Kiosk, version: 3.1.0-rc.1+7 }
components:
  - name: '@kiosk/api'
    path: services/api
    paths: [proto/**, '!**/*.md']
    formerPaths: [src]
    repo: ../api
    tag: api/v{version}
    dependsOn: [db]
    deploy:
      build: [npm, ci]
      command: [node, server.js]
      health: /ready
      instances: 2
      startTimeout: 1m 30s
      drainTimeout: 0s
      env: { TOKEN: "\${env:TOKEN}" }
    traffic: { listen: 8080 }
    rollout:
      strategy: canary
      steps: [{ percent: 12.5%, soak: 1h }, { percent: 100, soak: 1d }]
  - name: db
policy:
  hotfix: { noticeDays: 0, workDays: 1, addApprovers: [qa], strategy: rolling, steps: [{ percent: 100%, soak: 5m }] }
approvals: { allowSelf: true }
history: { shared: [{ paths: [package-lock.json], components: all }, { paths: ['*.lock'], components: [db] }] }
rollback: { errorRate: 2.5%, latencyP95: 250ms }
judge: { falseAlarms: 0.5%, margin: 1%, minRequests: 10, maxExtensions: 0, tick: 250ms, lease: 5s }
`);
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        product: { name: 'Kiosk', version: '3.1.0-rc.1+7', tag: 'v{version}' },
        components: [
          {
            name: '@kiosk/api',
            path: 'services/api',
            paths: ['proto/**', '!**/*.md'],
            formerPaths: ['src'],
            repo: '../api',
            tag: 'api/v{version}',
            dependsOn: [{ name: 'db' }],
            deploy: {
              build: ['npm', 'ci'],
              command: ['node', 'server.js'],
              health: '/ready',
              instances: 2,
              startTimeout: 90_000,
              drainTimeout: 0,
              env: { TOKEN: '$' + '{env:TOKEN}' },
            },
            traffic: { listen: 8_080 },
            rollout: {
              strategy: 'canary',
              steps: [
                { percent: 12.5, soak: 3_600_000 },
                { percent: 100, soak: 86_400_000 },
              ],
            },
          },
          { name: 'db', path: '.', repo: '.', tag: 'v{version}', dependsOn: [] },
        ],
        policy: {
          hotfix: {
            noticeDays: 0,
            workDays: 1,
            addApprovers: ['qa'],
            strategy: 'rolling',
            steps: [{ percent: 100, soak: 300_000 }],
          },
        },
        approvals: { allowSelf: true },
        history: {
          shared: [
            { paths: ['package-lock.json'], components: 'all' },
            { paths: ['*.lock'], components: ['db'] },
          ],
        },
        rollback: { errorRate: 2.5, latencyP95: 250 },
        judge: { falseAlarms: 0.5, margin: 1, minRequests: 10, maxExtensions: 0, tick: 250, lease: 5_000 },
        versioning: versioning.parse({}),
        publish: PUBLISH,
        notifications: { webhooks: [] },
        notes: { languages: ['en'], formats: ['md'], audiences: [], documentation: [], themes: [] },
      },
    });
  });

  it.each([
    [
      'a hotfix that begins with all traffic, because it is blue-green',
      'policy: { hotfix: { steps: [{ percent: 100%, soak: 1m }] } }',
    ],
    [
      'the same free port twice',
      '  - name: web\n    traffic: { listen: 0 }\n  - name: db\n    traffic: { listen: 0 }',
    ],
    [
      'parts that are written once',
      '  - { name: web, deploy: &run { command: [x] } }\n  - { name: db, deploy: *run }',
    ],
  ])('may hold %s', (_what, more) => expect(problemsOf(`${API}${more}`)).toEqual([]));
});

it('everything is reported at once, in the order of the file', () => {
  const text = `product: { nmae: Kiosk }
components:
  - name: api
    dependsOn: [wbe]
    traffic: { listen: 80 }
    rollout:
      steps:
        - { percent: 150%, soak: 1h }
        - { percent: 50%, soak: never }
  - name: web
    tag: v1
    traffic: { listen: 80 }
  - name: web
    colour: red
policy:
  minor: { strategy: cannary, steps: [{ percent: 10%, soak: 1h }] }
judge: { tick: 0s }
`;
  expect(problemsOf(text)).toEqual([
    '1:12 product.nmae unknownKeyNear name',
    '4:17 components[0].dependsOn[0] valueNear web',
    '8:22 components[0].rollout.steps[0].percent form.percent',
    '9:22 components[0].rollout.steps[1].percent stepsEnd',
    '9:33 components[0].rollout.steps[1].soak form.duration',
    '11:10 components[1].tag form.tagPattern',
    '12:24 components[1].traffic.listen duplicate',
    '13:11 components[2].name duplicate',
    '14:5 components[2].colour unknownKey',
    '16:22 policy.minor.strategy valueNear canary',
    '16:50 policy.minor.steps[0].percent stepsEnd',
    '17:16 judge.tick form.durationPositive',
  ]);
});

describe('what is no YAML is reported where reading stopped', () => {
  it.each([
    ['a list without an end', 'components: [', '1:14'],
    ['a text without an end', 'a: "b\nc: d', '2:5'],
    ['a mapping in a value', 'a: b: c', '1:4'],
    ['a key twice', `${API}judge: {}\njudge: {}`, '4:1'],
    ['two documents', `${API}---\na: b`, '3:1'],
    ['a reference to nothing', `${API}judge: *judge`, '3:8'],
    ['a tab for indentation', 'a:\n\tb: c', '2:1'],
  ])('%s', (_what, text, place) => {
    expect(problemsOf(text).map((line) => line.split(' '))).toContainEqual([place, 'syntax']);
  });

  it('also when it unfolds without end, or is nested without end', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const bomb = names.map(
      (name, n) => `${name}: &${name} [${Array(9).fill(n === 0 ? 'x' : `*${names[n - 1]}`)}]`,
    );
    expect(problemsOf(bomb.join('\n'))).toEqual(['1:1 syntax']);
    expect(problemsOf('['.repeat(20_000))[0]).toContain('syntax');
  });

  it('without the types of other programs: what they name is a text', () => {
    expect(problemsOf(`${API}product: { name: !!binary aGk= }`)).toEqual([]);
  });
});

const fragments = fc
  .array(
    fc.constantFrom(
      ...[
        'components:',
        '\n',
        '  ',
        '- ',
        'name: api',
        'dependsOn: [api]',
        '{',
        '}',
        '[',
        ']',
        ':',
        ', ',
        '"',
        '#',
      ],
      ...[
        '&a ',
        '*a',
        '!!set ',
        '? ',
        '| ',
        '> ',
        '---',
        '...',
        '%YAML',
        '\t',
        '\r\n',
        '\u0000',
        '\ufeff',
        '<<: ',
      ],
      ...[
        'policy: ',
        'steps: ',
        'percent: 5%',
        'soak: 1h',
        'rollout: ',
        'null',
        '1e999',
        '.nan',
        '__proto__: ',
      ],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fragments);

  it('it is answered, with every problem inside of it and a text for each', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseConfig(text);
        if (parsed.ok) return;
        const lines = text.split('\n');
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { line, column, code, params } of parsed.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          const key = code === 'form' ? `config.problem.form.${params['form']}` : `config.problem.${code}`;
          expect([key, isMessageKey(key)]).toEqual([key, true]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('the answer does not depend on how lines end', () => {
    fc.assert(
      fc.property(fragments, (text) => {
        const unix = text.replaceAll('\r', '');
        expect(problemsOf(unix.replaceAll('\n', '\r\n')).map((line) => line.replace(/^\S+/, ''))).toEqual(
          problemsOf(unix).map((line) => line.replace(/^\S+/, '')),
        );
      }),
    );
  });
});

describe('the database', () => {
  const parse = (url: string) => parseConfig(`components: [{ name: api }]\ndatabase: { url: '${url}' }\n`);

  it.each([
    'postgresql://db.example.com/tminus',
    'postgres://tminus@db/tminus',
    'postgresql://tminus:${env:PGPASSWORD}@db:5432/tminus?sslmode=require',
    '${env:TMINUS_DATABASE_URL}',
    '${file:/run/secrets/database}',
  ])('may be named as %s', (url) => {
    expect(parse(url)).toMatchObject({ ok: true, config: { database: { url } } });
  });

  it.each(['postgresql://tminus:secret@db/tminus', 'mysql://db/tminus', 'db'])(
    'may not be named as %s',
    (url) => {
      expect(parse(url)).toMatchObject({ ok: false, problems: [{ code: 'form' }] });
    },
  );
});
