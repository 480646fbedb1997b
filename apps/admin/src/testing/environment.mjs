import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom with what browsers have and it lacks of the network: the router makes requests of navigations. */
export default class BrowserEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, { fetch, Headers, Request, Response, AbortController, AbortSignal });
  }
}
