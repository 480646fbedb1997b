export default {
  chooseTargets: 'Choose targets',
  noTargets: 'There is no other target.',
  people: { one: '{count} person', other: '{count} people' },
  broken: 'Its rule no longer works',
} as const;
