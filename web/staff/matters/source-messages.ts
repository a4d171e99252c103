// Pure. Words of the source in both languages.
import { en } from './source-messages.en.ts';
import { zh } from './source-messages.zh.ts';

export const messages = { zh, en };
