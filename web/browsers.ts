// Decides which browsers the pages are built for: the last four years of Chromium (WeChat, 360 and 奇安信 lag behind it), Safari and Firefox.

/** Build targets of every bundle; 360 and 奇安信 browsers of 2022 stand on Chromium 91 to 95. */
export const oldestBrowsers: string[] = ['es2020', 'chrome91', 'safari15.4', 'firefox100'];
