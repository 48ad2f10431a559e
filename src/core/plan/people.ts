import { fold } from './fold';
import { looksLikeUnit } from './units';
import { trimOf } from './trim';

const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵艾解强柴华车冉房边冀'.split(
    '',
  ),
);
const DOUBLE_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木'.split(' '),
);

/** Whether a folded text is a person's name: two to four characters that begin with a surname, 俞 悦 included. */
export function looksLikePerson(folded: string): boolean {
  const name = folded.replace(/[\s·]/g, '');
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false;
  if (!SURNAMES.has(name[0] ?? '') && !DOUBLE_SURNAMES.has(name.slice(0, 2))) return false;
  return !looksLikeUnit(name);
}

/** The persons of a cell or label: 王群 马红 and 王群、马红 are two, 俞 悦 is one. */
export function readOwners(text: string): string[] {
  return text
    .split(/[、，,;；/|\n]/)
    .flatMap((part) => splitNames(part.trim()))
    .map((name) => trimOf(name, '。.:：;；,，)）').replace(/等$/, ''))
    .filter((name) => name !== '' && name.length <= 40);
}

function splitNames(part: string): string[] {
  const words = part.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return [part];
  return words.every((word) => beforeBracket(fold(word)).length >= 2) ? words : [part];
}

function beforeBracket(word: string): string {
  const open = word.indexOf('(');
  return open > 0 ? word.slice(0, open) : word;
}
