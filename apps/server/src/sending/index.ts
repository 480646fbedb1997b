export { Pipeline } from './pipeline.js';
export { prepareShipment } from './prepare.js';
