import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Member } from './access/index.js';
import { Attribute } from './attributes/index.js';
import { Campaign, CampaignTarget } from './campaigns/index.js';
import { Relay } from './relays/index.js';
import { Sender, Settings } from './settings/index.js';
import { Shipment } from './shipments/index.js';
import { Target } from './targets/index.js';
import { Template } from './templates/index.js';
import { Unsubscription } from './unsubscriptions/index.js';
import { User } from './users/index.js';

/** Every TypeORM entity. */
export const ENTITIES: readonly EntityTarget<ObjectLiteral>[] = [
  Attribute,
  Campaign,
  CampaignTarget,
  Member,
  Relay,
  Sender,
  Settings,
  Shipment,
  Target,
  Template,
  Unsubscription,
  User,
];
