/** A sleep that can be ended from outside; a wake that comes while nobody sleeps ends the next sleep at once. */
export class Waker {
  private awake = false;
  private end: (() => void) | null = null;

  wake(): void {
    if (this.end === null) this.awake = true;
    else this.end();
  }

  sleep(ms: number): Promise<void> {
    if (this.awake) {
      this.awake = false;
      return Promise.resolve();
    }
    return new Promise(resolve => {
      const timer = setTimeout(() => this.end?.(), ms);
      this.end = () => {
        clearTimeout(timer);
        this.end = null;
        resolve();
      };
    });
  }
}
