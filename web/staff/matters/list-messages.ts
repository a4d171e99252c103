// Pure. Words around lists in both languages.
import { en } from './list-messages.en.ts';
import { zh } from './list-messages.zh.ts';

export const messages = { zh, en };
