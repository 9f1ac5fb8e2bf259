/**
 * ln Γ(z) for z > 0, with a relative error below 1e-13: Stirling's series (Abramowitz and Stegun 6.1.41) from 10
 * upwards, and the recurrence Γ(z) = Γ(z+1)/z below.
 */
export function logGamma(z: number): number {
  let shifted = z;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series;
  return stirling - Math.log(product);
}

/** ln B(a, b), the logarithm of the beta function, for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
