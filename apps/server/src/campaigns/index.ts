export { Campaign, CampaignTarget } from './campaign.js';
export { CampaignsResolver } from './campaigns.resolver.js';
export { hideCampaign } from './campaigns.sql.js';
export { createCampaign, getCampaign, targetIdsOf } from './campaigns.js';
export { findContentFaults } from './content-faults.js';
export { UnsubscriptionCampaignResolver } from './unsubscription-campaign.resolver.js';
