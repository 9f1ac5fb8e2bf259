import { gradeOf } from './calibrate.ts';
import { graded, listed, percentOf, type RiskRule } from './risk-rule.ts';

/** P80 is the date that plans promise; less than that is worth saying. */
const PROMISED = 0.8;

/** What may go wrong with dates, people, users and duties, whatever the code is like. */
export const ORGANISATION_RULES: readonly RiskRule[] = [
  {
    id: 'dateAtRisk',
    category: 'schedule',
    owner: 'project-manager',
    isFailure: false,
    assess: ({ onTime }) =>
      onTime === null || onTime >= PROMISED
        ? null
        : { likelihood: gradeOf(1 - onTime), impact: 3, evidence: { percent: percentOf(onTime) } },
  },
  {
    id: 'unfinishedScope',
    category: 'schedule',
    owner: 'project-manager',
    isFailure: false,
    assess: ({ scope: { unfinished, planned } }) => {
      const likelihood = graded(unfinished / Math.max(1, planned), [
        [Number.MIN_VALUE, 2],
        [0.2, 3],
        [0.5, 4],
        [0.8, 5],
      ]);
      return likelihood && { likelihood, impact: 3, evidence: { count: unfinished, planned } };
    },
  },
  {
    id: 'overloaded',
    category: 'schedule',
    owner: 'project-manager',
    isFailure: false,
    assess: ({ scopeOverLimit: count }) =>
      count > 0 ? { likelihood: 4, impact: 3, evidence: { count } } : null,
  },
  {
    id: 'freezeNear',
    category: 'schedule',
    owner: 'release-coordinator',
    isFailure: false,
    assess: ({ freezes }) => {
      const [next] = [...freezes].sort(
        (left, right) => left.days - right.days || (left.name < right.name ? -1 : 1),
      );
      if (next === undefined || next.days > 7) return null;
      const days = Math.max(0, next.days);
      return {
        likelihood: days <= 1 ? 4 : days <= 3 ? 3 : 2,
        impact: 3,
        evidence: { name: next.name, days },
      };
    },
  },
  {
    id: 'noticeCompressed',
    category: 'business',
    owner: 'project-manager',
    isFailure: false,
    assess: ({ notice }) => {
      if (notice === null || notice.given >= notice.needed) return null;
      const { needed, given } = notice;
      return {
        likelihood: given * 2 < needed ? 4 : 3,
        impact: 3,
        evidence: { given: Math.max(0, given), needed },
      };
    },
  },
  {
    id: 'peopleAway',
    category: 'people',
    owner: 'release-coordinator',
    isFailure: false,
    assess: ({ away }) => {
      if (away.length === 0) return null;
      const isNeeded = away.some((absence) => absence.isNeeded);
      const names = away.map(({ person, role, from, to }) => `${person} (${role}, ${from} – ${to})`);
      return {
        likelihood: isNeeded ? 4 : away.length > 2 ? 3 : 2,
        impact: isNeeded ? 4 : 3,
        evidence: { count: away.length, people: listed(names) },
      };
    },
  },
  {
    id: 'singleOwner',
    category: 'people',
    owner: 'project-manager',
    isFailure: false,
    assess: ({ singleOwners, away }) => {
      if (singleOwners.length === 0) return null;
      const isAway = singleOwners.some(({ person }) => away.some((absence) => absence.person === person));
      const names = singleOwners.map(({ component, person }) => `${component}: ${person}`);
      return {
        likelihood: isAway ? 4 : 2,
        impact: 3,
        evidence: { count: singleOwners.length, components: listed(names) },
      };
    },
  },
  {
    id: 'knownIssues',
    category: 'business',
    owner: 'quality-assurance',
    isFailure: false,
    assess: ({ knownIssues: count }) => {
      const likelihood = graded(count, [
        [1, 3],
        [4, 4],
        [10, 5],
      ]);
      return likelihood && { likelihood, impact: 2, evidence: { count } };
    },
  },
  {
    id: 'complianceOpen',
    category: 'compliance',
    owner: 'constitution-enforcer',
    isFailure: false,
    assess: ({ openCompliance: names }) => {
      const likelihood = graded(names.length, [
        [1, 3],
        [3, 4],
        [6, 5],
      ]);
      return (
        likelihood && {
          likelihood,
          impact: 4,
          evidence: { count: names.length, requirements: listed(names) },
        }
      );
    },
  },
];
