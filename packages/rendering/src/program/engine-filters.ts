import type { FilterImplOptions } from 'liquidjs';
import { stringify } from '../liquid/escaping.js';
import { Escape } from '../parts/part.js';
import { escapeFor, missingMark } from './escapers.js';
import { runOf } from './message-run.js';

/** The filter that the compiler ends an output with, so that its value is escaped and encoded for its place. */
export function filterFor(escape: Escape): string {
  return `chasqui_${escape.toLowerCase()}`;
}

export const SLOT_FILTER = 'chasqui_slot';
export const LINK_FILTER = 'chasqui_link';

/** The filters that only the compiler writes. Each charges what it makes to the memory of the message. */
export function engineFilters(): Record<string, FilterImplOptions> {
  const filters: Record<string, FilterImplOptions> = {
    [SLOT_FILTER](number: number) {
      const text = runOf(this.context).insideSlot(number);
      this.context.memoryLimit.use(text.length);
      return text;
    },
    [LINK_FILTER](target: unknown, position: number, html: boolean, before: string, after: string) {
      const run = runOf(this.context);
      const url = run.linkTo(position, stringify(target));
      this.context.memoryLimit.use(url.length);
      if (html) return run.encode(escapeFor(Escape.ATTRIBUTE, url));
      return url === '#' ? '' : run.encode(before + url + after);
    },
  };
  for (const escape of Object.values(Escape))
    filters[filterFor(escape)] = function (value: unknown, label?: string) {
      const run = runOf(this.context);
      const text = escapeFor(escape, value);
      this.context.memoryLimit.use(text.length);
      if (text === '' && label !== undefined) run.missing?.add(label);
      if (run.marksMissing && text === '' && label !== undefined && escape === Escape.HTML)
        return run.encode(missingMark(label, null));
      // The target of a link is encoded when it is complete.
      return escape === Escape.TARGET_PART ? text : run.encode(text);
    };
  return filters;
}
