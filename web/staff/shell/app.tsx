import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { LanguageProvider, useLanguage } from './language.tsx';
import { router } from './router.tsx';
import { theme } from './theme.ts';

// Acts are never repeated by the query layer (the caller repeats them with their own key); reads once more, on a poor line.
const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000 }, mutations: { retry: false } },
});

function Speaking(): ReactNode {
  const { language } = useLanguage();
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS}>
      <AntApp>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

export function App(): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Speaking />
      </LanguageProvider>
    </QueryClientProvider>
  );
}
