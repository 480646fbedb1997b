export { demoAttributes } from './attributes.js';
export { type DemoCampaign, demoCampaigns } from './campaigns.js';
export { demoOrganisation } from './organisation.js';
export { demoPeople, type DemoPerson } from './people/demo-people.js';
export { demoTargets } from './targets.js';
export { demoTemplates } from './templates.js';
