// Pure. Decides how a body sits at a window (入驻方式) and how long the slots of a window may be.

export const manners = ['standing', 'rota', 'on_call'] as const;
export type Manner = (typeof manners)[number];

/** 常驻 daily, 轮驻 by rota, 随驻 on call (随叫随到). */
export const mannerNames: Readonly<Record<Manner, { readonly zh: string; readonly en: string }>> = {
  standing: { zh: '常驻', en: 'standing' },
  rota: { zh: '轮驻', en: 'by rota' },
  on_call: { zh: '随驻', en: 'on call' },
};

/** Minutes of a slot. */
export const slotLengths = [15, 20, 30, 60] as const;
