import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core';
import { colourNames, dark, fontFamily, light, type ColourName, type SchemeTokens } from './tokens.js';

/** Ten steps as Mantine wants them; what is seen comes from the variables below, so the steps only have to be near. */
function steps(name: ColourName): MantineColorsTuple {
  const [day, night] = [light.colours[name], dark.colours[name]];
  return [
    day.badgeBack,
    day.badgeBack,
    day.badgeHover,
    night.badgeText,
    night.solid,
    night.solid,
    day.solid,
    day.solidHover,
    day.badgeText,
    night.badgeBack,
  ];
}

const greys: MantineColorsTuple = [
  light.surface,
  light.raised,
  '#DCE4DF',
  light.line,
  '#A9B7AF',
  light.control,
  light.muted,
  '#47534C',
  '#2E3833',
  light.text,
];

const darks: MantineColorsTuple = [
  dark.text,
  '#C3CDC7',
  dark.muted,
  dark.control,
  '#4A5650',
  dark.line,
  dark.raised,
  dark.page,
  '#0B0F0D',
  '#070A08',
];

const size = (px: number, line: number) => ({ fontSize: `${px / 16}rem`, lineHeight: `${line / 16}rem` });

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 4 },
  colors: {
    brand: steps('brand'),
    info: steps('info'),
    warn: steps('warn'),
    danger: steps('danger'),
    violet: steps('violet'),
    grey: steps('grey'),
    gray: greys,
    dark: darks,
  },
  white: light.page,
  black: light.text,
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: size(28, 36),
      h2: size(22, 30),
      h3: size(18, 28),
      h4: size(16, 24),
      h5: size(14, 20),
      h6: size(12, 16),
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.334', sm: '1.4286', md: '1.5', lg: '1.5556', xl: '1.3637' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '10px', xl: '999px' },
  defaultRadius: 'sm',
  breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...resolved, color: 'var(--semai-on-filled)' } : resolved;
  },
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Checkbox: { vars: () => ({ root: { '--checkbox-icon-color': 'var(--semai-on-filled)' } }) },
    Radio: { vars: () => ({ root: { '--radio-icon-color': 'var(--semai-on-filled)' } }) },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

function schemeVariables(scheme: SchemeTokens): Record<string, string> {
  const variables: Record<string, string> = {
    '--semai-surface': scheme.surface,
    '--semai-raised': scheme.raised,
    '--semai-line': scheme.line,
    '--semai-control': scheme.control,
    '--semai-focus': scheme.focus,
    '--semai-on-filled': scheme.onFilled,
    '--mantine-color-text': scheme.text,
    '--mantine-color-bright': scheme.text,
    '--mantine-color-body': scheme.page,
    '--mantine-color-dimmed': scheme.muted,
    '--mantine-color-placeholder': scheme.muted,
    '--mantine-color-error': scheme.colours.danger.solid,
    '--mantine-color-success': scheme.colours.brand.solid,
    '--mantine-color-anchor': scheme.colours.brand.solid,
    '--mantine-color-default': scheme.page,
    '--mantine-color-default-hover': scheme.surface,
    '--mantine-color-default-color': scheme.text,
    '--mantine-color-default-border': scheme.control,
    '--mantine-color-disabled': scheme.raised,
    '--mantine-color-disabled-color': scheme.muted,
    '--mantine-color-disabled-border': scheme.line,
    '--mantine-primary-color-contrast': scheme.onFilled,
  };
  scheme.chart.forEach((series, at) => (variables[`--semai-chart-${at + 1}`] = series));
  for (const name of colourNames) {
    const own = scheme.colours[name];
    variables[`--mantine-color-${name}-text`] = own.solid;
    variables[`--mantine-color-${name}-filled`] = own.solid;
    variables[`--mantine-color-${name}-filled-hover`] = own.solidHover;
    variables[`--mantine-color-${name}-light`] = own.badgeBack;
    variables[`--mantine-color-${name}-light-hover`] = own.badgeHover;
    variables[`--mantine-color-${name}-light-color`] = own.badgeText;
    variables[`--mantine-color-${name}-outline`] = own.solid;
    variables[`--mantine-color-${name}-outline-hover`] = scheme.surface;
  }
  return variables;
}

/** The tokens as CSS variables: Mantine's own names take them, `--semai-…` holds what Mantine has no name for. */
export const cssVariables: CSSVariablesResolver = (_theme: MantineTheme) => ({
  variables: {},
  light: schemeVariables(light),
  dark: schemeVariables(dark),
});
