/** Colours of one scheme, as sRGB hex. Each pair that carries meaning is held to WCAG 2.2 by tokens.spec.ts. */
export interface SchemeTokens {
  /** Backgrounds: the page, a surface on it, and what is raised above that. */
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly text: string;
  readonly muted: string;
  /** Border of something one can operate: at least 3 to 1. */
  readonly control: string;
  readonly line: string;
  readonly focus: string;
  /** Text and icons on a filled colour. */
  readonly onFilled: string;
  readonly colours: Readonly<Record<ColourName, ColourTokens>>;
  readonly chart: readonly [string, string, string, string, string, string];
}

export const colourNames = ['brand', 'info', 'warn', 'danger', 'violet', 'grey'] as const;
export type ColourName = (typeof colourNames)[number];

export interface ColourTokens {
  /** As text, as a line and as a fill. */
  readonly solid: string;
  readonly solidHover: string;
  readonly badgeBack: string;
  readonly badgeHover: string;
  readonly badgeText: string;
}

const colour = (
  solid: string,
  solidHover: string,
  badgeBack: string,
  badgeHover: string,
  badgeText: string,
): ColourTokens => ({ solid, solidHover, badgeBack, badgeHover, badgeText });

export const light: SchemeTokens = {
  page: '#FFFFFF',
  surface: '#F4F7F5',
  raised: '#E9EFEB',
  text: '#17211C',
  muted: '#55625B',
  control: '#77857D',
  line: '#D5DED8',
  focus: '#0B57D0',
  onFilled: '#FFFFFF',
  colours: {
    brand: colour('#1B6B45', '#155638', '#E3F2EA', '#D3EADE', '#14573A'),
    info: colour('#1A5FB4', '#154C91', '#E6EFFB', '#D6E4F8', '#144C91'),
    warn: colour('#8A4B00', '#703D00', '#FCEFDC', '#F9E4C4', '#7A4200'),
    danger: colour('#B3261E', '#911E17', '#FBE7E5', '#F7D7D4', '#8F1E17'),
    violet: colour('#6B3FA0', '#573281', '#F1E9FA', '#E6D9F5', '#55307F'),
    grey: colour('#55625B', '#434E48', '#ECEFED', '#DFE5E1', '#47534C'),
  },
  chart: ['#0072B2', '#B4500F', '#007A5E', '#8F4A9E', '#8A6D00', '#56616A'],
};

export const dark: SchemeTokens = {
  page: '#101512',
  surface: '#181F1B',
  raised: '#222B26',
  text: '#E6ECE8',
  muted: '#A3B0A8',
  control: '#75847B',
  line: '#303A34',
  focus: '#A8C7FA',
  onFilled: '#06150D',
  colours: {
    brand: colour('#63C193', '#7CCDA5', '#173527', '#1D4231', '#8FDDB4'),
    info: colour('#7FB2F0', '#98C1F3', '#16304F', '#1C3B61', '#A9CBF5'),
    warn: colour('#E8B04A', '#EDC06C', '#3D2A08', '#4C350B', '#F2C879'),
    danger: colour('#F2857C', '#F59C95', '#46170F', '#561D13', '#F7AFA8'),
    violet: colour('#C3A3EE', '#CFB5F2', '#32214A', '#3D295A', '#D8C3F5'),
    grey: colour('#A3B0A8', '#B5C0B9', '#2B332F', '#36403B', '#C3CDC7'),
  },
  chart: ['#5AB4EE', '#F0965A', '#4FC7A3', '#CF97DD', '#D9BE4C', '#A9B4BC'],
};

export const fontFamily = 'system-ui, "Segoe UI", Roboto, sans-serif';
export const breakpoints = { phone: 0, tablet: 768, desktop: 1200 } as const;
