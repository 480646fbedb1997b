import type { UiLanguage } from '@chasqui/domain';
import { checkLiquid, checkText } from '../liquid/check-liquid.js';
import { createEngine } from '../liquid/engine.js';
import { lexLiquid, nextId, tokensOf } from '../liquid/lex-liquid.js';
import { checkStructure } from '../markup/check-structure.js';
import { MarkedSource, applyEdits, chooseSentinels } from '../markup/marked-source.js';
import { scanMarkup } from '../markup/scan-markup.js';
import { type TokenTable, encodedNames, readHref } from '../parts/href.js';
import { htmlParts } from '../parts/html-parts.js';
import type { Part } from '../parts/part.js';
import { plainParts } from '../parts/plain-parts.js';
import { textParts } from '../parts/text-parts.js';
import { engineFilters } from '../program/engine-filters.js';
import {
  Place,
  type RenderingIssue,
  type Spot,
  error,
  hasErrors,
  inOrder,
  warning,
} from '../rendering-issue.js';
import { type VariableCatalog, distinctPaths } from '../variables/variable-catalog.js';
import { CompiledNotification, type NotificationProgram } from './notification-program.js';
import { NOTIFICATION_ELEMENTS } from './sanitize.js';

/** What a notification is made from. Subject (its title) and address are text with Liquid, the content is HTML. */
export interface NotificationSource {
  subject: string;
  html: string;
  /** Where the notification leads; empty for nowhere. */
  actionUrl: string;
  campaignName: string;
  /** Of the names of months and days. */
  language?: UiLanguage;
}

/** The program with what is worth a warning, or what must be mended first. */
export type CompiledNotificationResult =
  | { ok: true; program: NotificationProgram; issues: RenderingIssue[] }
  | { ok: false; issues: RenderingIssue[] };

/**
 * Compiles a notification, under the same rules for Liquid as a mail.
 *
 * @returns the program and what is worth a warning, or everything that must be mended first.
 */
export function compileNotification(
  source: NotificationSource,
  catalog: VariableCatalog,
): CompiledNotificationResult {
  const subject = lexLiquid(source.subject, Place.SUBJECT, { markup: false, firstId: 0 });
  const action = lexLiquid(source.actionUrl.trim(), Place.ACTION_URL, {
    markup: false,
    firstId: nextId(subject),
  });
  const body = lexLiquid(source.html, Place.BODY, { markup: true, firstId: nextId(action) });
  const issues: RenderingIssue[] = [subject, action, body].flatMap(each => each.issues);
  const refuse = (): CompiledNotificationResult => ({ ok: false, issues: inOrder(issues) });

  const sentinels = chooseSentinels([source.html, source.actionUrl]);
  if (sentinels === null) {
    issues.push(
      error(NOWHERE, null, 'The text uses nearly all private characters of Unicode: take some out.'),
    );
    return refuse();
  }
  if (hasErrors(body.issues)) return refuse();
  const marked = new MarkedSource(body, sentinels);
  const structure = checkStructure(marked, 'HTML');
  const live = tokensOf(body).filter(token => !structure.dropped.has(token.id));
  const checked = [
    checkText(subject, catalog),
    checkText(action, catalog),
    checkLiquid(live, structure.issues, Place.BODY, catalog, false),
  ];
  issues.push(...checked.flatMap(each => each.issues), ...unshownElements(marked));
  if (hasErrors(issues)) return refuse();

  const tokens = new Map([action, body].flatMap(tokensOf).map(token => [token.id, token]));
  const table: TokenTable = { sentinels, tokens, encodedNames: encodedNames(live) };
  const html = applyEdits(marked.text, structure.edits);
  const content = htmlParts(html, table, address => marked.spotOfValue(address), {
    pixel: false,
    compact: false,
  });
  const target = readAction(new MarkedSource(action, sentinels), table);
  issues.push(...content.issues, ...target.issues);
  if (hasErrors(issues)) return refuse();

  const parts = {
    title: plainParts(subject),
    html: content.parts,
    text: textParts(html, table, content.hrefs),
    action: target.parts,
  };
  const program = new CompiledNotification(parts, {
    engine: createEngine(source.language ?? 'en', engineFilters()),
    publicUrl: '',
    campaignName: source.campaignName,
    trackClicks: false,
    trackOpens: false,
    paths: distinctPaths(checked.flatMap(each => each.paths)),
  });
  return { ok: true, program, issues: inOrder(issues) };
}

const NOWHERE: Spot = { place: Place.BODY, line: null, column: null };

/** What the sanitiser will take away, said beforehand. */
function unshownElements(marked: MarkedSource): RenderingIssue[] {
  return scanMarkup(marked.text).events.flatMap(event => {
    if (event.kind !== 'OPEN' || NOTIFICATION_ELEMENTS.includes(event.name)) return [];
    const message = `<${event.name}> is not shown in notifications, only what stands in it.`;
    return [warning(marked.spotAt(event.start), event.name, message)];
  });
}

/** The address of the notification: a web address, or one that may turn out to be one. */
function readAction(marked: MarkedSource, table: TokenTable): { parts: Part[]; issues: RenderingIssue[] } {
  if (marked.text === '') return { parts: [], issues: [] };
  const spot: Spot = { place: Place.ACTION_URL, line: 1, column: 1 };
  // It is no attribute, so an ampersand is just that.
  const { href, issues } = readHref(marked.text.replaceAll('&', '&amp;'), table, () => spot);
  if (href.kind === 'REFUSED') return { parts: [], issues: [href.issue] };
  if (href.kind === 'OTHER') {
    const message = 'The link of a notification must be a web address, beginning with https://.';
    return { parts: [], issues: [error(spot, null, message)] };
  }
  const link = { position: 1, url: href.url, target: href.target };
  return { parts: [{ kind: 'LINK', link, html: false, before: '', after: '' }], issues };
}
