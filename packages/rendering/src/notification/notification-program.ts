import { cleanHeaderText } from '../mime/header-text.js';
import type { Part } from '../parts/part.js';
import { PartsLowering } from '../program/lower-parts.js';
import type { RunSettings } from '../program/message-run.js';
import type { MessageUrls } from '../program/message-urls.js';
import { type Pieces, PiecesBuilder } from '../program/pieces.js';
import { type MessageValues, emptyPaths } from '../program/values.js';
import type { VariablePath } from '../variables/variable-catalog.js';
import { sanitizeNotification } from './sanitize.js';

/** A notification as it reads for one user. */
export interface RenderedNotification {
  title: string;
  /** Sanitised after rendering: safe to put into a page. */
  html: string;
  text: string;
  /** An http or https address, or null where there is none or it came out as something else. */
  actionUrl: string | null;
  /** The variables that print nothing: the user has no value, and neither a default nor a condition sees to that. */
  missing: string[];
}

/** A notification compiled once, which renders for any number of users. */
export interface NotificationProgram {
  /** The values of users that the notification uses: exactly what must be kept to render it again. */
  readonly paths: readonly VariablePath[];

  /** @throws RenderingError when the Liquid of this notification fails or goes beyond its limits. */
  render(values: MessageValues): RenderedNotification;
}

export interface NotificationParts {
  title: readonly Part[];
  html: readonly Part[];
  text: readonly Part[];
  action: readonly Part[];
}

const NO_URLS: MessageUrls = { kind: 'PLAIN', webVersionUrl: '#', unsubscribeUrl: '#', preferencesUrl: '#' };

/** What `compileNotification` makes: the parts of a notification, put together for each user. */
export class CompiledNotification implements NotificationProgram {
  readonly paths: readonly VariablePath[];
  private readonly title: Pieces;
  private readonly html: Pieces;
  private readonly text: Pieces;
  private readonly action: Pieces;

  constructor(
    parts: NotificationParts,
    private readonly settings: RunSettings,
  ) {
    this.paths = settings.paths;
    this.title = this.pieces(parts.title, 0);
    this.html = this.pieces(parts.html, 1);
    this.text = this.pieces(parts.text, 2);
    this.action = this.pieces(parts.action, 3);
  }

  render(values: MessageValues): RenderedNotification {
    const empty = new Set<string>();
    const write = (pieces: Pieces): string => pieces.render(this.settings, values, NO_URLS, false, empty);
    const action = write(this.action);
    return {
      title: cleanHeaderText(write(this.title)),
      html: sanitizeNotification(write(this.html)),
      text: write(this.text).trim(),
      actionUrl: action === '' ? null : action,
      missing: emptyPaths(this.paths, empty),
    };
  }

  private pieces(parts: readonly Part[], part: number): Pieces {
    const builder = new PiecesBuilder(text => text);
    new PartsLowering(parts, builder, this.settings, part, false).lower();
    return builder.build();
  }
}
