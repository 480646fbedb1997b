import type { AttributeDeclaration } from '@chasqui/domain';

/** What the demo's organisation knows about its users beyond the fields that everyone has. */
export const demoAttributes: readonly AttributeDeclaration[] = [
  {
    key: 'favourite_roast',
    label: 'Favourite roast',
    type: 'CHOICE',
    choices: ['light', 'medium', 'dark'],
  },
  {
    key: 'plan',
    label: 'Coffee plan',
    type: 'CHOICE',
    choices: ['Low Tide', 'High Tide', 'Spring Tide'],
  },
  { key: 'next_parcel_on', label: 'Next parcel leaves on', type: 'DATE', choices: [] },
  { key: 'points', label: 'Points on the card', type: 'NUMBER', choices: [] },
  { key: 'last_order_on', label: 'Last order on', type: 'DATE', choices: [] },
  { key: 'last_coffee', label: 'Last coffee ordered', type: 'TEXT', choices: [] },
  {
    key: 'brew_methods',
    label: 'Brews with',
    type: 'LIST',
    choices: ['espresso', 'moka pot', 'filter', 'French press', 'cold brew'],
  },
  { key: 'grinds_at_home', label: 'Grinds at home', type: 'BOOLEAN', choices: [] },
];
