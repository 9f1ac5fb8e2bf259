import { accepted } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planDependencies, planRequest } from '../testing/shipping.ts';
import { createWorld, historyOf } from '../testing/world.ts';
import { planRelease } from './plan-release.ts';

/** A repository with tags: those that what is checked out comes after, and those of other branches. */
function repositoryWith(tags: { readonly below: string | null; readonly elsewhere?: readonly string[] }) {
  const here = createWorld();
  const deps = planDependencies(here, async (components) =>
    components.flatMap(({ name }) =>
      here.workspace.components
        .filter((each) => each.name === name)
        .map((each) => historyOf(each, { current: { version: '1.0.0', tag: 'x', sha: 'a'.repeat(40) } })),
    ),
  );
  return {
    here,
    plan: () =>
      planRelease(
        {
          ...deps,
          history: {
            ...deps.history,
            highestVersion: async () => tags.below,
            tagged: async (_repo, names) =>
              new Map(
                names.filter((name) => tags.elsewhere?.includes(name)).map((name) => [name, 'b'.repeat(40)]),
              ),
          },
        },
        planRequest(),
      ),
  };
}

describe('the version of a product that was released elsewhere', () => {
  it('is read from its tags, though no release is known here', async () => {
    const { release } = accepted(await repositoryWith({ below: '5.2.0' }).plan());
    expect(release.version).toBe('5.3.0');
  });

  it('is the configured one where that is higher, as long as nothing was deployed here', async () => {
    expect(accepted(await repositoryWith({ below: null }).plan()).release.version).toBe('1.1.0');
    expect(accepted(await repositoryWith({ below: '0.9.0' }).plan()).release.version).toBe('1.1.0');
  });

  it('is not given twice: a tag of another branch refuses the plan, and nothing is saved', async () => {
    const { here, plan } = repositoryWith({ below: null, elsewhere: ['v1.1.0'] });
    await expect(plan()).rejects.toMatchObject({
      refusal: { code: 'plan.tagTaken', params: { version: '1.1.0', tag: 'v1.1.0', sha: 'b'.repeat(10) } },
    });
    expect(await here.store.release('v1.1.0')).toBeNull();
  });

  it('may be planned again, though its tag is there by then', async () => {
    const tags = { below: null, elsewhere: [] as string[] };
    const { plan } = repositoryWith(tags);
    const first = accepted(await plan());
    tags.elsewhere.push('v1.1.0');
    expect(accepted(await plan()).release.id).toBe(first.release.id);
  });
});
