import type { Network } from './network.ts';
import type { WorkingAxis } from './working-axis.ts';

/**
 * What a lag does to a moment, and back. Days of work run on the project's calendar: so many are done between the two
 * points at least. The two functions mirror each other: `later(x) ≤ y` where `x ≤ earlier(y)`.
 */
export function createLags(
  { lag, elapsed }: Pick<Network, 'lag' | 'elapsed'>,
  { work, first, last }: WorkingAxis,
): { later: (moment: number, edge: number) => number; earlier: (moment: number, edge: number) => number } {
  return {
    later: (moment, edge) => {
      const days = lag[edge] as number;
      if (days === 0) return moment;
      return elapsed[edge] === 1 ? moment + days : first(work(moment) + days);
    },
    earlier: (moment, edge) => {
      const days = lag[edge] as number;
      if (days === 0) return moment;
      return elapsed[edge] === 1 ? moment - days : last(work(moment) - days);
    },
  };
}
