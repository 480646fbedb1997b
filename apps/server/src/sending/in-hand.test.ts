import { expect, it } from '@jest/globals';
import type { Claimed } from './claimed.js';
import { InHand } from './in-hand.js';

const MESSAGE = {} as Claimed;
const turn = () => new Promise(setImmediate);

/** A promise that a test keeps when it likes. */
function later(): { promise: Promise<void>; keep: () => void } {
  let keep = (): void => undefined;
  const promise = new Promise<void>(resolve => {
    keep = resolve;
  });
  return { promise, keep };
}

function watch(promise: Promise<void>): () => boolean {
  let kept = false;
  void promise.then(() => {
    kept = true;
  });
  return () => kept;
}

it.each(['was put back', 'is committed'])(
  'a message that %s does not let the next one go before the outcome of the one before it is committed',
  async how => {
    const before = later();
    const own = later();
    const inHand = new InHand(MESSAGE, Promise.resolve({ kind: 'WITHHELD' }), before.promise);
    const free = watch(inHand.committed);
    inHand.conclude(how === 'was put back' ? Promise.resolve() : own.promise);
    own.keep();
    await turn();
    expect(free()).toBe(false);
    before.keep();
    await turn();
    expect(free()).toBe(true);
  },
);

it('a message keeps the next one from going until its own outcome is committed', async () => {
  const own = later();
  const inHand = new InHand(MESSAGE, Promise.resolve({ kind: 'WITHHELD' }), Promise.resolve());
  const free = watch(inHand.committed);
  await turn();
  expect(free()).toBe(false);
  inHand.conclude(own.promise);
  await turn();
  expect(free()).toBe(false);
  own.keep();
  await turn();
  expect(free()).toBe(true);
});
