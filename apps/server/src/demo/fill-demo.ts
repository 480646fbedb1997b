import { type TargetId, type TemplateId } from '@chasqui/domain';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { createAttribute } from '../attributes/index.js';
import { Campaign, createCampaign } from '../campaigns/index.js';
import { readSettings, updateSettings } from '../settings/index.js';
import { launchCampaign } from '../shipments/index.js';
import { createTarget } from '../targets/index.js';
import { createTemplate } from '../templates/index.js';
import { User, upsertUsers } from '../users/index.js';
import {
  type DemoCampaign,
  type DemoPerson,
  demoAttributes,
  demoCampaigns,
  demoOrganisation,
  demoPeople,
  demoTargets,
  demoTemplates,
} from './content/index.js';

const PEOPLE = 1_000;

/**
 * Fills an empty database with the demo: people, attributes, targets, templates, campaigns; some of these are launched
 * and go through the real pipeline. All in one transaction, through the verbs that the API uses.
 *
 * @returns whether there was an empty database to fill.
 */
export function fillDemo(ctx: Ctx): Promise<boolean> {
  return inTransaction(ctx, async tx => {
    if (!(await isEmpty(tx))) return false;
    const { name, postalAddress, language, timeZone, senders } = demoOrganisation;
    const senderInputs = senders.map((sender, i) => ({ ...sender, isDefault: i === 0 }));
    await updateSettings(tx, {
      organisationName: name,
      postalAddress,
      language,
      timeZone,
      senders: senderInputs,
    });
    for (const { key, label, type, choices } of demoAttributes)
      await createAttribute(tx, { key, label, type, choices: [...choices] });
    await upsertUsers(tx, demoPeople(PEOPLE, { now: tx.now() }).map(toInput));
    const targets = new Map<string, TargetId>();
    for (const target of demoTargets) targets.set(target.key, (await createTarget(tx, target)).id);
    const templates = new Map<string, TemplateId>();
    for (const template of demoTemplates)
      templates.set(template.key, (await createTemplate(tx, template)).id);
    for (const campaign of demoCampaigns) await addCampaign(tx, campaign, targets, templates);
    return true;
  });
}

async function isEmpty({ db }: TxCtx): Promise<boolean> {
  const { organisationName } = await readSettings({ db });
  return (
    organisationName === '' &&
    (await db.entities.count(User)) === 0 &&
    (await db.entities.count(Campaign)) === 0
  );
}

async function addCampaign(
  tx: TxCtx,
  demo: DemoCampaign,
  targets: ReadonlyMap<string, TargetId>,
  templates: ReadonlyMap<string, TemplateId>,
): Promise<void> {
  const idsOf = (keys: readonly string[]) => keys.flatMap(key => targets.get(key) ?? []);
  const isMail = demo.channel === 'EMAIL';
  const campaign = await createCampaign(tx, {
    name: demo.name,
    channel: demo.channel,
    subject: demo.subject,
    preheader: isMail ? demo.preheader : null,
    content: isMail ? demo.mjml : demo.html,
    actionUrl: isMail ? null : (demo.action?.url ?? null),
    targeting: demo.targets.length > 0,
    targetIds: idsOf(demo.targets),
    excludedTargetIds: idsOf(demo.excludedTargets),
  });
  if (isMail)
    await tx.db.entities.update(
      Campaign,
      { id: campaign.id },
      { templateId: templates.get(demo.template) ?? null },
    );
  if (demo.launched) await launchCampaign(tx, { campaignId: campaign.id });
}

function toInput({ registeredAt, lastSeenAt, tags, attributes, ...person }: DemoPerson) {
  return {
    ...person,
    registeredAt: registeredAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    tags: [...tags],
    attributes: { ...attributes },
  };
}
