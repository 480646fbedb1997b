import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  chooseTargets: 'Elija públicos',
  noTargets: 'No hay ningún otro público.',
  people: { one: '{count} persona', other: '{count} personas' },
  broken: 'Su regla ya no funciona',
} satisfies Translation<typeof en>;
