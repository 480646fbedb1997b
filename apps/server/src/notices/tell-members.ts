import { type NoticeId, uiLanguage } from '@chasqui/domain';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { freezeOwnMail } from '../contents/index.js';
import { listSenders, readSettings } from '../settings/index.js';
import { noticeMail } from './notice-mail.js';
import { type UntoldNotice, addresseesOf, insertNoticeMails, takeNotice } from './notices.sql.js';

/**
 * Queues the mail that tells members what happened to a shipment: the owners, and whoever launched it. It goes the way of
 * every mail, so it waits while no relay takes any. Called again, it tells nobody a second time.
 */
export function tellMembers(ctx: Ctx, id: NoticeId): Promise<void> {
  return inTransaction(ctx, async tx => {
    const notice = await tx.db.row<UntoldNotice>(takeNotice(id));
    if (notice === null) return;
    const [sender] = await listSenders(tx);
    if (sender === undefined) {
      tx.log.warn({ notice: id }, 'Members are told nothing by mail: the settings have no sender.');
      return;
    }
    const addresses = await letThrough(tx, id, notice);
    if (addresses.length === 0) return;
    const settings = await readSettings(tx);
    const language = uiLanguage(settings.language);
    const url = new URL(`/campaigns/${notice.campaignId}`, tx.config.publicUrl).href;
    const mail = noticeMail(notice, { language, timeZone: settings.timeZone, url });
    const contentId = await freezeOwnMail(tx, {
      ...mail,
      campaignName: notice.campaignName,
      language,
      sender,
    });
    await tx.db.rows(insertNoticeMails(contentId, notice.campaignId, addresses));
  });
}

/** Whom the hold of the settings lets be mailed; for who is kept from it, the log has it. */
async function letThrough(tx: TxCtx, id: NoticeId, { launchedBy }: UntoldNotice): Promise<string[]> {
  const { hold, holdAddresses } = await readSettings(tx);
  const members = await tx.db.rows<{ email: string; emailKey: string }>(addresseesOf(launchedBy));
  const through = members.filter(({ emailKey }) => !hold || holdAddresses.includes(emailKey));
  const held = members.length - through.length;
  if (held > 0)
    tx.log.info({ notice: id, held }, 'The hold of the settings keeps a notice from some members.');
  return through.map(({ email }) => email);
}
