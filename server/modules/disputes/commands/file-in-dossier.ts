import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import { actOnMatter, type ActWork, attachFiles, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type {
  describeDossier as describeContract,
  fileInDossier as fileContract,
  markDossierItem as markContract,
} from '../contract/dossier.ts';
import { type DossierContents, gatherDossier } from '../queries/dossier-contents.ts';
import { putFiles, saveMark } from '../store/archive.ts';

interface OpenDossier extends ActWork {
  readonly dossier: DossierContents;
}

/** An act on a dossier that is not sealed yet. @throws Refused `dossier-sealed`, `mediation-unknown` */
function actOnOpenDossier<C extends RouteContract>(
  call: OfficerCall<C>,
  work: (given: OpenDossier) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  return actOnMatter(call, 'keepDossier', async (given) => {
    const dossier = await gatherDossier(given.tx, call.house, given.matter);
    if (dossier.archive) fail('conflict', 'dossier-sealed', { fileNumber: dossier.archive.number });
    return work({ ...given, dossier });
  });
}

/** 扫描件入卷 New files, or files that hang on the matter already, at their place in the dossier. */
export function fileInDossier(call: OfficerCall<typeof fileContract>): Promise<ReplyOf<typeof fileContract>> {
  return actOnOpenDossier(call, async ({ tx, matter, times, record, dossier }) => {
    const { item, fileIds = [], matterFileIds = [] } = call.body;
    if (fileIds.length + matterFileIds.length === 0) fail('invalid', 'dossier-nothing-given', { field: 'fileIds' });
    if (matterFileIds.some((id) => !dossier.files.has(id))) fail('invalid', 'file-unknown', { field: 'matterFileIds' });
    await attachFiles(tx, matter, {
      ids: fileIds,
      kind: item === 'evidence' ? 'evidence' : 'dossier',
      at: times.recordedAt,
    });
    const mediation = dossier.whole.row;
    await putFiles(tx, {
      countyId: matter.county_id,
      mediationId: mediation.id,
      matterId: matter.id,
      item,
      fileIds: [...new Set([...fileIds, ...matterFileIds])],
      seq: matter.version + 1,
      at: times.recordedAt,
    });
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'fileInDossier',
      facts: { mediation: mediation.id, item, files: [...fileIds, ...matterFileIds] },
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 不适用 An item of the kind 按需 that this dossier does not need, with the reason; or again as before. */
export function markDossierItem(call: OfficerCall<typeof markContract>): Promise<ReplyOf<typeof markContract>> {
  return actOnOpenDossier(call, async ({ tx, matter, record, dossier }) => {
    const { item, notApplicable, reason } = call.body;
    if (notApplicable && dossier.pieces.some((piece) => piece.item === item))
      fail('conflict', 'dossier-item-filled', { item });
    const mediation = dossier.whole.row;
    await saveMark(tx, {
      county_id: matter.county_id,
      mediation_id: mediation.id,
      matter_id: matter.id,
      item,
      not_applicable: notApplicable,
      seq: matter.version + 1,
    });
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'markDossierItem',
      facts: { mediation: mediation.id, item, notApplicable },
      notes: [{ kind: 'reason', body: reason }],
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 卷宗情况说明 The words of the twelfth item; printed when the dossier is archived. */
export function describeDossier(call: OfficerCall<typeof describeContract>): Promise<ReplyOf<typeof describeContract>> {
  return actOnOpenDossier(call, async ({ tx, matter, record, dossier }) => {
    const mediation = dossier.whole.row;
    await saveMark(tx, {
      county_id: matter.county_id,
      mediation_id: mediation.id,
      matter_id: matter.id,
      item: 'note',
      not_applicable: false,
      seq: matter.version + 1,
    });
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'describeDossier',
      facts: { mediation: mediation.id },
      notes: [{ kind: 'dossierNote', body: call.body.words }],
    });
    return replyAfterAct(call.principal, after);
  });
}
