export { Campaign, CampaignTarget } from './campaign.js';
export { CampaignsResolver } from './campaigns.resolver.js';
export { createCampaign, getCampaign, targetIdsOf } from './campaigns.js';
export { type DraftContent, findContentFaults, findContentIssues } from './content-faults.js';
export { UnsubscriptionCampaignResolver } from './unsubscription-campaign.resolver.js';
