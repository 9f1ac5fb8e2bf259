import { parseConfig } from '@tminus/contract';
import { type Component, LANGUAGES, translator, VERSION_POLICY, type VersionPolicy } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderConfig } from './render-config.ts';
import { columns } from './terminal.ts';

const component = (name: string, more: Partial<Component> = {}): Component => ({
  name,
  path: '.',
  repo: '/somewhere',
  tagPattern: 'v{version}',
  dependsOn: [],
  ...more,
});

/** Names that the search for components gives, those that look like something else in YAML among them. */
const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9@][A-Za-z0-9@/._-]{0,20}$/),
  fc.constantFrom('1', '1.0', '0x1f', '1e5', '007', 'true', 'No', 'null', '2025-01-01', '@scope/api', 'a'),
);
const path = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.stringMatching(/^[ -~]{1,20}$/),
  fc.constantFrom('~', '-', '- a', '#', '{a}', '.inf', 'a: b', "it's", '"', '\\', 'a #b', ' a ', '日本/語'),
);
const prefix = fc.constantFrom('', 'v', 'api/v', '@scope/api@', '"', '日本-', '# ');

const components = fc
  .uniqueArray(name, { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc.tuple(
      ...names.map((own, index) =>
        fc
          .record({ path, prefix, dependsOn: fc.subarray(names.slice(0, index)) })
          .map((more) => component(own, { ...more, tagPattern: `${more.prefix}${index}/{version}` })),
      ),
    ),
  );

describe('the tminus.yaml that init writes', () => {
  it('says just what was found, whatever names and paths there are', () => {
    const law = fc.property(components, path, fc.constantFrom(...LANGUAGES), (found, directory, language) => {
      const parsed = parseConfig(renderConfig(found, `/home/${directory}`, translator(language)));
      expect(parsed).toMatchObject({ ok: true });
      if (!parsed.ok) return;
      const written = parsed.config.components;
      const dependencies = (of: (typeof written)[number]) => of.dependsOn.map(({ name: other }) => other);
      expect(
        written.map((one) => ({ own: one.name, at: one.path, tag: one.tag, dependsOn: dependencies(one) })),
      ).toEqual(
        found.map(({ name: own, path: at, tagPattern, dependsOn }) => ({
          own,
          at,
          tag: tagPattern,
          dependsOn,
        })),
      );
    });
    fc.assert(law);
  });

  it('keeps components together that share the tags of the product', () => {
    const versioning: VersionPolicy = {
      ...VERSION_POLICY,
      group: { kind: 'fixed', members: ['api', '@acme/web'] },
    };
    const found = [component('api', { versioning }), component('@acme/web', { path: 'web', versioning })];
    const parsed = parseConfig(renderConfig(found, '/home/shop', translator('en')));
    expect(parsed).toMatchObject({ ok: true, config: { versioning: { fixed: [['api', '@acme/web']] } } });
  });

  it('names the product after its directory', () => {
    const nameOf = (directory: string) => {
      const parsed = parseConfig(renderConfig([component('api')], directory, translator('en')));
      return parsed.ok ? parsed.config.product.name : null;
    };
    expect(nameOf('/home/mika/shop')).toBe('shop');
    expect(nameOf('/home/mika/42')).toBe('42');
    expect(nameOf('/')).toBe('product');
  });

  it.each(LANGUAGES)('shows options that work as soon as the # goes (%s)', (language) => {
    const text = renderConfig([component('api')], '/shop', translator(language));
    const ofComponent = text.replaceAll(/^# {3}(?=( {2}|deploy|traffic|rollout))/gm, '    ');
    const all = ofComponent.replaceAll(/^# (?=[a-z]+:(?: \{|$)| {2}\w)/gm, '');
    const parsed = parseConfig(moveBelowComponent(all));
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        components: [
          {
            deploy: { command: ['node', 'server.js'], instances: 2 },
            traffic: { listen: 8080 },
            rollout: { strategy: 'canary' },
          },
        ],
        policy: { minor: { noticeDays: 7, addApprovers: ['security'] } },
        approvals: { allowSelf: true },
        rollback: { errorRate: 5, latencyP95: 500 },
        judge: { falseAlarms: 1 },
        history: { references: [{ pattern: 'AB#{number}', kind: 'ticket' }] },
        versioning: { initialDevelopment: { breaking: 'minor' }, propagate: 'range' },
        lint: { maxSubject: 72 },
        branches: { main: 'main' },
        scope: { file: 'storage/releases/v{version}/scope.yaml' },
        changelog: { sections: { docs: 'none' } },
        notes: { languages: ['en', 'ja'], support: { email: 'help@example.com' } },
        publish: { remote: 'origin' },
        notifications: { webhooks: [{ name: 'team', events: ['release.*'] }] },
      },
    });
  });
});

it('the tminus.yaml that init writes has an example of every section, each valid by itself', () => {
  const text = renderConfig([component('api')], '/shop', translator('en'));
  const examples = text.split('\n').filter((line) => /^# [a-z]+: \{/.test(line));
  expect(examples.length).toBeGreaterThan(10);
  for (const example of examples) {
    const line = example.slice('# '.length);
    expect(parseConfig(text.replace(example, () => line)), line).toMatchObject({ ok: true });
    expect(columns(line)).toBeLessThan(120);
  }
});

/** The lines that belong to a component stand apart from it, below a comment. */
const moveBelowComponent = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^#/.test(line) && line !== '')
    .join('\n');
