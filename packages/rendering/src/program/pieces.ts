import { RenderingTimeError } from '../rendering-error.js';
import {
  type FixedText,
  type MessagePieces,
  PiecesInOrder,
  fixedText,
  joinPieces,
  lengthOfPieces,
} from './message-pieces.js';
import { MessageRun, type RunSettings, type Slot } from './message-run.js';
import type { MessageUrls } from './message-urls.js';
import type { MessageValues } from './values.js';

const TRIES = 3;

/** Evaluates what depends on the reader, encoded for its place: a text, or the pieces of the branch that holds. */
export type PiecesSlot = (run: MessageRun) => string | MessagePieces;

/** A message cut into static and dynamic pieces: static text, slot, static text, slot, ..., static text. */
export class Pieces {
  constructor(
    private readonly statics: readonly FixedText[],
    /** For each gap between static texts the number of its slot. */
    private readonly order: readonly number[],
    private readonly slots: readonly PiecesSlot[],
    readonly insideSlots: readonly Slot[],
    readonly encode: (text: string) => string,
  ) {}

  /**
   * Renders for one user into one text.
   *
   * @throws RenderingError when Liquid fails or goes beyond its limits.
   */
  render(
    settings: RunSettings,
    values: MessageValues,
    urls: MessageUrls,
    marksMissing: boolean,
    missing: Set<string> | null = null,
  ): string {
    return joinPieces(this.renderPieces(settings, values, urls, marksMissing, missing));
  }

  /**
   * Renders for one user: fills the slots, each evaluated once. The limit on time is one of the clock, so it counts only
   * when it is exceeded several times in a row: a pause of the whole process must not fail a message.
   *
   * @returns the static texts, the same objects every time, and what is this user's as strings.
   * @throws RenderingError when Liquid fails or goes beyond its limits.
   */
  renderPieces(
    settings: RunSettings,
    values: MessageValues,
    urls: MessageUrls,
    marksMissing: boolean,
    missing: Set<string> | null = null,
  ): MessagePieces {
    for (let left = TRIES - 1; ; left--) {
      try {
        return this.assemble(new MessageRun(settings, values, urls, this, marksMissing, missing));
      } catch (problem) {
        if (left === 0 || !(problem instanceof RenderingTimeError)) throw problem;
      }
    }
  }

  /** Renders in a message that is under way: a branch of a condition. */
  assemble(run: MessageRun): MessagePieces {
    const { statics, order } = this;
    const filled = this.slots.map(slot => slot(run));
    const pieces = new PiecesInOrder();
    for (let gap = 0; gap < order.length; gap++) {
      pieces.add(statics[gap] ?? '');
      const value = filled[order[gap] ?? 0] ?? '';
      if (typeof value === 'string') pieces.add(value);
      else pieces.addAll(value);
    }
    pieces.add(statics.at(-1) ?? '');
    return pieces.close();
  }

  /** The whole text, if nothing in it depends on the reader. */
  get constant(): string | null {
    return this.order.length === 0 ? (this.statics[0]?.text ?? '') : null;
  }

  /** How long the static texts are together. */
  get staticLength(): number {
    return lengthOfPieces(this.statics);
  }
}

/** Collects pieces in order. Literal text that follows other literal text is encoded together with it. */
export class PiecesBuilder {
  private readonly statics: string[] = [];
  private readonly order: number[] = [];
  private readonly slots: PiecesSlot[] = [];
  private readonly numbers = new Map<string, number>();
  private encoded = '';
  private pending = '';

  /** @param inside the slots that templates call by number, which branches share with the whole. */
  constructor(
    readonly encode: (text: string) => string,
    private readonly inside: Slot[] = [],
  ) {}

  /** For the pieces of a branch. */
  branch(): PiecesBuilder {
    return new PiecesBuilder(this.encode, this.inside);
  }

  /** Text that is encoded here and now. */
  literal(text: string): void {
    this.pending += text;
  }

  /** Text that is encoded already. */
  raw(text: string): void {
    this.flush();
    this.encoded += text;
  }

  /** @param key slots with the same key have the same value in one message and are evaluated once. */
  slot(key: string, slot: PiecesSlot): void {
    this.flush();
    this.statics.push(this.encoded);
    this.encoded = '';
    this.order.push(this.number(key, slot));
  }

  /** A slot that templates call by its number, as often as they like. */
  insideTemplate(slot: Slot): number {
    return this.inside.push(slot) - 1;
  }

  build(): Pieces {
    this.flush();
    const statics = [...this.statics, this.encoded].map(fixedText);
    return new Pieces(statics, this.order, this.slots, this.inside, this.encode);
  }

  private number(key: string, slot: PiecesSlot): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.slots.push(slot) - 1;
    this.numbers.set(key, number);
    return number;
  }

  private flush(): void {
    if (this.pending !== '') this.encoded += this.encode(this.pending);
    this.pending = '';
  }
}
