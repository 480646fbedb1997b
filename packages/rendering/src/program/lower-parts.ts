import type { Template } from 'liquidjs';
import { holds } from '../liquid/simple-condition.js';
import { type SimpleOutput, evaluateSimple, readSimpleOutput } from '../liquid/simple-output.js';
import { Escape, type Link, type Part } from '../parts/part.js';
import { URL_VARIABLES, type VariablePath } from '../variables/variable-catalog.js';
import { type Block, type Branch, readBlocks, readBranches } from './branches.js';
import { LINK_FILTER, SLOT_FILTER, filterFor } from './engine-filters.js';
import { escapeFor, missingMark } from './escapers.js';
import type { MessageRun, RunSettings, Slot } from './message-run.js';
import type { PiecesBuilder } from './pieces.js';
import { isMissing, readValue } from './values.js';

/**
 * Turns parts into pieces: literal text, slots for plain outputs and links, which need no engine, and one slot for each
 * run of Liquid that does, parsed here once.
 */
export class PartsLowering {
  private templates = 0;

  /**
   * @param part the number of the part of the message (text, HTML): names given in one do not hold in the other.
   * @param tracked the pieces are for tracked messages only, so that links become static text around a token.
   */
  constructor(
    private readonly parts: readonly Part[],
    private readonly builder: PiecesBuilder,
    private readonly settings: RunSettings,
    private readonly part: number,
    private readonly tracked: boolean,
    private readonly blocks: ReadonlyMap<number, Block> = readBlocks(parts),
  ) {}

  /** @throws LiquidError when the parts do not make sound Liquid; what passed the checks does. */
  lower(from = 0, to = this.parts.length): void {
    for (let at = from; at < to; at++) {
      const part = this.parts[at];
      if (part === undefined) continue;
      if (part.kind === 'TAG') {
        const block = this.blocks.get(at);
        const end = block?.end ?? at + 1;
        if (block === undefined || !this.conditions(block)) this.template(this.parts.slice(at, end));
        at = end - 1;
      } else this.single(part);
    }
  }

  private single(part: Exclude<Part, { kind: 'TAG' }>): void {
    const { builder } = this;
    if (part.kind === 'LITERAL') builder.literal(part.text);
    else if (part.kind === 'PIXEL') this.pixel();
    else if (part.kind === 'LINK') this.link(part);
    else {
      const simple = this.readSimple(part.token.code);
      if (simple === null) this.template([part]);
      else if (isCampaignName(simple)) builder.literal(this.campaignName(simple, part.escape));
      else builder.slot(`${part.escape} ${part.token.code}`, this.valueSlot(simple, part.escape));
    }
  }

  // ---- without the engine

  /** `if` and `unless` whose conditions the engine is not needed for; their branches are pieces of their own. */
  private conditions(block: Block): boolean {
    const branches = readBranches(this.parts, block);
    const tests = branches?.map(branch => this.test(branch));
    if (branches === null || tests === undefined || tests.includes(null)) return false;
    const ready = branches.map((branch, place) => {
      const builder = this.builder.branch();
      const { parts, settings, part, tracked, blocks } = this;
      new PartsLowering(parts, builder, settings, part, tracked, blocks).lower(branch.from, branch.to);
      return { test: tests[place], pieces: builder.build() };
    });
    this.builder.slot(`conditions ${this.part} ${this.templates++}`, run => {
      for (const { test, pieces } of ready) if (test?.(run) === true) return pieces.assemble(run);
      return '';
    });
    return true;
  }

  private test({ condition, negated }: Branch): ((run: MessageRun) => boolean) | null {
    if (condition === null) return () => true;
    const { all, comparisons } = condition;
    if (!comparisons.every(({ path }) => this.isKnown(path))) return null;
    const { campaignName } = this.settings;
    const tests = comparisons.map(comparison => {
      const read = comparison.path[0] === 'campaign' ? (): unknown => campaignName : reader(comparison.path);
      return (run: MessageRun): boolean => holds(comparison, read(run));
    });
    return run => (all ? tests.every(test => test(run)) : tests.some(test => test(run))) !== negated;
  }

  /** An output that the engine is not needed for: a field of the user, the campaign's name, one of our links. */
  private readSimple(code: string): SimpleOutput | null {
    const simple = readSimpleOutput(code);
    if (simple === null) return null;
    return this.isKnown(simple.path) ? simple : null;
  }

  private isKnown(path: VariablePath): boolean {
    return (
      isSame(path, CAMPAIGN_NAME) ||
      (path.length === 1 && URL_VARIABLES.some(name => name === path[0])) ||
      this.settings.paths.some(each => isSame(each, path))
    );
  }

  private campaignName(simple: SimpleOutput, escape: Escape): string {
    return escapeFor(escape, evaluateSimple(simple, this.settings.campaignName));
  }

  private valueSlot(simple: SimpleOutput, escape: Escape): Slot {
    const read = reader(simple.path);
    const label = simple.path.join('.');
    return run => {
      const value = read(run);
      const text = escapeFor(escape, evaluateSimple(simple, value));
      if (text === '') run.missing?.add(label);
      if (run.marksMissing && escape === Escape.HTML && isMissing(value))
        return run.encode(missingMark(label, simple.fallback));
      return run.encode(text);
    };
  }

  private link(part: Extract<Part, { kind: 'LINK' }>): void {
    const { link, html, before, after } = part;
    const escape = html ? Escape.ATTRIBUTE : Escape.NONE;
    const { builder, settings } = this;
    if (link.url === null) {
      this.madeLink(part);
      return;
    }
    const { url } = link;
    builder.literal(before);
    if (!settings.trackClicks) builder.literal(escapeFor(escape, url));
    else if (this.tracked) {
      builder.literal(escapeFor(escape, `${settings.publicUrl}/c/`));
      this.trackToken();
      builder.literal(`/${link.position}`);
    } else
      builder.slot(`link ${escape} ${link.position}`, run =>
        run.encode(escapeFor(escape, run.linkAt(link.position, url))),
      );
    builder.literal(after);
  }

  /** A link whose target has Liquid in it: made from its parts, then checked and signed. */
  private madeLink(part: Extract<Part, { kind: 'LINK' }>): void {
    const slot = this.madeLinkSlot(part);
    if (slot === null) this.template([part]);
    else this.builder.slot(`made ${part.html} ${part.link.position} ${part.before}`, slot);
  }

  private madeLinkSlot({ link, html, before, after }: Extract<Part, { kind: 'LINK' }>): Slot | null {
    const pieces = this.simpleTarget(link);
    if (pieces === null) return null;
    return run => {
      const url = run.linkTo(link.position, pieces.map(piece => piece(run)).join(''));
      if (html) return run.encode(escapeFor(Escape.ATTRIBUTE, url));
      return url === '#' ? '' : run.encode(before + url + after);
    };
  }

  private simpleTarget(link: Link): ((run: MessageRun) => string)[] | null {
    const pieces: ((run: MessageRun) => string)[] = [];
    for (const part of link.target) {
      if (part.kind === 'LITERAL') {
        pieces.push(() => part.text);
        continue;
      }
      const simple = part.kind === 'OUTPUT' ? this.readSimple(part.token.code) : null;
      if (part.kind !== 'OUTPUT' || simple === null) return null;
      const { campaignName } = this.settings;
      const read = isCampaignName(simple) ? (): unknown => campaignName : reader(simple.path);
      const label = simple.path.join('.');
      pieces.push(run => {
        const text = escapeFor(part.escape, evaluateSimple(simple, read(run)));
        if (text === '') run.missing?.add(label);
        return text;
      });
    }
    return pieces;
  }

  private pixel(): void {
    const { builder, settings } = this;
    if (!settings.trackOpens) return;
    const image = (token: string): string =>
      `<img src="${escapeFor(Escape.ATTRIBUTE, settings.publicUrl)}/o/${token}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0;">`;
    if (!this.tracked) {
      builder.slot('pixel', run => (run.urls.kind === 'PLAIN' ? '' : run.encode(image(run.urls.track))));
      return;
    }
    const [before = '', after = ''] = image('\n').split('\n');
    builder.literal(before);
    this.trackToken();
    builder.literal(after);
  }

  private trackToken(): void {
    this.builder.slot('track', run => (run.urls.kind === 'PLAIN' ? '' : run.encode(run.urls.track)));
  }

  // ---- with the engine

  private template(parts: readonly Part[]): void {
    const templates: Template[] = this.settings.engine.parse(this.liquid(parts));
    const { part } = this;
    this.builder.slot(`template ${part} ${this.templates++}`, run => run.renderLiquid(part, templates));
  }

  /** Parts as the source of a template that writes encoded text: static text is encoded here, values by filters. */
  private liquid(parts: readonly Part[]): string {
    let capturing = false;
    return parts
      .map(part => {
        if (part.kind === 'TAG') {
          if (part.token.tag === 'capture') capturing = true;
          if (part.token.tag === 'endcapture') capturing = false;
          return `{% ${part.token.code} %}`;
        }
        if (capturing) return this.bare(part);
        return this.encoded(part);
      })
      .join('');
  }

  /** Inside `capture`, and in the target of a link: neither escaped nor encoded yet. */
  private bare(part: Exclude<Part, { kind: 'TAG' }>): string {
    if (part.kind === 'LITERAL') return guard(part.text);
    if (part.kind !== 'OUTPUT') return '';
    return part.escape === Escape.TARGET_PART
      ? `{{ ${part.token.code} | ${filterFor(part.escape)} }}`
      : `{{ ${part.token.code} }}`;
  }

  private encoded(part: Exclude<Part, { kind: 'TAG' }>): string {
    if (part.kind === 'LITERAL') return guard(this.builder.encode(part.text));
    // The pixel stands at the end of the body, where no block is open.
    if (part.kind === 'PIXEL') return '';
    if (part.kind === 'LINK') return this.encodedLink(part);
    const simple = this.readSimple(part.token.code);
    if (simple === null) {
      const label = /^user(?:\.\w+)+/.exec(part.token.code)?.[0];
      const argument = label === undefined ? '' : `: "${label}"`;
      return `{{ ${part.token.code} | ${filterFor(part.escape)}${argument} }}`;
    }
    if (isCampaignName(simple)) return guard(this.builder.encode(this.campaignName(simple, part.escape)));
    return this.call(this.valueSlot(simple, part.escape));
  }

  private encodedLink(part: Extract<Part, { kind: 'LINK' }>): string {
    const { link, html, before, after } = part;
    const { url } = link;
    if (url !== null) {
      const escape = html ? Escape.ATTRIBUTE : Escape.NONE;
      return this.call(run => run.encode(before + escapeFor(escape, run.linkAt(link.position, url)) + after));
    }
    const simple = this.madeLinkSlot(part);
    if (simple !== null) return this.call(simple);
    const target = link.target
      .map(each => (each.kind === 'TAG' ? `{% ${each.token.code} %}` : this.bare(each)))
      .join('');
    const argumentsOfFilter = `${link.position}, ${html}, "${before}", "${after}"`;
    return `{% capture chasqui_target %}${target}{% endcapture %}{{ chasqui_target | ${LINK_FILTER}: ${argumentsOfFilter} }}`;
  }

  private call(slot: Slot): string {
    return `{{ ${this.builder.insideTemplate(slot)} | ${SLOT_FILTER} }}`;
  }
}

const CAMPAIGN_NAME: VariablePath = ['campaign', 'name'];

function isCampaignName({ path }: SimpleOutput): boolean {
  return isSame(path, CAMPAIGN_NAME);
}

function isSame(one: VariablePath, other: VariablePath): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}

function reader(path: VariablePath): (run: MessageRun) => unknown {
  const url = URL_VARIABLES.find(name => name === path[0]);
  if (url !== undefined) return run => run.ownUrl(url);
  return run => readValue(run.values, path);
}

/** Literal text cannot begin Liquid. */
function guard(text: string): string {
  return text.replaceAll('{', '{{ "{" }}');
}
