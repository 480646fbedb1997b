import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  typeName: 'Escriba un nombre o un correo',
  nobody: 'Nadie se llama así.',
} satisfies Translation<typeof en>;
