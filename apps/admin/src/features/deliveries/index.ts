export { CampaignLink } from './CampaignLink.js';
export { ChannelLabel } from './ChannelLabel.js';
export { DeliveryReasonLine } from './DeliveryReasonLine.js';
export { DeliveryStatusChip } from './DeliveryStatusChip.js';
export { shipmentDate } from './shipment-date.js';
export { deliveryTexts } from './texts.js';
