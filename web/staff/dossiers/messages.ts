// Pure. Words of the dossier in both languages.
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export const messages = { zh, en };
