// The operations of guide, bookings and call screen, as the pages call them.
import type {
  cancelBooking as CancelBooking,
  listServices as ListServices,
  listSlots as ListSlots,
  makeBooking as MakeBooking,
  showBooking as ShowBooking,
  showScreen as ShowScreen,
} from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

export const listServices = caller<typeof ListServices>({ method: 'GET', path: '/api/resident/services' });
export const listSlots = caller<typeof ListSlots>({ method: 'GET', path: '/api/resident/services/{id}/slots' });
export const makeBooking = caller<typeof MakeBooking>({ method: 'POST', path: '/api/resident/bookings', act: true });
export const showBooking = caller<typeof ShowBooking>({ method: 'POST', path: '/api/resident/bookings/show' });
export const cancelBooking = caller<typeof CancelBooking>({
  method: 'POST',
  path: '/api/resident/bookings/cancel',
  act: true,
});
export const showScreen = caller<typeof ShowScreen>({ method: 'POST', path: '/api/screen' });

export type Service = ReplyOf<typeof ListServices>['items'][number];
export type Slots = ReplyOf<typeof ListSlots>;
export type Booking = ReplyOf<typeof ShowBooking>;
export type Booked = ReplyOf<typeof MakeBooking>;
export type Shown = ReplyOf<typeof ShowScreen>;
