import type { ApiSession } from './api-session.js';
import type { CheckedMail } from './check-mails.js';
import type { Checks } from './checks.js';

const FOLLOWED = 200;
const LEAVING = 20;

interface Figures {
  opens: number;
  uniqueOpens: number;
  clicks: number;
  uniqueClicks: number;
  unsubscribed: number;
}

/**
 * Follows pixel and links of some mails and checks where they lead and what is counted; then lets some people leave by
 * the header of their mail alone.
 *
 * @returns the addresses that left.
 */
export async function checkTracking(
  checks: Checks,
  session: ApiSession,
  campaignId: string,
  mails: readonly CheckedMail[],
  mjml: string,
): Promise<string[]> {
  const followed = mails
    .filter((_, i) => i % Math.max(1, Math.floor(mails.length / FOLLOWED)) === 0)
    .slice(0, FOLLOWED);
  const faults = new Map<CheckedMail, string>();
  let clicks = 0;
  for (const mail of followed) {
    const pixel = doors(mail, 'o');
    const links = doors(mail, 'c');
    if (pixel.length !== 1) faults.set(mail, `${mail.key} has ${pixel.length} pixels`);
    await visit(pixel[0] ?? '');
    await visit(pixel[0] ?? '');
    const targets: string[] = [];
    for (const link of links) {
      const answer = await visit(link);
      if (answer.status !== 302) faults.set(mail, `${link}: ${answer.status}`);
      targets.push(answer.headers.get('location') ?? '');
      clicks += 1;
    }
    const wrong = targets.filter(target => !originals(mjml, mail).has(target));
    if (links.length === 0) faults.set(mail, `${mail.key} has no links`);
    if (wrong.length > 0) faults.set(mail, `${mail.key} leads to ${wrong.join(', ')}`);
  }
  checks.each(
    'links lead to the original addresses, each user to their own',
    followed,
    mail => faults.get(mail) ?? null,
  );
  const { campaign } = await session.ask<{ campaign: { figures: Figures } }>(
    'query ($id: ID!) { campaign(id: $id) { figures { opens uniqueOpens clicks uniqueClicks unsubscribed } } }',
    { id: campaignId },
  );
  const counted = {
    opens: 2 * followed.length,
    uniqueOpens: followed.length,
    clicks,
    uniqueClicks: followed.length,
    unsubscribed: 0,
  };
  checks.equal('opens and clicks are counted exactly', campaign.figures, counted);
  return leave(checks, mails.slice(-LEAVING));
}

async function leave(checks: Checks, mails: readonly CheckedMail[]): Promise<string[]> {
  const answers: number[] = [];
  for (const { headers } of mails) {
    const address = /<(http[^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    answers.push(answer.status);
  }
  checks.each('one-click unsubscribing works from the header alone', answers, status =>
    status === 200 ? null : String(status),
  );
  return mails.map(mail => mail.key);
}

/** Every address that the source links to, for one user: Liquid in it filled as the newsletter uses it. */
function originals(mjml: string, { person }: CheckedMail): Set<string> {
  const hrefs = [...mjml.matchAll(/href="([^"]*)"/g)].map(match => (match[1] ?? '').replaceAll('&amp;', '&'));
  const filled = hrefs.map(href =>
    href.replace(/\{\{\s*user\.attributes\.(\w+)\s*(?:\|\s*url_encode\s*)?\}\}/g, (_, key: string) =>
      encodeURIComponent(person.attributes?.[key] ?? ''),
    ),
  );
  const web = filled.filter(href => /^https?:/.test(href));
  // MJML makes some social links to sharing pages that carry the original.
  return new Set([...web, ...web.map(href => `https://www.facebook.com/sharer/sharer.php?u=${href}`)]);
}

function doors({ email }: CheckedMail, door: string): string[] {
  const found = [
    ...(email.html ?? '').matchAll(new RegExp(`(?:href|src)="(http://[^"]+/${door}/[^"]+)"`, 'g')),
  ];
  return found.map(match => (match[1] ?? '').replaceAll('&amp;', '&'));
}

async function visit(address: string): Promise<Response> {
  const answer = await fetch(address, { redirect: 'manual' });
  await answer.arrayBuffer();
  return answer;
}
