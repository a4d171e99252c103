// Pure. Decides how a group of operations is called in the reference: a tag that has no Chinese of its own gets it here.

const ofTag: Readonly<Record<string, string>> = {
  administration: '管理',
  clocks: '时限',
  files: '文件',
  intake: '受理登记',
  matters: '事项',
  mediation: '调解',
  messages: '短信与消息',
  papers: '文书',
  resident: '群众',
  system: '系统',
};

/** «matters 事项»; a tag that says it itself stays as it is. */
export function tagWords(tag: string): string {
  const words = ofTag[tag];
  return words === undefined ? tag : `${tag} ${words}`;
}
