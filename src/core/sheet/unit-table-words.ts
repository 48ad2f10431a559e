/** How lists of units name their columns; a word stands under the column that it means most often. */
export const UNIT_TABLE_WORDS = {
  name: `单位 单位名称 单位全称 全称 部门 部门名称 科室 科室名称 处室 处室名称 名称 机构 机构名称 现名称 规范名称 责任单位
    责任科室 填报单位 报送单位 UNIT NAME`,
  aliases: '简称 别名 单位简称 规范简称 又称 俗称 其他名称 常用简称 ALIAS ALIASES',
  formerNames: '曾用名 曾用名称 原名 原名称 原单位 原单位名称 旧名 旧名称 合并前名称 改革前名称 前身 原机构名称',
  successor:
    '并入 并入单位 现单位 承接单位 职责承接单位 职能承接单位 合并后名称 合并后单位 新名称 更名为 变更为 划入单位 撤并后单位',
  parentUnit: '上级单位 上级 主管单位 主管部门 主管局 隶属 隶属单位 隶属关系 归口单位',
  contact: '联系人 联络员 联系人员 联系人姓名',
  phone: '联系电话 电话 联系方式 办公电话 手机 手机号码 联系人电话',
  groups: '所属组 所属群组 组别 分组 组 群组 类别 单位类别 单位分组 归类 所属类别 组名 组名称 GROUP',
  members: '成员 成员单位 组成单位 包含单位 下属单位 所含单位 MEMBERS',
} as const;

export type UnitColumn = keyof typeof UNIT_TABLE_WORDS;
