import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import type { Stage } from './calls.ts';
import { messages } from './messages.ts';

/** The road; what happens before acceptance (补正, 拟不予受理) stands where 待受理 stands. */
const ROAD: readonly Stage[] = ['registered', 'accepted', 'assigned', 'handling', 'answered', 'follow_up', 'closed'];

/** Stages beside the road, by the step at which they stand. */
const beside: Readonly<Partial<Record<Stage, Stage>>> = { linked: 'assigned', objected: 'assigned' };

/** 登记 ✓ ─ 受理 ✓ ─ 分流 ● …: eight steps over the road; a stage waits for its next step. */
export function Stepper(props: { readonly stage: Stage }): ReactNode {
  const m = useMessages(messages);
  const now =
    props.stage === 'closed' ? m.stepper.length : Math.max(ROAD.indexOf(beside[props.stage] ?? props.stage), 0) + 1;
  return (
    <ol className="stepper" aria-label={m.stepperLabel}>
      {m.stepper.map((step, i) => (
        <li
          key={step}
          className={i < now ? 'done' : i === now ? 'now' : 'ahead'}
          aria-current={i === now ? 'step' : undefined}
        >
          <span aria-hidden="true">{i < now ? '✓' : i === now ? '●' : '○'}</span> {step}
          <span className="only-read"> {i < now ? m.stepDone : i === now ? m.stepNow : m.stepAhead}</span>
        </li>
      ))}
    </ol>
  );
}
