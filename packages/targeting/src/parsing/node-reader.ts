import { type Bilingual, type Issues } from './issues.js';
import { show } from './show.js';

/**
 * One node of a rule as it came from outside: hands out its properties by name, collects what is wrong with them, and
 * in the end refuses the properties that nobody asked for.
 */
export class NodeReader {
  readonly #json: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #issues: Issues;
  readonly #taken = new Set<string>();

  constructor(json: Readonly<Record<string, unknown>>, path: string, issues: Issues) {
    this.#json = json;
    this.#path = path;
    this.#issues = issues;
  }

  /** The property's value, or undefined when it is absent. */
  take(name: string): unknown {
    this.#taken.add(name);
    return Object.hasOwn(this.#json, name) ? this.#json[name] : undefined;
  }

  pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  /** Reports a property (`value`) or an entry of it (`values[3]`); null, so that a reader can return it. */
  refuse(name: string, message: Bilingual): null {
    this.#issues.add(this.pathOf(name), message);
    return null;
  }

  /** Leaves the remaining properties unjudged, because what they should be cannot be known. */
  passOverRest(): null {
    for (const name of Object.keys(this.#json)) this.#taken.add(name);
    return null;
  }

  refuseRest(): void {
    for (const name of Object.keys(this.#json)) {
      if (this.#issues.full) return;
      if (this.#taken.has(name)) continue;
      this.refuse(name, {
        en: `${show(name, 'en')} has no meaning here. Remove it, or check its spelling.`,
        es: `${show(name, 'es')} no significa nada aquí. Quítalo o revisa cómo está escrito.`,
      });
    }
  }
}
