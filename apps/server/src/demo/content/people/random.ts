/** A stream of numbers that is the same for the same seed: for invented data, not for secrets. */
export interface Random {
  /** A number of [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Picks by weight; weights need not add up to anything. */
  weighted<T extends { weight: number }>(choices: readonly T[]): T;
}

/**
 * Numbers from a seed and a place in a sequence, so that the hundredth person is the same however many are made.
 * The generator is Marsaglia's xorshift32 over a mixed state.
 */
export function random(seed: number, index: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds resemble each other.
  for (let warmUp = 0; warmUp < 8; warmUp += 1) next();

  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: probability => next() < probability,
    pick: choices => at(choices, between(0, choices.length - 1)),
    weighted(choices) {
      let rest = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      return choices.find(({ weight }) => (rest -= weight) < 0) ?? at(choices, choices.length - 1);
    },
  };
}

function at<T>(choices: readonly T[], index: number): T {
  const choice = choices[index];
  if (choice === undefined) throw new RangeError('There is nothing to pick from.');
  return choice;
}
