export { DeliveriesResolver } from './deliveries.resolver.js';
export { Delivery } from './delivery.js';
