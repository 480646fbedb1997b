export { LARGE_NEWSLETTER, SMALL_NEWSLETTER } from './newsletters.js';
