import { AccessResolver } from '../access/index.js';
import { AttributesResolver } from '../attributes/index.js';
import { CampaignsResolver, UnsubscriptionCampaignResolver } from '../campaigns/index.js';
import { ContentsResolver } from '../contents/index.js';
import { DeliveriesResolver } from '../deliveries/index.js';
import { MailboxResolver, MailboxSettingsResolver } from '../mailbox/index.js';
import { NotificationsResolver } from '../notifications/index.js';
import { RelayTrafficResolver, RelaysResolver } from '../relays/index.js';
import { SettingsResolver } from '../settings/index.js';
import { CampaignFieldsResolver, ShipmentsResolver } from '../shipments/index.js';
import { TargetsResolver } from '../targets/index.js';
import { TemplatesResolver } from '../templates/index.js';
import { UnsubscriptionsResolver } from '../unsubscriptions/index.js';
import { UsersResolver } from '../users/index.js';

/** Every resolver class of the rooms. */
export const RESOLVERS = [
  AccessResolver,
  AttributesResolver,
  CampaignFieldsResolver,
  CampaignsResolver,
  ContentsResolver,
  DeliveriesResolver,
  MailboxResolver,
  MailboxSettingsResolver,
  NotificationsResolver,
  RelaysResolver,
  RelayTrafficResolver,
  SettingsResolver,
  ShipmentsResolver,
  TargetsResolver,
  TemplatesResolver,
  UnsubscriptionCampaignResolver,
  UnsubscriptionsResolver,
  UsersResolver,
] as const;
