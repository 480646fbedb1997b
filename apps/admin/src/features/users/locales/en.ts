export default {
  typeName: 'Type a name or an e-mail',
  nobody: 'Nobody is called so.',
} as const;
