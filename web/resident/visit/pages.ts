// The pages of this folder: they come as one file of their own, so that the first page stays small.
import { Book } from './book.tsx';
import { BookingPage } from './booking.tsx';
import { Guide } from './guide.tsx';
import { ScreenPage } from './screen.tsx';

export const visitPages = { guide: Guide, book: Book, booking: BookingPage, screen: ScreenPage } as const;
