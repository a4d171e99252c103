// Pure. Decides how a browser's own description reads in the list of sessions: which browser, on what; anything unknown stays as it is.

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\/(\d+)/u, '微信 WeChat'],
  [/Edg(?:e|A|iOS)?\/(\d+)/u, 'Edge'],
  [/QIANXIN|Qaxbrowser\/?(\d+)?/iu, '奇安信浏览器'],
  [/(?:QihooBrowser|360SE|360EE)\/?(\d+)?/u, '360 浏览器'],
  [/(?:Firefox|FxiOS)\/(\d+)/u, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\/(\d+)/u, 'Chrome'],
  [/Version\/(\d+)[^ ]* (?:Mobile\/\S+ )?Safari/u, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/u, '鸿蒙 HarmonyOS'],
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
];

/** Chrome 140 · Windows. @param agent what the browser said of itself at sign-in */
export function deviceOf(agent: string): string {
  const browser = browsers.flatMap(([sign, name]) => {
    const found = sign.exec(agent);
    return found ? [[name, found[1]].filter(Boolean).join(' ')] : [];
  })[0];
  if (!browser) return agent;
  const system = systems.find(([sign]) => sign.test(agent))?.[1];
  return system ? `${browser} · ${system}` : browser;
}
