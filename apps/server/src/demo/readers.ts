import { type DeliveryId, type UserId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { isTransient } from '../db/errors.js';
import { parseMail } from '../mailbox/index.js';
import { openNotification } from '../notifications/index.js';
import { type Random, random } from './content/people/random.js';
import { latest, newMails, newNotifications } from './readers.sql.js';

/** How many of the demo's readers do what, and how long they take: most within the first minutes, as in life. */
const OPENS = 0.46;
const OPENS_AGAIN = 0.22;
const CLICKS = 0.3;
const CLICKS_TWICE = 0.2;
const LEAVES = 0.01;
const READS_NOTIFICATION = 0.35;
const MEAN_DELAY_MS = 70_000;
const LONGEST_DELAY_MS = 300_000;
const LOOK_MS = 1_000;
const ENOUGH_MS = 8 * 60_000;

const PROGRAMS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];

/**
 * The demo's invented people read their mail: they open, click and now and then unsubscribe, over the first minutes,
 * through the same doors as anybody. Nothing is counted that did not happen.
 *
 * @param origin where the API listens, such as `http://127.0.0.1:4000`.
 */
export class DemoReaders {
  private lastMail = '0';
  private lastNotification = '0';
  private readonly timers = new Set<NodeJS.Timeout>();
  private looking: NodeJS.Timeout | null = null;

  constructor(
    private readonly ctx: Ctx,
    private readonly origin: string,
  ) {}

  /** Begins with what comes from now on: what is there was read, or left, by an earlier process. */
  async start(): Promise<void> {
    const there = await this.ctx.db.row<{ mail: string; delivery: string }>(latest());
    this.lastMail = there?.mail ?? '0';
    this.lastNotification = there?.delivery ?? '0';
    this.looking = setInterval(() => void this.look(), LOOK_MS);
    this.timers.add(setTimeout(() => this.looking !== null && clearInterval(this.looking), ENOUGH_MS));
  }

  stop(): void {
    if (this.looking !== null) clearInterval(this.looking);
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async look(): Promise<void> {
    try {
      for (const mail of await this.ctx.db.rows<{ id: string; source: Buffer }>(newMails(this.lastMail))) {
        this.lastMail = mail.id;
        this.read(mail.id, await parseMail(mail.source).then(({ html }) => html ?? ''));
      }
      for (const item of await this.ctx.db.rows<{ id: DeliveryId; userId: UserId }>(
        newNotifications(this.lastNotification),
      )) {
        this.lastNotification = item.id;
        this.readNotification(item.id, item.userId);
      }
    } catch (error) {
      if (!isTransient(error))
        this.ctx.log.warn({ error: (error as Error).message }, 'The readers of the demo could not look.');
    }
  }

  private read(id: string, html: string): void {
    const dice = random(4, Number(id));
    if (!dice.chance(OPENS)) return;
    const program = dice.pick(PROGRAMS);
    const get = (path: string, method = 'GET') => this.visit(path, method, program);
    const pixel = pathsOf(html, 'o')[0];
    const links = pathsOf(html, 'c');
    const opened = delay(dice);
    if (pixel !== undefined) this.later(opened, () => get(pixel));
    if (pixel !== undefined && dice.chance(OPENS_AGAIN)) this.later(opened + delay(dice), () => get(pixel));
    const clicks = dice.chance(CLICKS) ? (dice.chance(CLICKS_TWICE) ? 2 : 1) : 0;
    for (let click = 0; click < clicks; click++) {
      // The first links of a mail are clicked most.
      const link = links[Math.floor(links.length * dice.next() ** 2)];
      if (link !== undefined) this.later(opened + 4_000 + delay(dice) / 10, () => get(link));
    }
    const leave = pathsOf(html, 'u')[0];
    if (leave !== undefined && dice.chance(LEAVES)) this.later(opened + 9_000, () => get(leave, 'POST'));
  }

  private readNotification(id: DeliveryId, userId: UserId): void {
    const dice = random(5, Number(id));
    if (!dice.chance(READS_NOTIFICATION)) return;
    const reader = { ...this.ctx, principal: { kind: 'USER', userId } as const };
    this.later(delay(dice), () => openNotification(reader, userId, id));
  }

  private async visit(path: string, method: string, program: string): Promise<void> {
    const answer = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': program },
    });
    await answer.arrayBuffer();
  }

  private later(ms: number, act: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act().catch((error: unknown) =>
        this.ctx.log.debug({ error: (error as Error).message }, 'A reader of the demo gave up.'),
      );
    }, ms);
    this.timers.add(timer);
  }
}

function delay(dice: Random): number {
  return Math.min(LONGEST_DELAY_MS, -Math.log(1 - dice.next()) * MEAN_DELAY_MS);
}

/** The paths of a mail's links behind one of our doors. */
function pathsOf(html: string, door: 'o' | 'c' | 'u'): string[] {
  const found = html.matchAll(new RegExp(`(?:href|src)="https?://[^/"]+(/${door}/[^"]+)"`, 'g'));
  return [...found].map(match => (match[1] ?? '').replaceAll('&amp;', '&'));
}
