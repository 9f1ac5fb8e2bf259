import { gradeOf, sizePercentile } from './calibrate.ts';
import type { RiskFacts } from './risk-facts.ts';
import { graded, listed, percentOf, type RiskRule } from './risk-rule.ts';

const changesOf = ({ components }: RiskFacts): number =>
  components.reduce((sum, { changes }) => sum + changes, 0);

/** What may break, or be hard to take back, because of what is in the release. */
export const TECHNICAL_RULES: readonly RiskRule[] = [
  {
    id: 'breakingChanges',
    category: 'technical',
    owner: 'code-reviewer',
    isFailure: true,
    assess: ({ breaking, type }) => {
      const likelihood = graded(breaking, [
        [1, 2],
        [2, 3],
        [4, 4],
        [8, 5],
      ]);
      // Whoever takes a smaller release expects nothing to break.
      return likelihood && { likelihood, impact: type === 'major' ? 4 : 5, evidence: { count: breaking } };
    },
  },
  {
    id: 'migrations',
    category: 'technical',
    owner: 'devops-engineer',
    isFailure: true,
    assess: ({ migrations }) => {
      const likelihood = graded(migrations.length, [
        [1, 2],
        [2, 3],
        [4, 4],
        [8, 5],
      ]);
      return likelihood && { likelihood, impact: 4, evidence: { count: migrations.length } };
    },
  },
  {
    id: 'irreversibleMigration',
    category: 'technical',
    owner: 'devops-engineer',
    isFailure: true,
    assess: ({ migrations }) => {
      const count = migrations.filter(({ isIrreversible }) => isIrreversible).length;
      const likelihood = graded(count, [
        [1, 3],
        [3, 4],
      ]);
      return likelihood && { likelihood, impact: 5, evidence: { count } };
    },
  },
  {
    id: 'largeChange',
    category: 'technical',
    owner: 'quality-assurance',
    isFailure: true,
    assess: (facts) => {
      const changes = changesOf(facts);
      const percentile = sizePercentile(changes, facts.history, facts.type);
      const likelihood =
        percentile === null
          ? null
          : graded(percentile, [
              [0.75, 3],
              [0.9, 4],
              [0.97, 5],
            ]);
      return (
        likelihood && { likelihood, impact: 3, evidence: { changes, percent: percentOf(percentile ?? 0) } }
      );
    },
  },
  {
    // In place of the rule before, while there is no history to compare with.
    id: 'manyChanges',
    category: 'technical',
    owner: 'quality-assurance',
    isFailure: true,
    assess: (facts) => {
      const changes = changesOf(facts);
      if (sizePercentile(changes, facts.history, facts.type) !== null) return null;
      const likelihood = graded(changes, [
        [50, 2],
        [100, 3],
        [300, 4],
      ]);
      return likelihood && { likelihood, impact: 3, evidence: { changes } };
    },
  },
  {
    id: 'manyComponents',
    category: 'technical',
    owner: 'release-coordinator',
    isFailure: true,
    assess: ({ components, allComponents }) => {
      const count = components.length;
      const likelihood = graded(count, [
        [3, 2],
        [5, 3],
        [10, 4],
      ]);
      const isAll = count >= allComponents;
      return (
        likelihood && {
          likelihood,
          impact: isAll ? 4 : 3,
          evidence: { count, all: Math.max(count, allComponents) },
        }
      );
    },
  },
  {
    id: 'firstVersion',
    category: 'technical',
    owner: 'site-reliability-engineer',
    isFailure: true,
    assess: ({ components }) => {
      const names = components
        .filter(({ isFirstVersion, isPublishedOnly }) => isFirstVersion && !isPublishedOnly)
        .map(({ name }) => name);
      return names.length === 0
        ? null
        : { likelihood: 3, impact: 3, evidence: { count: names.length, components: listed(names) } };
    },
  },
  {
    id: 'publishedOnly',
    category: 'technical',
    owner: 'technical-writer',
    isFailure: true,
    assess: ({ components }) => {
      const names = components.filter(({ isPublishedOnly }) => isPublishedOnly).map(({ name }) => name);
      return names.length === 0
        ? null
        : { likelihood: 2, impact: 3, evidence: { count: names.length, components: listed(names) } };
    },
  },
  {
    id: 'untested',
    category: 'technical',
    owner: 'test-engineer',
    isFailure: true,
    assess: ({ untested }) => {
      const count = untested?.length ?? 0;
      const likelihood = graded(count, [
        [1, 3],
        [2, 4],
        [4, 5],
      ]);
      return likelihood && { likelihood, impact: 4, evidence: { count, components: listed(untested ?? []) } };
    },
  },
  {
    id: 'testsUnknown',
    category: 'technical',
    owner: 'test-engineer',
    isFailure: true,
    assess: ({ untested, components }) =>
      untested === null && components.length > 0
        ? { likelihood: 2, impact: 3, evidence: { count: components.length } }
        : null,
  },
  {
    id: 'dependencyDepth',
    category: 'technical',
    owner: 'release-coordinator',
    isFailure: true,
    assess: ({ dependencyDepth: depth }) => {
      const likelihood = graded(depth, [
        [2, 2],
        [3, 3],
        [5, 4],
      ]);
      return likelihood && { likelihood, impact: 3, evidence: { depth } };
    },
  },
  {
    id: 'incompatible',
    category: 'technical',
    owner: 'code-reviewer',
    isFailure: true,
    assess: ({ incompatible }) =>
      incompatible.length === 0
        ? null
        : {
            likelihood: incompatible.length > 2 ? 5 : 4,
            impact: 4,
            evidence: { count: incompatible.length, pairs: listed(incompatible) },
          },
  },
  {
    id: 'pastFailures',
    category: 'technical',
    owner: 'site-reliability-engineer',
    // The rate is its likelihood: moved by it once more, it would count twice.
    isFailure: false,
    assess: (_, { rate, failed, counted }) =>
      failed === 0
        ? null
        : { likelihood: gradeOf(rate), impact: 4, evidence: { failed, counted, percent: percentOf(rate) } },
  },
  {
    id: 'rollbackUntested',
    category: 'technical',
    owner: 'site-reliability-engineer',
    isFailure: true,
    assess: ({ isRollbackTested, components }) => {
      const isRunning = components.some(({ isPublishedOnly }) => !isPublishedOnly);
      return isRollbackTested === false && isRunning ? { likelihood: 3, impact: 4, evidence: {} } : null;
    },
  },
  {
    id: 'featuresWithoutFlag',
    category: 'technical',
    owner: 'devops-engineer',
    isFailure: true,
    assess: ({ featuresWithoutFlag: names }) => {
      const likelihood = graded(names.length, [
        [1, 2],
        [3, 3],
      ]);
      return (
        likelihood && { likelihood, impact: 3, evidence: { count: names.length, features: listed(names) } }
      );
    },
  },
  {
    id: 'emergency',
    category: 'technical',
    owner: 'site-reliability-engineer',
    isFailure: true,
    assess: ({ type }) =>
      type === 'hotfix' || type === 'security' ? { likelihood: 3, impact: 4, evidence: {} } : null,
  },
];
