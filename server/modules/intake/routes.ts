import type { FastifyInstance } from 'fastify';
import { readFilesIn } from '../../platform/files/form.ts';
import type { Serve } from '../../platform/http/serve.ts';
import { assignMatter as assignContract } from '../matters/contract.ts';
import { adoptRuling, endRuling } from './commands/adopt-ruling.ts';
import { assignMatter } from './commands/assign-matter.ts';
import { registerMatter } from './commands/register-matter.ts';
import { submitMatter } from './commands/submit-matter.ts';
import * as hall from './commands/windows/administer.ts';
import { cancelBooking, makeBooking, showBooking } from './commands/windows/book.ts';
import { importServices, importWindows } from './commands/windows/import.ts';
import { issuePad, voidPadSheet } from './commands/windows/pads.ts';
import { endScreen, makeScreen } from './commands/windows/screens.ts';
import * as tickets from './commands/windows/tickets.ts';
import { checkMatterImport } from './commands/import/check.ts';
import { importMatters } from './commands/import/start.ts';
import * as contract from './contract.ts';
import { mostImportBytes } from './import/columns.ts';
import { exportBadImportRows } from './queries/import/bad-rows.ts';
import { getMatterImport, listMatterImports } from './queries/import/imports.ts';
import { getMatterImportTemplate } from './queries/import/template.ts';
import { getNotice, listCategories } from './queries/notice.ts';
import { previewAssignments } from './queries/preview-assignments.ts';
import { exportRulings, listRulings } from './queries/rulings.ts';
import { getTriage, proposeTriage } from './queries/triage.ts';
import { findBooking, listBookings } from './queries/windows/bookings.ts';
import { exportMatterImports, exportPads, exportScreens } from './queries/windows/list-workbooks.ts';
import { listPads, printPad } from './queries/windows/pads.ts';
import { showQueue } from './queries/windows/queue.ts';
import * as records from './queries/windows/records.ts';
import { listScreens, showScreen } from './queries/windows/screen.ts';
import { listSlots } from './queries/windows/slots.ts';
import { exportBookings, exportQueue } from './queries/windows/workbooks.ts';

export function intakeRoutes(serve: Serve): void {
  serve(contract.getNotice, getNotice);
  serve(contract.listCategories, listCategories);
  serve(contract.submitMatter, submitMatter);
  serve(contract.registerMatter, registerMatter);
  serve(contract.proposeTriage, proposeTriage);
  serve(contract.getTriage, getTriage);
  // Triage decides whether a choice overrules its proposal, so the act lives beside it.
  serve(assignContract, assignMatter);
  serve(contract.previewAssignments, previewAssignments);
  serve(contract.listRulings, listRulings);
  serve(contract.exportRulings, exportRulings);
  serve(contract.adoptRuling, adoptRuling);
  serve(contract.endRuling, endRuling);
  serve(contract.getMatterImportTemplate, getMatterImportTemplate);
  serve(contract.listMatterImports, listMatterImports);
  serve(contract.exportMatterImports, exportMatterImports);
  serve(contract.exportBadImportRows, exportBadImportRows);
  serve(contract.getMatterImport, getMatterImport);
  serve(contract.importMatters, importMatters);
  windowRoutes(serve);
}

/** The one operation here that takes a file of many megabytes, in a scope of its own. */
export async function importRoutes(app: FastifyInstance, serveIn: (scope: FastifyInstance) => Serve): Promise<void> {
  await app.register(async (scope) => {
    await readFilesIn(scope, mostImportBytes);
    serveIn(scope)(contract.checkMatterImport, checkMatterImport);
  });
}

/** Windows, services, bookings, queue, call screens, pads. */
function windowRoutes(serve: Serve): void {
  serve(contract.listServices, records.listServices);
  serve(contract.listSlots, listSlots);
  serve(contract.makeBooking, makeBooking);
  serve(contract.showBooking, showBooking);
  serve(contract.cancelBooking, cancelBooking);

  serve(contract.showQueue, showQueue);
  serve(contract.listBookings, listBookings);
  serve(contract.exportBookings, exportBookings);
  serve(contract.exportQueue, exportQueue);
  serve(contract.findBooking, findBooking);
  serve(contract.takeTicket, tickets.takeTicket);
  serve(contract.callNextTicket, tickets.callNextTicket);
  serve(contract.callTicketAgain, tickets.callTicketAgain);
  serve(contract.startServing, tickets.startServing);
  serve(contract.finishServing, tickets.finishServing);
  serve(contract.passTicket, tickets.passTicket);
  serve(contract.transferTicket, tickets.transferTicket);
  serve(contract.requeueTicket, tickets.requeueTicket);
  serve(contract.showScreen, showScreen);

  serve(contract.issuePad, issuePad);
  serve(contract.listPads, listPads);
  serve(contract.exportPads, exportPads);
  serve(contract.printPad, printPad);
  serve(contract.voidPadSheet, voidPadSheet);

  serve(contract.listWindowRecords, records.listWindowRecords);
  serve(contract.exportWindows, records.exportWindows);
  serve(contract.importWindows, importWindows);
  serve(contract.addWindow, hall.addWindow);
  serve(contract.reviseWindow, hall.reviseWindow);
  serve(contract.endWindow, hall.endWindow);
  serve(contract.listServiceRecords, records.listServiceRecords);
  serve(contract.exportServices, records.exportServices);
  serve(contract.importServices, importServices);
  serve(contract.addService, hall.addService);
  serve(contract.reviseService, hall.reviseService);
  serve(contract.endService, hall.endService);
  serve(contract.listScreens, listScreens);
  serve(contract.exportScreens, exportScreens);
  serve(contract.makeScreen, makeScreen);
  serve(contract.endScreen, endScreen);
}
