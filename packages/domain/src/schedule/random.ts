/** Numbers above 0 and below 1 that look like chance, and are the same for the same seed everywhere. */
export type Random = () => number;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on
 * Mathematical Software 47, 2021), its state filled by SplitMix (Steele, Lea and Flood, OOPSLA 2014) in its form of 32
 * bits. All in 32-bit integers, so that every platform agrees. A seed is any finite number.
 */
export function createRandom(seed: number): Random {
  let mixed = (Math.floor(seed / 4_294_967_296) * 0x9e3779b1) ^ Math.floor(seed);
  const next = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = mixed ^ (mixed >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return ((result >>> 0) + 0.5) / 4_294_967_296;
  };
}
