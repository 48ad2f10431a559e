import type { Language } from '../messages';
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

const CHINESE = "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC'";
const LATIN = "'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Arial";

/** The font of the language stands first: quotation marks are as wide as a character in one and narrow in the other. */
const families: Readonly<Record<Language, string>> = {
  'zh-CN': `${CHINESE}, ${LATIN}, sans-serif`,
  en: `${LATIN}, ${CHINESE}, sans-serif`,
};

const lightTheme = createLightTheme(brand);

/** On dark ground the brand's own shades are too dark for text: links and selected things take lighter ones. */
const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
};

export function themeFor(dark: boolean, language: Language): Theme {
  const fontFamilyBase = families[language];
  return { ...(dark ? darkTheme : lightTheme), fontFamilyBase, fontFamilyNumeric: fontFamilyBase };
}

/** The letterhead's red, for the rule under the page's head and the seal. */
export const letterhead = { light: '#B3261E', dark: '#E0685F' };

/** Below this width the panes stand as they do in Excel's task pane: one column. */
export const NARROW = '@media (max-width: 719px)';
export const MEDIUM = '@media (max-width: 1079px)';
