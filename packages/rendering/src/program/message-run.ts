import { AssertionError, Context, type Liquid, LiquidError, type Template, toValueSync } from 'liquidjs';
import { stringify } from '../liquid/escaping.js';
import { MESSAGE_LIMIT, RENDER_LIMIT_MS } from '../liquid/engine.js';
import { isWebAddress, tidyAddress } from '../parts/href.js';
import { RenderingError, RenderingTimeError } from '../rendering-error.js';
import { URL_VARIABLES, type UrlVariable, type VariablePath } from '../variables/variable-catalog.js';
import { type MessageUrls, ownUrl } from './message-urls.js';
import { type MessageValues, pickValues } from './values.js';

/** What is the same for all messages of a program. */
export interface RunSettings {
  readonly engine: Liquid;
  readonly publicUrl: string;
  readonly campaignName: string;
  readonly trackClicks: boolean;
  readonly trackOpens: boolean;
  /** The values that the engine gets to see. */
  readonly paths: readonly VariablePath[];
}

/** Evaluates what depends on the reader, encoded for its place. */
export type Slot = (run: MessageRun) => string;

/** What a run fills: how its pieces are encoded, and the slots that templates call by number. */
export interface RunTarget {
  /** What every piece goes through, static ones ahead of time: nothing, or quoted-printable. */
  readonly encode: (text: string) => string;
  readonly insideSlots: readonly Slot[];
}

const TOO_SLOW = `The Liquid of this message takes longer than ${RENDER_LIMIT_MS} ms: use fewer loops and filters.`;
const TOO_LARGE =
  'The Liquid of this message makes more than 2 MB of text: shorten its loops, and what it joins together.';
const UNCLEAR =
  'The Liquid of this message does not work with the values of this user: look at what its loops and filters are given.';

/** Where a template finds the message that it is part of; Liquid cannot name a symbol. */
const RUN = Symbol('run');

/** One message being rendered for one user. */
export class MessageRun {
  private readonly contexts = new Map<number, Context>();
  /** HTML and text have the same links: each is made and signed once. */
  private readonly made = new Map<number, { target: string; url: string }>();
  private environment: object | null = null;

  /**
   * @param marksMissing outputs without a value are marked, for previews.
   * @param missing collects the variables that print nothing, for previews.
   */
  constructor(
    readonly settings: RunSettings,
    readonly values: MessageValues,
    readonly urls: MessageUrls,
    private readonly target: RunTarget,
    readonly marksMissing: boolean,
    readonly missing: Set<string> | null,
  ) {}

  encode(text: string): string {
    return this.target.encode(text);
  }

  insideSlot(number: number): string {
    return this.target.insideSlots[number]?.(this) ?? '';
  }

  ownUrl(name: UrlVariable): string {
    return ownUrl(name, this.urls, this.settings.publicUrl);
  }

  /**
   * The address that a reader gets for a target that was just made from values: counted where links are counted, and
   * nowhere (`#`) if it does not lead to the web.
   */
  linkTo(position: number, made: string): string {
    const known = this.made.get(position);
    if (known?.target === made) return known.url;
    const url = this.makeLink(position, made);
    this.made.set(position, { target: made, url });
    return url;
  }

  private makeLink(position: number, made: string): string {
    const target = tidyAddress(made);
    if (this.isOwn(target)) return target;
    if (!isWebAddress(target)) return '#';
    if (this.urls.kind === 'PLAIN' || !this.settings.trackClicks) return target;
    const query = this.urls.signLink(position, target);
    return `${this.settings.publicUrl}/c/${this.urls.track}/${position}?${query}`;
  }

  private isOwn(target: string): boolean {
    return URL_VARIABLES.some(name => {
      const url = this.ownUrl(name);
      return url.startsWith('http') && target.startsWith(url);
    });
  }

  /** The address for a link whose target is known: the server has it under its number. */
  linkAt(position: number, url: string): string {
    return this.urls.kind === 'PLAIN' || !this.settings.trackClicks
      ? url
      : `${this.settings.publicUrl}/c/${this.urls.track}/${position}`;
  }

  /**
   * Renders a piece of a template.
   *
   * @param part pieces of one part of the message share what `assign` and `capture` name.
   * @throws RenderingError when Liquid fails or goes beyond its limits.
   */
  renderLiquid(part: number, templates: Template[]): string {
    const context = this.contextOf(part);
    const emitter = new LimitedEmitter();
    try {
      toValueSync(this.settings.engine.renderer.renderTemplates(templates, context, emitter));
    } catch (problem) {
      throw explain(problem);
    }
    return emitter.buffer;
  }

  private contextOf(part: number): Context {
    const known = this.contexts.get(part);
    if (known !== undefined) return known;
    const { engine } = this.settings;
    const [first] = this.contexts.values();
    const limits =
      first === undefined ? {} : { memoryLimit: first.memoryLimit, renderLimit: first.renderLimit };
    const context = new Context(
      this.environmentOf(),
      engine.options,
      { sync: true },
      { ...limits, liquid: engine },
    );
    this.contexts.set(part, context);
    return context;
  }

  private environmentOf(): object {
    this.environment ??= {
      ...pickValues(this.values, this.settings.paths),
      campaign: { name: this.settings.campaignName },
      ...Object.fromEntries(URL_VARIABLES.map(name => [name, this.ownUrl(name)])),
      [RUN]: this,
    };
    return this.environment;
  }
}

/** The run that a filter is called in. */
export function runOf(context: Context): MessageRun {
  return (context.environments as unknown as { [RUN]: MessageRun })[RUN];
}

/** The engine's error in our words; what is not its own is a fault of ours and stays as it is. */
function explain(problem: unknown): unknown {
  const isRange = problem instanceof RangeError;
  const ofEngine = LiquidError.is(problem) || problem instanceof AssertionError || isRange;
  if (!ofEngine) return problem;
  const { message } = problem;
  if (message.startsWith('template render limit')) return new RenderingTimeError(TOO_SLOW);
  if (message.startsWith('memory alloc limit') || message.startsWith('Invalid string length'))
    return new RenderingError(TOO_LARGE);
  const lacking = /^(append|prepend) expect/.exec(message)?.[1];
  if (lacking !== undefined)
    return new RenderingError(
      `The filter "${lacking}" lacks its text: write {{ ... | ${lacking}: "text" }}.`,
    );
  return new RenderingError(UNCLEAR);
}

/** Collects what templates write, up to the limit of a message: a loop can write more than memory holds. */
class LimitedEmitter {
  buffer = '';

  write(value: unknown): void {
    this.buffer += stringify(value);
    if (this.buffer.length > MESSAGE_LIMIT)
      throw new RenderingError('The message is larger than 2 MB: loops in it write too much.');
  }
}
