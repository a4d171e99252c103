import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './language.tsx';

export function Start(): ReactNode {
  const say = useWords();
  return <Typography.Title level={1}>{say({ zh: '工作台', en: 'Desk' })}</Typography.Title>;
}
