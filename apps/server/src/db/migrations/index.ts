import { OrganisationAndMembers1790000000001 } from './1790000000001-organisation-and-members.js';
import { AudienceAndContent1790000000002 } from './1790000000002-audience-and-content.js';
import { ShipmentsAndLedger1790000000003 } from './1790000000003-shipments-and-ledger.js';
import { EndedSessions1790000000004 } from './1790000000004-ended-sessions.js';
import { RelayTrouble1790000000006 } from './1790000000006-relay-trouble.js';
import { SkippedAtClaim1790000000007 } from './1790000000007-skipped-at-claim.js';
import { InstallationTag1790000000008 } from './1790000000008-installation-tag.js';
import { OneLedgerIndexLess1790000000009 } from './1790000000009-one-ledger-index-less.js';
import { FrozenHtml1790000000010 } from './1790000000010-frozen-html.js';
import { RelayPaces1790000000011 } from './1790000000011-relay-paces.js';
import { RetryFailed1790000000013 } from './1790000000013-retry-failed.js';
import { Notices1790000000014 } from './1790000000014-notices.js';
import { ValuesAsText1790000000015 } from './1790000000015-values-as-text.js';
import { WorkerStats1790000000016 } from './1790000000016-worker-stats.js';
import { SenderRefused1790000000020 } from './1790000000020-sender-refused.js';
import { RetryPolicy1790000000021 } from './1790000000021-retry-policy.js';
import { ClickedLinks1790000000022 } from './1790000000022-clicked-links.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  OrganisationAndMembers1790000000001,
  AudienceAndContent1790000000002,
  ShipmentsAndLedger1790000000003,
  EndedSessions1790000000004,
  RelayTrouble1790000000006,
  SkippedAtClaim1790000000007,
  InstallationTag1790000000008,
  OneLedgerIndexLess1790000000009,
  FrozenHtml1790000000010,
  RelayPaces1790000000011,
  RetryFailed1790000000013,
  Notices1790000000014,
  ValuesAsText1790000000015,
  WorkerStats1790000000016,
  SenderRefused1790000000020,
  RetryPolicy1790000000021,
  ClickedLinks1790000000022,
] as const;
