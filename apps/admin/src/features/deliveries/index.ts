export { CampaignLink } from './CampaignLink.js';
export { ChannelLabel } from './ChannelLabel.js';
export { useReasonWords } from './useReasonWords.js';
