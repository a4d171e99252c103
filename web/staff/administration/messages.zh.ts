// Pure. Words of the administration pages.

export const zh = {
  pages: {
    areas: '区域',
    organisations: '机构',
    officers: '人员岗位',
    mediators: '调解员',
    calendar: '工作日历',
    jobs: '后台任务',
    sent: '消息',
  },
};

export type Messages = typeof zh;
