// Decides the colours and sizes of the staff pages: grey, with colour only for clocks and stages, every pair of text and ground at 4.5:1 or more.
import type { ThemeConfig } from 'antd';

// Ant Design's own defaults fail WCAG AA on primary buttons, placeholders, quiet text, tabs and coloured tags: seeds are darker here.
const primary = '#0a6570';
const text = '#1b2327';
const quiet = '#4d5a61';
const placeholder = '#5f6c73';

// Whoever wants no motion gets none from the library either: it would wait for movements that never come.
const moves = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const theme: ThemeConfig = {
  token: {
    motion: moves,
    colorPrimary: primary,
    colorInfo: '#1a5c96',
    colorSuccess: '#17693a',
    colorWarning: '#8a4b00',
    colorError: '#b0241c',
    colorLink: primary,
    // The library makes it lighter under the pointer, too light to read.
    colorLinkHover: '#06474f',
    colorTextBase: text,
    colorText: text,
    colorTextSecondary: quiet,
    colorTextTertiary: quiet,
    colorTextDescription: quiet,
    colorTextPlaceholder: placeholder,
    colorTextQuaternary: placeholder,
    colorBgLayout: '#f3f5f5',
    colorBorder: '#8b979d',
    colorBorderSecondary: '#dfe4e6',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    fontFamily:
      "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Tag: { defaultColor: text, defaultBg: '#eef1f2' },
    Tabs: { itemColor: quiet, itemSelectedColor: primary, itemHoverColor: primary },
    Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: '#eef1f2', headerColor: text },
    Menu: { itemColor: text, itemHeight: 36 },
    Layout: { headerHeight: 48, headerPadding: '0 16px', headerBg: '#ffffff', siderBg: '#ffffff' },
    Segmented: { itemColor: quiet },
    Steps: { colorTextDescription: quiet },
  },
};
