// Pure. Words of the import in both languages.
import { en } from './import-messages.en.ts';
import { zh } from './import-messages.zh.ts';

export const messages = { zh, en };
