/** Page numbers. */
export const PAGE_MARKS: readonly RegExp[] = [
  /^[-—–\s·]*\d{1,4}[-—–\s·]*$/,
  /^第\s?\d{1,4}\s?页(?:[,/\s]*共\s?\d{1,4}\s?页)?$/,
  /^\d{1,4}\s?\/\s?\d{1,4}$/,
];

/** Lines of a saved page or a printed copy that belong to no document: navigation, page numbers, buttons. */
export const NOISE_LINES: readonly RegExp[] = [
  ...PAGE_MARKS,
  /^(?:当前|您(?:现在|当前|所在)?的?|所在)位置/,
  /^首页(?:\s|>|»|\/|\||-|$)/,
  /^[(]?(?:上一篇|下一篇|上一条|下一条|相关阅读|相关链接|相关文章|相关稿件|相关解读|友情链接|网站地图|网站声明|分享到|分享至|扫一扫|责任编辑|编辑|来源|信息来源|浏览次数|浏览量|点击数?|点击次数|阅读|访问量|字号|字体|打印|关闭|收藏|返回|顶部|版权所有|主办单位|承办单位|技术支持|网站标识码|备案号|详细地址|联系我们|无障碍|适老|手机版|微信|微博|客户端|下载|附件下载|我要纠错|纠错|智能问答|温馨提示|发布日期|发布时间|时间|索\s*引\s*号|主题分类|主\s?题\s?词|发文机关|成文日期|发文字号|标\s+题|分类导航|文号|有效性|公开方式|公开范围|公开目录|信息公开选项|信息索取号|信息名称|生成日期|生效日期|废止日期|体裁分类|组配分类|服务对象分类|发布机构|文件编号)(?:\s|:|【|\[|>|$|\d)/,
  /(?:ICP备|公网安备|Copyright|copyright|All Rights Reserved|版权所有|网站标识码|javascript:|https?:\/\/|www\.)/,
  /^[[【(](?:打印|关闭|字体|大|中|小|收藏|返回|字号)/,
  /^(?:(?:大|中|小|打印|关闭|收藏|字号|字体|本页|保存|分享|繁体|简体|English|RSS|登录|注册|搜索|站内搜索)[|\s]*)+$/,
];

/** A document ends here: signature, copies, distribution, opening to the public. */
export const CLOSING_LINES: readonly RegExp[] = [
  /^[([]?(?:此件|本件)?(?:公开|主动公开|依申请公开|不公开|不予公开)(?:发布|属性|选项|形式)?/,
  /^[([]此件/,
  /^(?:抄送|主送|抄报|分送|发送|印发机关|联系人及电话|联系电话)\s?[:：]/,
  /印发$/,
  /^(?:特此通知|特此报告|此页无正文|以上(?:意见|方案))/,
  /^(?:联\s?系\s?人|电\s?话)\s?:/,
];

/** Paragraphs about the document itself, after its items: 本方案自印发之日起施行. */
export const ABOUT_ITSELF =
  /^(?:(?:本|该)(?:方案|措施|政策措施|意见|办法|通知|计划|规划|文件|政策|实施方案|行动计划|实施意见|若干措施|清单|分工方案|任务清单|台账|细则|工作方案|行动方案|规定)(?:自|由|有效|适用|所称|中所|印发|发布|试行|未尽|涉及|与)|施行说明|此前发布|本文件|以上(?:政策|措施|条款)|(?:各|市|县|区|省)?[^。;]{0,20}要(?:按照|根据)(?:本|上述)(?:方案|通知))/;

/** Where one document ends and an annexed one begins. */
/* both are for lines without their blanks */
export const ANNEX_LINE = /^附件?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[:.]?$/;
export const ANNEX_LIST = /^附件?(?:\d{1,2}|[一二三四五六七八九十])?:./;
