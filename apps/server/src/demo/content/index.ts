export { demoAttributes } from './attributes.js';
export {
  type DemoCampaign,
  demoCampaigns,
  type DemoMailCampaign,
  type DemoNotificationCampaign,
} from './campaigns.js';
export { demoOrganisation } from './organisation.js';
export { demoPeople, type DemoPerson } from './people/demo-people.js';
export { type DemoRule, type DemoTarget, type DemoTargetKey, demoTargets } from './targets.js';
export { type DemoTemplate, type DemoTemplateKey, demoTemplates } from './templates.js';
