import fc from 'fast-check';
import { blocksFromHtml, readHtml } from '../../../src/adapters/html';
import type { AdapterError } from '../../../src/core/model';

function read(html: string) {
  const { value, issues } = blocksFromHtml(html, '方案.html');
  return { texts: value.map((block) => (block.kind === 'table' ? block.rows : block.text)), blocks: value, issues };
}

const SENTENCE = '各责任单位逐项编制政务服务事项清单，明确办理时限和责任人，6月底前向社会公开。';

describe('text', () => {
  test('blocks and line breaks end lines, inline elements do not', () => {
    const html = `<h2>一、<b>重点</b>任务</h2><p>（一）编制<span>清单</span><br>牵头单位：市数据局</p><div>甲<p>乙</p>丙</div>`;
    expect(read(html).blocks).toEqual([
      { kind: 'paragraph', text: '一、重点任务', line: 1, level: 2 },
      { kind: 'paragraph', text: '（一）编制清单', line: 2 },
      { kind: 'paragraph', text: '牵头单位：市数据局', line: 3 },
      { kind: 'paragraph', text: '甲', line: 4 },
      { kind: 'paragraph', text: '乙', line: 5 },
      { kind: 'paragraph', text: '丙', line: 6 },
    ]);
  });

  test('line ends of the source are no blanks between Chinese characters', () => {
    expect(read('<p>编制\n   清单 by\n 2026\n年&nbsp;&nbsp;底</p>').texts).toEqual(['编制清单 by 2026 年  底']);
  });

  test('in pages that a word processor saved, a line end of the source is the blank that stood there', () => {
    const meta = '<meta name="generator" content="LibreOffice 24.2"/>';
    expect(read(`${meta}<p>沈知远\n苏婉宁</p>`).texts).toEqual(['沈知远 苏婉宁']);
    expect(read('<p>编制\n清单</p>').texts).toEqual(['编制清单']);
  });

  test('preformatted text keeps its lines', () => {
    expect(read('<pre>一、任务\n二、要求</pre>').texts).toEqual(['一、任务', '二、要求']);
  });

  test('numbers that a list counts are written out, bullets are not', () => {
    const html =
      '<ol start="3"><li><p>甲</p><p>续</p></li><li>乙</li></ol><ol type="a"><li>丙</li></ol><ul><li>丁</li></ul>';
    expect(read(html).texts).toEqual(['3. 甲', '续', '4. 乙', 'a. 丙', '丁']);
  });

  test('a list within a list shows in its numbers how deep it stands', () => {
    const html =
      '<ol><li>甲<ol><li>乙<ol><li>丙</li></ol></li><li>丁</li></ol></li></ol><ol start="2"><li>戊</li></ol><ol><ol><li>己</li></ol></ol>';
    expect(read(html).texts).toEqual(['1. 甲', '(1) 乙', '① 丙', '(2) 丁', '2. 戊', '(1) 己']);
  });

  test('scripts, styles, hidden parts and form controls are no text', () => {
    const html =
      '<head><title>题</title><style>p{}</style></head><p>正文<script>x()</script></p><p style="display: none">藏</p>' +
      '<p hidden>藏</p><noscript>请启用</noscript><select><option>选</option></select><button>打印</button><!-- 注 -->';
    expect(read(html).texts).toEqual(['正文']);
  });

  test('struck text is left out and named', () => {
    const { texts, issues } = read('<p>甲<s>乙</s><span style="text-decoration:line-through">丙</span>丁</p>');
    expect(texts).toEqual(['甲丁']);
    expect(issues).toMatchObject([
      { code: 'document.struckText', text: '乙', at: { file: '方案.html', line: 1 } },
      { code: 'document.struckText', text: '丙' },
    ]);
  });

  test('numbers that Word wrote into a saved page stay', () => {
    const html = '<p class=MsoNormal><![if !supportLists]>1.<span style="mso">&nbsp; </span><![endif]>编制清单</p>';
    expect(read(html).texts).toEqual(['1.  编制清单']);
  });
});

describe('the frame of a page', () => {
  test('navigation, lists of links and the foot are left out; title and text are kept', () => {
    const html =
      '<div class="top-nav"><a href="#">首页</a> <a href="#">政务公开</a></div>' +
      '<header><img alt="x"><ul><li><a>要闻</a></li></ul></header>' +
      '<div class="crumb">当前位置：首页 > 政策文件</div>' +
      '<h1>青澜市攻坚行动方案</h1><p class="info">发布日期：2026-01-05</p>' +
      `<div id="zoom"><p>${SENTENCE.repeat(4)}</p><p>牵头单位：市数据局</p></div>` +
      '<div><a>甲局开展培训</a><a>乙局召开会议</a><a>丙局部署工作</a></div>' +
      '<footer>主办：青澜市人民政府 ICP备0号</footer>';
    expect(read(html).texts).toEqual([
      '青澜市攻坚行动方案',
      '发布日期：2026-01-05',
      SENTENCE.repeat(4),
      '牵头单位：市数据局',
    ]);
  });

  test('what holds the text is kept, whatever it calls itself', () => {
    expect(read(`<div class="footer-wrap"><div class="content menu"><p>${SENTENCE}</p></div></div>`).texts).toEqual([
      SENTENCE,
    ]);
    expect(read(`<nav><p>${SENTENCE}</p></nav>`).texts).toEqual([SENTENCE]);
  });

  test('a plan whose items are links keeps its items', () => {
    const items = ['一、编制清单', '二、推进共享', '三、强化监管']
      .map((text) => `<p><a href="#">${text}，6月底前完成</a></p>`)
      .join('');
    expect(read(`<div><p>${SENTENCE}</p>${items}</div>`).texts).toHaveLength(4);
  });
});

describe('tables', () => {
  test('merged cells leave their text in the first place only', () => {
    const html =
      '<table><caption>任务分解表</caption><thead><tr><th rowspan=2>序号</th><th colspan=2>任务</th></tr><tr><th>名称</th><th>时限</th></tr></thead>' +
      '<tbody><tr><td>1</td><td><p>编制</p><p>公开</p></td><td>6月底</td></tr></tbody></table><p>说明</p>';
    expect(read(html).blocks).toEqual([
      { kind: 'paragraph', text: '任务分解表', line: 1 },
      { kind: 'table', rows: [['序号', '任务', ''], ['', '名称', '时限'], ['1', '编制\n公开', '6月底']], line: 2 }, // prettier-ignore
      { kind: 'paragraph', text: '说明', line: 5 },
    ]);
  });

  test('tables that only arrange the page are read as text, the table within as a table', () => {
    const inner = '<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>';
    const html = `<table><tr><td>左</td><td><p>前言</p>${inner}</td></tr></table>`;
    expect(read(html).texts).toEqual(['左', '前言', [['序号', '任务'], ['1', '甲']]]); // prettier-ignore
  });

  test('spans beyond the table are cut', () => {
    expect(
      read('<table><tr><td rowspan=99999>甲</td><td>乙</td></tr><tr><td colspan=2>丙</td></tr></table>').texts,
    ).toEqual([
      [['甲', '乙', ''], ['', '丙', '']], // prettier-ignore
    ]);
  });
});

describe('bytes', () => {
  const gb18030 = Uint8Array.from([0xd6, 0xd8, 0xb5, 0xe3, 0xc8, 0xce, 0xce, 0xf1]);
  const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

  test('the bytes go before the charset that the page names', () => {
    const page = Uint8Array.from([...ascii('<meta charset="utf-8"><p>'), ...gb18030]);
    expect(readHtml(page, 'x.html')).toEqual({ value: [{ kind: 'paragraph', text: '重点任务', line: 1 }], issues: [] });
  });

  test('an encoding that is never guessed is believed', () => {
    const page = Uint8Array.from([
      ...ascii('<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>'),
      0xa5,
      0xf4,
      0xb0,
      0xc8,
    ]);
    expect(readHtml(page, 'x.html').value).toMatchObject([{ text: '任務' }]);
  });

  test('a page without text says so', () => {
    let code = '';
    try {
      readHtml(new TextEncoder().encode('<img src="scan.png">'), 'x.html');
    } catch (cause) {
      code = (cause as AdapterError).code;
    }
    expect(code).toBe('document.noText');
  });
});

test('any markup at all is read, lines in order', () => {
  const pieces = [
    '<div>',
    '</div>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<p>',
    '<br>',
    '<ol>',
    '<li>',
    '<s>',
    '甲。',
    ' ',
    '\n',
    '<h1>',
    '<a>',
    '&nbsp;',
    '<',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const lines = blocksFromHtml(parts.join('')).value.map((block) => block.line);
      expect([...lines].sort((a, b) => a - b)).toEqual(lines);
    }),
  );
});

test('a page nested absurdly deep and a page of a megabyte are read', () => {
  expect(read('<div>'.repeat(20000) + '正文').texts).toEqual(['正文']);
  expect(read(`<p>${SENTENCE}</p>`.repeat(10000)).texts).toHaveLength(10000);
});
