export { type Delivery, messageTasks } from './deliver.ts';
export { type Gateway, type Gateways, type Outgoing } from './gateway.ts';
export type { Channel, Language, Letter, LetterParams, LetterWords } from './letter.ts';
export { wordsOf } from './profile-words.ts';
export { partyNotices } from './queries.ts';
export { messageRoutes } from './routes.ts';
export { smsGateway } from './sms.ts';
export { smtpGateway } from './smtp.ts';
export { sendLater } from './store.ts';
