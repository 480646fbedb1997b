/** Sizes and times that several parts must agree on. Lengths are in characters, times in milliseconds. */
export const LIMITS = {
  /** Names of campaigns, templates, targets, senders, the organisation. */
  nameLength: 200,
  subjectLength: 400,
  preheaderLength: 400,
  /** Source of a template or a campaign. */
  contentLength: 1_000_000,
  /** Outputs and tags of one source: compiling it must not keep others waiting for long. */
  liquidTokens: 2_000,
  /** One output or tag, between its braces. */
  liquidTokenLength: 4_000,
  /** Components (`mj-...`) of one mail, attributes of one component, and names in one `mj-class`, for the same reason. */
  mailComponents: 2_000,
  componentAttributes: 60,
  componentClasses: 20,
  /** Rules of inlined styles, times the elements of the mail that each is tried on. */
  inlinedStyles: 600_000,
  /** Where a notification leads, as it is written, with its variables. */
  actionUrlLength: 4_000,
  /** What stands in the footer of campaign mails beside the organisation's name. */
  postalAddressLength: 500,
  footerTextLength: 1_000,
  personNameLength: 400,
  externalIdLength: 200,
  tagLength: 100,
  tagsPerUser: 100,
  attributesPerUser: 200,
  attributeTextLength: 10_000,
  attributeListLength: 100,
  upsertRows: 1_000,
  pageSize: 200,
  defaultPageSize: 50,
  testAddresses: 20,
  /** Records that one request names by their keys, such as those to delete. */
  idsAtOnce: 1_000,
  senders: 100,
  holdAddresses: 1_000,
  targetsPerCampaign: 50,
  relays: 50,
  /** Connections to one relay at a time, and messages a second. */
  relayConnections: 1_000,
  relayPerSecond: 100_000,
  /** Domains of recipients that one relay has a pace for. */
  domainPaces: 100,
  relayUsernameLength: 400,
  /** Of a password or an access token: the line that carries it must stay below 12,288 octets (RFC 4954 4). */
  relayPasswordLength: 6_000,
  /** Connections that one member tries out within a minute. */
  relayTestsPerMinute: 20,
  /** Lists count exactly up to here, then say "10,000+". */
  exactCount: 10_000,
  unreadCount: 1_000,
  /** Users that a search by name or address looks at in the list of deliveries. */
  deliverySearchUsers: 1_000,
  /** Before the first message of a shipment, so that the launch can be undone. */
  undoWindowMs: 10_000,
  /** A scheduled shipment that is later than this asks instead of sending. */
  scheduleGraceMs: 3_600_000,
  scheduleAheadYears: 2,
  /** Permanent refusals in a row, without a success, that pause a shipment. */
  refusalsBeforePause: 20,
  /** Messages in a row whose sender no relay takes, that pause a shipment. */
  sendersRefusedBeforePause: 3,
  /** How deferred messages are tried again, in the units of the settings. */
  retryFirstMinutes: { min: 1, max: 60 },
  retryLongestMinutes: { min: 5, max: 1_440 },
  giveUpHours: { min: 1, max: 168 },
  passwordLength: { min: 10, max: 200 },
} as const;
