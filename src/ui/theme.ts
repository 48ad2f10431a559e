import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

/** 藏青: the calm dark blue of official stationery; the red of the letterhead stays an ornament (`letterhead`). */
const brand: BrandVariants = {
  10: '#04090F',
  20: '#0B1A2B',
  30: '#0D2A47',
  40: '#10365D',
  50: '#134373',
  60: '#174F88',
  70: '#1D5B99',
  80: '#2567A8',
  90: '#3C79B4',
  100: '#558BC0',
  110: '#6F9DCB',
  120: '#8AB0D6',
  130: '#A5C3E0',
  140: '#C0D6EA',
  150: '#DBE8F4',
  160: '#F0F6FB',
};

const fonts = {
  fontFamilyBase:
    "'Segoe UI', 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
  fontFamilyNumeric: "'Segoe UI', 'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', system-ui, sans-serif",
};

export const lightTheme: Theme = { ...createLightTheme(brand), ...fonts };

/** On dark ground the brand's own shades are too dark for text: links and selected things take lighter ones. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  ...fonts,
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
};

/** The letterhead's red, for the rule under the page's head and the seal. */
export const letterhead = { light: '#B3261E', dark: '#E0685F' };

/** Below this width the panes stand as they do in Excel's task pane: one column. */
export const NARROW = '@media (max-width: 719px)';
export const MEDIUM = '@media (max-width: 1079px)';
