import type { Serve } from '../../platform/http/serve.ts';
import { assignMatter as assignContract } from '../matters/contract.ts';
import { assignMatter } from './commands/assign-matter.ts';
import { registerMatter } from './commands/register-matter.ts';
import { submitMatter } from './commands/submit-matter.ts';
import * as contract from './contract.ts';
import { getNotice, listCategories } from './queries/notice.ts';
import { getTriage, proposeTriage } from './queries/triage.ts';

export function intakeRoutes(serve: Serve): void {
  serve(contract.getNotice, getNotice);
  serve(contract.listCategories, listCategories);
  serve(contract.submitMatter, submitMatter);
  serve(contract.registerMatter, registerMatter);
  serve(contract.proposeTriage, proposeTriage);
  serve(contract.getTriage, getTriage);
  // Triage decides whether a choice overrules its proposal, so the act lives beside it.
  serve(assignContract, assignMatter);
}
