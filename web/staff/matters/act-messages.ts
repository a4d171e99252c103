// Pure. Words of the acts on a matter in both languages.
import { en } from './act-messages.en.ts';
import { zh } from './act-messages.zh.ts';

export const messages = { zh, en };
