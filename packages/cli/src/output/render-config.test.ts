import { parseConfig } from '@tminus/contract';
import { type Component, LANGUAGES, translator, VERSION_POLICY, type VersionPolicy } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderConfig } from './render-config.ts';

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
    const all = ofComponent.replaceAll(/^# (?=policy:| {2}\w|approvals:|rollback:|judge:|history:)/gm, '');
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
      },
    });
  });
});

/** The lines that belong to a component stand apart from it, below a comment. */
const moveBelowComponent = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^#/.test(line) && line !== '')
    .join('\n');
