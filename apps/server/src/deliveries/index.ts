export { DeliveriesResolver } from './deliveries.resolver.js';
