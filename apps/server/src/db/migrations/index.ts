import { OrganisationAndMembers1790000000001 } from './1790000000001-organisation-and-members.js';
import { AudienceAndContent1790000000002 } from './1790000000002-audience-and-content.js';
import { ShipmentsAndLedger1790000000003 } from './1790000000003-shipments-and-ledger.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  OrganisationAndMembers1790000000001,
  AudienceAndContent1790000000002,
  ShipmentsAndLedger1790000000003,
] as const;
