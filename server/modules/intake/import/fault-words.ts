// Decides what stands beside a bad row in the sheet that is given back to whoever filled it: why, in words of the office.

const words: Readonly<Record<string, string>> = {
  'cell-empty': '要填',
  'cell-formula': '是公式，请改成值',
  'number-rounded': '数字太长，Excel 丢了后几位，请按文本重填',
  'date-1900': '不像真的日期（1900 年代），写成 2026-03-02',
  'date-form': '日期写成 2026-03-02',
  'date-in-future': '日期晚于今天',
  'answer-before-receipt': '早于对方收到的日期',
  'text-too-long': '太长，请缩短',
  'category-unknown': '没有这个类别',
  'import-complaint': '反映单位、干部的事项和要保护的事项请在窗口逐件登记',
  'area-unknown': '没有这个地点',
  'outside-number-personal': '像身份证号码或者手机号，不能当编号',
  'people-form': '写 1 到 100000 的整数',
  'amount-form': '写成数字，最多两位小数',
  'phone-invalid': '电话号码不对',
  'identity-number-invalid': '身份证号码不对',
  'row-twice': '和前面的一行重复',
};

/** Codes without words of their own are texts with signs that nobody sees, or refusals of the desk. */
export function faultWords(reason: string): string {
  return words[reason] ?? (reason.startsWith('text-') ? '有看不见的特殊字符，请重新输入' : `登记时被退回（${reason}）`);
}
