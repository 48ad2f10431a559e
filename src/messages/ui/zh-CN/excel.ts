export const excel = {
  findingsTitle: (errors: number, warnings: number) => `审核（必须改${errors}处，请说明${warnings}处）`,
  findingsLead: '随填随审：在表里改完，这里跟着更新。',
  findingsNone: '没有发现问题。',
  goTo: '看这一格',
  goToCell: (cell: string) => `到${cell}`,
  retry: '再试一次',
  copyDetail: '复制技术细节',
  detailCopied: '已复制',
  dismissNotice: '知道了',
  starting: '正在连接 Excel……',
  webEdition: '打开网页版',
  detail: '技术细节',
};
