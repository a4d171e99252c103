import type { ReactNode } from 'react';
import { STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { useMessages } from '../shell/language.tsx';
import type { Stage } from './calls.ts';
import { messages } from './messages.ts';

/** 登记 ✓ ─ 受理 ✓ ─ 分流 ● …: eight steps over the seven stages; a stage waits for its next step. */
export function Stepper(props: { readonly stage: Stage }): ReactNode {
  const m = useMessages(messages);
  const now = props.stage === 'closed' ? m.stepper.length : STAGES.indexOf(props.stage) + 1;
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
