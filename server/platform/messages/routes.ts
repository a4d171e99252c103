import { fail } from '../../kernel/refusal.ts';
import { inAct } from '../act.ts';
import { tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import type { Serve } from '../http/serve.ts';
import { enqueue } from '../outbox.ts';
import {
  exportPracticeMessages,
  exportUndelivered,
  listMyNotices,
  listPracticeMessages,
  listUndelivered,
  markNoticeRead,
  markNoticesRead,
  retryMessage,
} from './contract.ts';
import type { LetterWords } from './letter.ts';
import { myNotices, practiceMessages, undelivered } from './queries.ts';
import { deliverTask, type MessageTables } from './store.ts';
import { exportSentInPractice, exportUndeliveredMessages } from './workbooks.ts';

export function messageRoutes(serve: Serve, house: House, words: LetterWords): void {
  serve(listMyNotices, (call) => myNotices(call, words));
  serve(listPracticeMessages, (call) => practiceMessages(call, words));
  serve(exportPracticeMessages, (call) => exportSentInPractice(call, words));
  serve(listUndelivered, undelivered);
  serve(exportUndelivered, exportUndeliveredMessages);

  serve(markNoticeRead, (call) =>
    inAct(call, async (tx) => {
      const { id } = call.params;
      const notice = await tablesOf<MessageTables>(tx)
        .selectFrom('platform.message')
        .select(['state'])
        .where('county_id', '=', house.countyId)
        .where('id', '=', id)
        .where('officer_id', '=', call.principal.officerId)
        .where('channel', '=', 'inApp')
        .executeTakeFirst();
      if (!notice) fail('unknown', 'not-found');
      await tablesOf<MessageTables>(tx)
        .updateTable('platform.message')
        .set({ state: 'read', read_at: call.at })
        .where('county_id', '=', house.countyId)
        .where('id', '=', id)
        .where('state', '=', 'sent')
        .execute();
      return { id, read: true as const };
    }),
  );

  serve(markNoticesRead, (call) =>
    inAct(call, async (tx) => {
      const done = await tablesOf<MessageTables>(tx)
        .updateTable('platform.message')
        .set({ state: 'read', read_at: call.at })
        .where('county_id', '=', house.countyId)
        .where('officer_id', '=', call.principal.officerId)
        .where('channel', '=', 'inApp')
        .where('state', '=', 'sent')
        .where('id', '<=', call.body.upTo)
        .executeTakeFirst();
      return { read: Number(done.numUpdatedRows) };
    }),
  );

  serve(retryMessage, (call) =>
    inAct(call, async (tx) => {
      const { id } = call.params;
      const { rows } = await tx.client.query<{ again: boolean }>({
        text: 'select platform.message_again($1) as again',
        values: [id],
      });
      if (rows[0]?.again !== true) fail('unknown', 'not-found');
      await enqueue(tx, deliverTask, { countyId: house.countyId, messageId: id }, id);
      house.log.info({ message: id, by: call.principal.id }, 'message sent again');
      return { id, retried: true as const };
    }),
  );
}
