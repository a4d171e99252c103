// Pure. Words of the messages of a matter in both languages.
import { en } from './notice-messages.en.ts';
import { zh } from './notice-messages.zh.ts';

export const messages = { zh, en };
