import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@mantine/core/styles.css';
import './ui/tokens.css';
import { Refused, Unreachable } from './api/problem';
import { RoleMissing } from './app/guard';
import { queries } from './app/queries';
import { router } from './app/router';
import { keepPageForOffline } from './offline/page-files';
import { theme, variables } from './ui/theme';

/** Refusals, lost connections, and missing roles have pages of their own. Only unexpected errors go to the console. */
const onCaughtError = (error: unknown): void => {
  if (![Refused, Unreachable, RoleMissing].some((expected) => error instanceof expected)) reportError(error);
};

createRoot(document.getElementById('page')!, { onCaughtError }).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

keepPageForOffline();
