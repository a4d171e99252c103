import { Outlet } from '@tanstack/react-router';
import { Alert, Button, Flex, Layout } from 'antd';
import type { ReactNode } from 'react';
import { readCentre } from '../../ui/centre.ts';
import { useLanguage, useWords } from './language.tsx';

const centre = readCentre();

/** The frame of every staff page: the practice band, the name of the county, the switch of languages, the page itself. */
export function Frame(): ReactNode {
  const say = useWords();
  const { language, speak } = useLanguage();
  return (
    <Layout style={{ minHeight: '100%' }}>
      {centre.practice ? (
        <Alert
          banner
          type="warning"
          title={say({ zh: '练习县:数据均为虚构', en: 'Practice county: everything here is made up' })}
        />
      ) : null}
      <Layout.Header>
        <Flex justify="space-between" align="center" style={{ height: '100%' }}>
          <strong>{say(centre.centreName)}</strong>
          <Button
            type="text"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </Flex>
      </Layout.Header>
      <Layout.Content style={{ padding: 16 }}>
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
