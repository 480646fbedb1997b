interface Options {
  /** Items of one group at most. */
  largest: number;
  /**
   * Milliseconds for which a group waits for more to come, given how many are waiting; null when it goes at once, as it
   * does when this is left out.
   */
  patience?: (waiting: number) => number | null;
}

/**
 * Writes what comes in, in groups, one at a time: a statement costs several times what one of its rows does, so a group
 * gathers for as long as the one before is under way. The database has the next group before anyone hears of the last.
 */
export class GroupWriter<Item> {
  private waiting: Item[] = [];
  private writing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;

  /**
   * @param write writes a group and resolves with how to tell those whose items these are. It never rejects: what becomes
   * of its items is between it and them.
   */
  constructor(
    private readonly write: (group: readonly Item[]) => Promise<() => void>,
    private readonly options: Options,
  ) {}

  add(item: Item): void {
    this.waiting.push(item);
    this.lookLater();
  }

  /** Resolves when everything is written that was added so far. */
  async drain(): Promise<void> {
    while (this.writing !== null || this.waiting.length > 0) {
      this.look(true);
      await this.writing;
    }
  }

  /** Lets the others that come in this moment join the group. */
  private lookLater(): void {
    if (this.looking || this.writing !== null) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      this.look();
    });
  }

  private look(late = false): void {
    if (this.waiting.length === 0 || this.writing !== null) return;
    const patience = late ? null : (this.options.patience?.(this.waiting.length) ?? null);
    if (patience !== null) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.look(true);
      }, patience);
      return;
    }
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.write(this.waiting.splice(0, this.options.largest)).then(tell => {
      this.writing = null;
      this.look();
      tell();
    });
  }
}
