import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { LanguageProvider, useLanguage } from './language.tsx';
import { router } from './router.tsx';
import { noteTrouble } from './session-end.ts';
import { theme } from './theme.ts';

// Acts are never repeated by the query layer (the caller repeats them with their own key); nor are reads: the caller does that too.
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noteTrouble }),
  mutationCache: new MutationCache({ onError: noteTrouble }),
  defaultOptions: { queries: { retry: false, staleTime: 5_000 }, mutations: { retry: false } },
});

function Speaking(): ReactNode {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <AntApp className="whole">
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
