/** The sections of the settings, in the order of the navigation; the first stands at `/settings` itself. */
export const SECTIONS = [
  'organisation',
  'senders',
  'footer',
  'tracking',
  'retries',
  'hold',
  'relays',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export const [FIRST_SECTION] = SECTIONS;

export const pathOf = (section: SectionName): string =>
  section === FIRST_SECTION ? '/settings' : `/settings/${section}`;
