import type { Random } from './random.ts';
import type { Estimate } from './task.ts';

const LOG_4 = Math.log(4);
const ONE_PLUS_LOG_5 = 1 + Math.log(5);

/**
 * Durations of an estimate by the beta-PERT distribution on its range o … p with α = 1 + 4(m − o)/(p − o) and
 * β = 1 + 4(p − m)/(p − o), whose mean is (o + 4m + p)/6 (Vose, "Risk Analysis", 3rd edition, 2008). Sampled exactly, by
 * rejection: algorithm BB of Cheng, "Generating Beta Variates with Nonintegral Shape Parameters", Communications of the
 * ACM 21, 1978; where a parameter is 1, by inversion, U^(1/5). An estimate without a range is always itself.
 */
export function betaPertSampler({ optimistic, likely, pessimistic }: Estimate, random: Random): () => number {
  const range = pessimistic - optimistic;
  if (range === 0) return () => likely;
  const [alpha, beta] = [1 + (4 * (likely - optimistic)) / range, 1 + (4 * (pessimistic - likely)) / range];
  const unit = betaSampler(alpha, beta, random);
  return () => optimistic + range * unit();
}

/** Beta variates for α, β ≥ 1 with α + β = 6. */
function betaSampler(alpha: number, beta: number, random: Random): () => number {
  const least = Math.min(alpha, beta);
  const most = Math.max(alpha, beta);
  if (least === 1) {
    return alpha === 1
      ? () => 1 - Math.exp(Math.log(random()) / most)
      : () => Math.exp(Math.log(random()) / most);
  }
  const sum = alpha + beta;
  const scale = Math.sqrt((sum - 2) / (2 * least * most - sum));
  const slope = least + 1 / scale;
  return () => {
    for (;;) {
      const first = random();
      const second = random();
      const odds = scale * Math.log(first / (1 - first));
      const weight = least * Math.exp(odds);
      const product = first * first * second;
      const ratio = slope * odds - LOG_4;
      const bound = least + ratio - weight;
      const isTaken =
        bound + ONE_PLUS_LOG_5 >= 5 * product ||
        bound >= Math.log(product) ||
        ratio + sum * Math.log(sum / (most + weight)) >= Math.log(product);
      if (isTaken) return alpha === least ? weight / (most + weight) : most / (most + weight);
    }
  };
}
