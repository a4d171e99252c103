// Who may do what at windows, with tickets, bookings and pads.
import { open, plain, registering, type Row } from './row.ts';

const keepPads = ['clerk', 'coordinator', 'head', 'xinhe', 'liulin', 'dongshan', 'hexiCommittee', 'hexiClerk'] as const;

export const windowRows: Row[] = [
  ...[
    'listWindowRecords',
    'addWindow',
    'reviseWindow',
    'endWindow',
    'exportWindows',
    'importWindows',
    'listServiceRecords',
    'addService',
    'reviseService',
    'endService',
    'exportServices',
    'importServices',
    'listScreens',
    'exportScreens',
    'makeScreen',
  ].map((operation) => plain(operation, ['systemAdmin'])),
  plain('endScreen', ['systemAdmin'], 'screen-unknown'),
  ...['showQueue', 'listBookings', 'exportBookings', 'exportQueue', 'findBooking', 'takeTicket'].map((operation) =>
    plain(operation, registering),
  ),
  plain('callNextTicket', registering, 'window-unknown'),
  ...['callTicketAgain', 'startServing', 'finishServing', 'passTicket', 'transferTicket', 'requeueTicket'].map(
    (operation) => plain(operation, registering, 'ticket-unknown'),
  ),
  plain('issuePad', keepPads),
  plain('listPads', keepPads),
  plain('exportPads', keepPads),
  plain('printPad', keepPads, 'pad-unknown'),
  plain('voidPadSheet', keepPads, 'pad-sheet-unknown'),
  ...['listServices', 'listSlots', 'makeBooking'].map((operation) => open(operation)),
  open('showBooking', 'number-or-code-wrong'),
  open('cancelBooking', 'number-or-code-wrong'),
  open('showScreen', 'screen-unknown'),
];
