/**
 * Some programs (browsers above all) write a character's radical into a PDF where both look the same: ⽉ for 月, ⻘ for
 * 青. Each pair is what stands in the file and what was meant; found by printing every character and reading it back.
 */
const PAIRS =
  '⺂乛 ⺃乚 ⺅亻 ⺉刂 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺞歺 ⺠民 ⺡氵 ' +
  '⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺹耂 ⺺肀 ⺾艹 ⻂衤 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ' +
  '⻌辶 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ' +
  '⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⼾户 㫚曶 㬵胶 ' +
  '㬺幐 㮣槩 墫壿 ';

const MEANT: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(' ')
    .map((pair) => {
      const [written = '', meant = ''] = [...pair];
      return [written, meant];
    }),
);

/** The block of the Kangxi radicals, whose compatibility forms are the characters themselves. */
const RADICAL = /[\u2e80-\u2fdf\u3ada\u3b35\u3b3a\u3ba3\u58ab]/g;

/** The text with characters in the place of radicals. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (sign) => MEANT.get(sign) ?? sign.normalize('NFKC'));
}
