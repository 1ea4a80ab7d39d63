import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { cssVariables, theme } from '../design/theme.js';
import { newCache } from '../graphql/client.js';
import { usePrintInLight } from './print-in-light.js';

const colourScheme = localStorageColorSchemeManager({ key: 'semai-color-scheme' });

/** The nonce that the server wrote into this page, for the style elements of the component library. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Theme, cache and address bar around everything. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [cache] = useState(newCache);
  usePrintInLight();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={cache}>
        <BrowserRouter>{children}</BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
