// Checks every import against .dependency-cruiser.cjs, and which adapters the command line constructs itself.
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { foreignConstructions } from './adapter-use.mjs';
import { root } from './root.mjs';

/** A compiler that cannot be loaded makes the cruiser see nothing and find nothing wrong. */
const AT_LEAST = { modules: 300, dependencies: 1_000 };

process.chdir(root);
const config = await extractConfig(`${root}/.dependency-cruiser.cjs`);
const { output } = await cruise(
  ['packages', 'e2e', 'scripts'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTsConfig(`${root}/tsconfig.json`) },
);
const { violations, totalCruised, totalDependenciesCruised } = output.summary;

const problems = [
  ...violations.map(({ rule, from, to, comment, cycle, via }) => {
    const way = (cycle ?? via ?? [{ name: to }]).map(({ name }) => name);
    return `${from} → ${way.join(' → ')}\n  ${rule.name}: ${comment ?? commentOf(rule.name)}`;
  }),
  ...foreignConstructions(),
];
if (totalCruised < AT_LEAST.modules || totalDependenciesCruised < AT_LEAST.dependencies)
  problems.push(
    `Only ${totalCruised} modules with ${totalDependenciesCruised} imports were seen, of at least ` +
      `${AT_LEAST.modules} and ${AT_LEAST.dependencies}: is a typescript that dependency-cruiser can load installed?`,
  );
for (const problem of problems) console.error(problem);
console.log(`${totalCruised} modules, ${totalDependenciesCruised} imports, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function commentOf(name) {
  return config.forbidden.find((rule) => rule.name === name)?.comment ?? '';
}
