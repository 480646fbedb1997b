import type { UiLanguage } from '@chasqui/domain';
import { escapeHtml } from './liquid/escaping.js';
import { type LexedText, type LiquidToken, lexLiquid, nextId, tokensOf } from './liquid/lex-liquid.js';
import { readSimpleOutput } from './liquid/simple-output.js';
import { MarkedSource, type Sentinels, chooseSentinels } from './markup/marked-source.js';
import { type Footer, footerMjml } from './mjml/footer.js';
import { type Additions, placedUrls } from './mjml/prepare-mjml.js';
import { Place, type RenderingIssue, error } from './rendering-issue.js';
import type { UrlVariable } from './variables/variable-catalog.js';

/** What a mail is made from. Subject and preheader are text with Liquid, the body is MJML with Liquid. */
export interface EmailSource {
  mjml: string;
  subject: string;
  /** Replaces the preheader of the MJML; empty keeps that one. */
  preheader: string;
  campaignName: string;
  language: UiLanguage;
  /** Null for transactional mail. */
  footer: Footer | null;
}

/** The texts of a mail, cut into text and Liquid. */
export interface EmailReading {
  subject: LexedText;
  /** Null where the MJML keeps its own. */
  preheader: LexedText | null;
  body: MarkedSource;
  /** The links that a footer may need. */
  ownLinks: LexedText;
}

/** Reads the texts of a mail, as far as they can be read at all. */
export function readEmail(source: EmailSource): { reading: EmailReading | null; issues: RenderingIssue[] } {
  const subject = lexLiquid(source.subject, Place.SUBJECT, { markup: false, firstId: 0 });
  const preheader = lexLiquid(source.preheader, Place.PREHEADER, { markup: false, firstId: nextId(subject) });
  const body = lexLiquid(source.mjml, Place.BODY, { markup: true, firstId: nextId(preheader) });
  const ownLinks = lexLiquid('{{ unsubscribe_url }}{{ preferences_url }}', Place.BODY, {
    markup: false,
    firstId: nextId(body),
  });
  const issues = [subject, preheader, body].flatMap(each => each.issues);
  if (body.issues.length > 0) return { reading: null, issues };

  const footer = JSON.stringify(source.footer);
  const sentinels = chooseSentinels([source.mjml, source.preheader, source.subject, footer]);
  if (sentinels === null) {
    const message = 'The mail uses nearly all private characters of Unicode: take some out.';
    return {
      reading: null,
      issues: [...issues, error({ place: Place.BODY, line: null, column: null }, null, message)],
    };
  }
  const reading = {
    subject,
    preheader: source.preheader.trim() === '' ? null : preheader,
    body: new MarkedSource(body, sentinels),
    ownLinks,
  };
  return { reading, issues };
}

/** What the MJML gets beside what its author wrote. */
export function additionsOf(
  source: EmailSource,
  { subject, preheader, body, ownLinks }: EmailReading,
): Additions {
  return {
    language: source.language,
    preheader: preheader === null ? null : markText(preheader, body.sentinels),
    title: titleOf(subject, body.sentinels),
    footer: footerOf(source, body, tokensOf(ownLinks)),
  };
}

/** All tokens of the mail by their numbers. */
export function allTokens({ subject, preheader, body, ownLinks }: EmailReading): Map<number, LiquidToken> {
  const texts = [subject, preheader, body.lexed, ownLinks];
  return new Map(
    texts.flatMap(text => (text === null ? [] : tokensOf(text))).map(token => [token.id, token]),
  );
}

/** Text with Liquid as HTML: the text escaped, the Liquid marked. */
function markText(lexed: LexedText, sentinels: Sentinels): string {
  return lexed.pieces
    .map(piece =>
      piece.kind === 'TEXT' ? escapeHtml(piece.text.replace(/\s+/g, ' ')) : sentinels.mark(piece.id),
    )
    .join('');
}

/** The subject serves as title too, where it costs nothing: MJML writes the title twice. */
function titleOf(subject: LexedText, sentinels: Sentinels): string | null {
  const simple = tokensOf(subject).every(
    token => token.kind === 'OUTPUT' && readSimpleOutput(token.code) !== null,
  );
  return simple && subject.source.trim() !== '' ? markText(subject, sentinels) : null;
}

function footerOf(
  { footer, language }: EmailSource,
  body: MarkedSource,
  ownLinks: readonly LiquidToken[],
): Additions['footer'] {
  if (footer === null) return null;
  const placed: ReadonlySet<string> = placedUrls(body);
  const links: Partial<Record<UrlVariable, string>> = {};
  for (const { code, id } of ownLinks)
    if (!placed.has(code)) links[code as UrlVariable] = body.sentinels.mark(id);
  return (background, adaptsToDark) => footerMjml(footer, language, links, background, adaptsToDark);
}
