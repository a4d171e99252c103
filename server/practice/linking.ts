// Pure. Decides which reports of the practice county are of a matter that another already brought: a few of the last weeks, same place
// and category, go with the earlier one.
import { URGENCIES } from '../modules/matters/lifecycle.ts';
import { act } from './draft.ts';
import { minutesLater } from './office-time.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import { postFor } from './who-acts.ts';
import type { World } from './world.ts';

const takes: readonly string[] = ['accepted', 'assigned', 'objected', 'handling'];
/** At most so many in a county's year: two reports of one matter are rare. */
const most = 6;

export function linkAlike(world: World, dice: Dice, matters: readonly PracticeMatter[]): void {
  let linked = 0;
  const mains = new Set<PracticeMatter>();
  for (const [i, matter] of matters.entries()) {
    if (linked >= most) return;
    if (matter.state.stage !== 'accepted' || matter.state.restriction !== null || mains.has(matter)) continue;
    const main = matters.slice(0, i).find((other) => isMainFor(other, matter));
    const by = main && postFor(world, dice, matter, 'linkMatter', 'centre');
    const last = matter.history.at(-1)?.recordedAt;
    if (!main || !by || !last) continue;
    const at = minutesLater(world.calendar, dice, last, 10, 60);
    if (at.getTime() > world.until.getTime()) continue;
    matter.links.push({
      id: dice.id(at),
      mainId: main.id,
      linkedAt: at,
      byPostId: by.id,
      seq: matter.history.length + 1,
    });
    act(world, dice, matter, {
      act: { act: 'linkMatter', organisationId: main.state.holderOrganisationId },
      by,
      doneAt: at,
      facts: { mainId: main.id },
      notes: [{ kind: 'reason', body: '与先前反映的是同一件事，一并办理。' }],
    });
    mains.add(main);
    linked += 1;
  }
}

function isMainFor(main: PracticeMatter, report: PracticeMatter): boolean {
  const urgency = (matter: PracticeMatter): number => URGENCIES.indexOf(matter.state.urgency ?? 'normal');
  return (
    takes.includes(main.state.stage) &&
    main.state.restriction === null &&
    main.townshipId === report.townshipId &&
    main.subjectOrganisationIds.length + main.subjectOfficerIds.length === 0 &&
    report.subjectOrganisationIds.length + report.subjectOfficerIds.length === 0 &&
    urgency(main) >= urgency(report)
  );
}
