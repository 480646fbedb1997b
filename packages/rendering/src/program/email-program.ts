import type { MimeEnvelope } from '../mime/envelope.js';
import { cleanHeaderText, encodeUnstructured } from '../mime/header-text.js';
import { HeaderWriter } from '../mime/headers.js';
import { encodeQuotedPrintable } from '../mime/quoted-printable.js';
import { MESSAGE_LIMIT } from '../liquid/engine.js';
import type { Link, Part } from '../parts/part.js';
import { RenderingError } from '../rendering-error.js';
import type { VariablePath } from '../variables/variable-catalog.js';
import { PartsLowering } from './lower-parts.js';
import { type MessagePieces, lengthOfPieces } from './message-pieces.js';
import type { RunSettings } from './message-run.js';
import { type MessageUrls, checkTokensOfUrls, ownUrl } from './message-urls.js';
import { type Pieces, PiecesBuilder } from './pieces.js';
import { type MessageValues, emptyPaths } from './values.js';

/** A mail as it reads for one user. */
export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
  /** The variables that print nothing: the user has no value, and neither a default nor a condition sees to that. */
  missing: string[];
}

/** A mail compiled once, which renders for any number of users. */
export interface EmailProgram {
  /** The values of users that the mail uses: exactly what must be kept to render it again. */
  readonly paths: readonly VariablePath[];
  /** The links that are counted, by their place in the mail, from 1. A link with Liquid in it has no fixed target. */
  readonly links: readonly { position: number; url: string | null }[];

  /**
   * For previews and the web version.
   *
   * @param options.markMissing outputs without a value are marked in the HTML.
   * @throws RenderingError when the Liquid of this message fails or goes beyond its limits.
   */
  render(values: MessageValues, urls: MessageUrls, options?: { markMissing?: boolean }): RenderedEmail;

  /**
   * The whole mail as it is handed to a relay (RFC 5322, MIME): lines end in CRLF, have at most 998 octets, and none
   * begins with a dot. ASCII, except for addresses with characters beyond it (RFC 6532). Each character is one octet
   * (Latin-1), so that it can go to a socket as it is. See `joinPieces` for the mail as one text.
   *
   * @returns what is the same in every mail as fixed texts, the same objects each time, and what is this user's as strings.
   * @throws RenderingError when the Liquid of this message fails or goes beyond its limits.
   */
  renderMime(values: MessageValues, envelope: MimeEnvelope, urls: MessageUrls): MessagePieces;
}

export interface EmailParts {
  subject: readonly Part[];
  html: readonly Part[];
  text: readonly Part[];
  links: readonly Link[];
}

const BOUNDARY = '=_chasqui';
const TEXT = 0;
const HTML = 1;
const SUBJECT = 2;

const plain = (text: string): string => text;

/** What `compileEmail` makes: the parts of a mail, put together for each user. */
export class CompiledEmail implements EmailProgram {
  readonly paths: readonly VariablePath[];
  readonly links: readonly { position: number; url: string | null }[];
  private readonly headers = new HeaderWriter();
  private readonly subject: Pieces;
  private readonly constantSubject: string | null;
  private readonly html: Pieces;
  private readonly text: Pieces;
  private readonly trackedBody: Pieces;
  private untrackedBody: Pieces | null = null;

  /** @throws LiquidError when the parts do not make sound Liquid. */
  constructor(
    private readonly parts: EmailParts,
    private readonly settings: RunSettings,
  ) {
    this.paths = settings.paths;
    this.links = settings.trackClicks ? parts.links.map(({ position, url }) => ({ position, url })) : [];
    this.subject = this.pieces(parts.subject, SUBJECT);
    this.html = this.pieces(parts.html, HTML);
    this.text = this.pieces(parts.text, TEXT);
    this.trackedBody = this.mimeBody(true);
    const constant = this.subject.constant;
    this.constantSubject = constant === null ? null : encodeUnstructured(constant, SUBJECT_COLUMN);
  }

  /** The size of a mail without what depends on the user, in octets. */
  get staticLength(): number {
    return this.trackedBody.staticLength;
  }

  render(values: MessageValues, urls: MessageUrls, options: { markMissing?: boolean } = {}): RenderedEmail {
    checkTokensOfUrls(urls);
    const marks = options.markMissing ?? false;
    const { settings } = this;
    const empty = new Set<string>();
    return {
      subject: cleanHeaderText(this.subject.render(settings, values, urls, false, empty)),
      html: this.html.render(settings, values, urls, marks, empty),
      text: this.text.render(settings, values, urls, false, empty),
      missing: emptyPaths(this.paths, empty),
    };
  }

  renderMime(values: MessageValues, envelope: MimeEnvelope, urls: MessageUrls): MessagePieces {
    checkTokensOfUrls(urls);
    const { settings } = this;
    const subject =
      this.constantSubject ??
      encodeUnstructured(this.subject.render(settings, values, urls, false), SUBJECT_COLUMN);
    const body = urls.kind === 'TRACKED' ? this.trackedBody : (this.untrackedBody ??= this.mimeBody(false));
    const unsubscribe = ownUrl('unsubscribe_url', urls, settings.publicUrl);
    const message = [
      ...this.headers.write(envelope, subject, unsubscribe),
      ...body.renderPieces(settings, values, urls, false),
    ];
    if (lengthOfPieces(message) > MESSAGE_LIMIT) throw new RenderingError('The message is larger than 2 MB.');
    return message;
  }

  private pieces(parts: readonly Part[], part: number): Pieces {
    const builder = new PiecesBuilder(plain);
    new PartsLowering(parts, builder, this.settings, part, false).lower();
    return builder.build();
  }

  /** RFC 2046 5.1.4: the plainest first. The boundary cannot occur in quoted-printable (RFC 2045 6.7). */
  private mimeBody(tracked: boolean): Pieces {
    const builder = new PiecesBuilder(encodeQuotedPrintable);
    const part = (type: string): string =>
      `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
    builder.raw(
      `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n${part('text/plain')}`,
    );
    new PartsLowering(this.parts.text, builder, this.settings, TEXT, tracked).lower();
    builder.raw(`\r\n${part('text/html')}`);
    new PartsLowering(this.parts.html, builder, this.settings, HTML, tracked).lower();
    builder.raw(`\r\n--${BOUNDARY}--\r\n`);
    return builder.build();
  }
}

const SUBJECT_COLUMN = 'Subject: '.length;
