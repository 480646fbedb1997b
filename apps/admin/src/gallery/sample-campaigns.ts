export interface SampleCampaign {
  id: string;
  name: string;
  channel: 'Mail' | 'Notification';
  targets: readonly string[];
  sent: number;
  lastShipment: string | null;
  createdAt: string;
  progress?: number;
}

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export const campaigns: readonly SampleCampaign[] = [
  {
    id: '12',
    name: 'Spring sale 2026',
    channel: 'Mail',
    targets: ['Bought in the last year', 'Lives in Spain'],
    sent: 41_204,
    lastShipment: ago(0.2),
    createdAt: ago(30),
    progress: 0.41,
  },
  {
    id: '11',
    name: 'Welcome to the club',
    channel: 'Mail',
    targets: [],
    sent: 128_940,
    lastShipment: ago(20),
    createdAt: ago(24 * 40),
  },
  {
    id: '10',
    name: 'New opening hours over the holidays, and how to reach us meanwhile',
    channel: 'Notification',
    targets: [
      'Store visitors',
      'Lives in Spain',
      'App users',
      'Members',
      'Members since 2020',
      'Opened in May',
      'VIP',
    ],
    sent: 9_310,
    lastShipment: ago(70),
    createdAt: ago(24 * 6),
  },
  {
    id: '9',
    name: 'Survey: tell us how it went',
    channel: 'Mail',
    targets: ['Bought last week'],
    sent: 0,
    lastShipment: null,
    createdAt: ago(24 * 9),
  },
  {
    id: '8',
    name: 'Birthday greetings',
    channel: 'Notification',
    targets: ['Birthday today'],
    sent: 812,
    lastShipment: ago(24 * 12),
    createdAt: ago(24 * 200),
  },
  {
    id: '7',
    name: 'Autumn letter',
    channel: 'Mail',
    targets: ['Readers'],
    sent: 18_004,
    lastShipment: ago(24 * 50),
    createdAt: ago(24 * 60),
  },
  {
    id: '6',
    name: 'Terms of service, changed on 1 October',
    channel: 'Mail',
    targets: [],
    sent: 128_011,
    lastShipment: ago(24 * 55),
    createdAt: ago(24 * 61),
  },
];
