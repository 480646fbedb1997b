export { SILENCE, USUAL_OFFERS, type Answer, type Moment, type Script } from './script.js';
export { ScriptedRelay } from './scripted-relay.js';
export { TEST_CERTIFICATE } from './test-certificate.js';
