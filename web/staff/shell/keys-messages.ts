// Pure. What the keys of the staff pages do, in words.

const zh = {
  title: '快捷键',
  keys: [
    ['Ctrl-K', '到任何事项、任何页面'],
    ['/', '在列表里查找'],
    ['j k ↓ ↑', '列表里下一行、上一行'],
    ['PageDown PageUp Home End', '十行一跳、第一行、最后一行'],
    ['Enter', '打开这一件'],
    ['Space', '选中或取消（待分流列表）'],
    ['Shift-↓ Shift-↑', '连着选中'],
    ['Esc', '取消选择、关闭'],
    ['Ctrl-Enter', '提交正在填的表'],
    ['?', '看快捷键'],
  ] as readonly (readonly [string, string])[],
};

const en: typeof zh = {
  title: 'Keys',
  keys: [
    ['Ctrl-K', 'go to any matter or page'],
    ['/', 'search in the list'],
    ['j k ↓ ↑', 'next and last row'],
    ['PageDown PageUp Home End', 'ten rows, first row, last row'],
    ['Enter', 'open the matter'],
    ['Space', 'choose or let go (list to assign)'],
    ['Shift-↓ Shift-↑', 'choose on and on'],
    ['Esc', 'let go, close'],
    ['Ctrl-Enter', 'send what is being filled in'],
    ['?', 'these keys'],
  ],
};

export const messages = { zh, en };
