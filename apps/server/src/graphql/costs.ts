/**
 * What fields cost besides the one point of any field, by type and name: so much that a document can ask a few times for
 * what looks at all users, and some dozens of times for a list. A list that is read in pages costs this once, and what is
 * asked of its rows once for each.
 */
export const COSTS: Readonly<Record<string, number>> = {
  // Look at all users.
  'Query.audience': 4_000,
  'Query.previewRule': 4_000,
  'Target.userCount': 1_000,
  // Compile a message.
  'Query.renderPreview': 2_000,
  'Mutation.launchCampaign': 4_000,
  'Mutation.retryFailed': 1_000,
  'Mutation.sendTest': 2_000,
  'Mutation.createCampaign': 1_000,
  'Mutation.updateCampaign': 1_000,
  'Mutation.updateCampaignContent': 1_000,
  'Mutation.createTemplate': 1_000,
  'Mutation.updateTemplate': 1_000,
  'Delivery.content': 50,
  // Wait for somebody else's server.
  'Mutation.testRelay': 4_000,
  // Write up to a thousand rows.
  'Mutation.upsertUsers': 2_000,
  'Mutation.updateSettings': 500,
  // May search, sort and count.
  'Query.users': 200,
  'Query.deliveries': 200,
  'Query.campaigns': 200,
  'Query.shipments': 200,
  'Query.unsubscriptions': 200,
  'Query.notifications': 200,
  'Query.mailboxMessages': 200,
  'Campaign.shipments': 20,
  'Shipment.failures': 50,
  // Go through events.
  'Campaign.figures': 20,
  'Campaign.clicksByLink': 50,
  'Campaign.timeline': 100,
};
