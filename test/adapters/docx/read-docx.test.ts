import { CFB } from '@e965/xlsx';
import { readDocx, readDocxTables } from '../../../src/adapters/docx';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import type { AdapterError } from '../../../src/core/model';
import { aWordFile, item, list, p, tbl, tc } from '../../support/word-files';

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const para = (...inner: readonly string[]): string => `<w:p>${inner.join('')}</w:p>`;
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

function read(body: string, parts: Parameters<typeof aWordFile>[1] = {}) {
  const { value, issues } = readDocx(aWordFile(body, parts), '方案.docx');
  const texts = value.map((block) => (block.kind === 'table' ? block.rows : block.text));
  return { blocks: value, texts, codes: issues.map((found) => found.code), issues };
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (cause) {
    return (cause as AdapterError).code;
  }
  return 'nothing thrown';
}

describe('paragraphs', () => {
  test('lines are counted over empty paragraphs and table rows', () => {
    const { blocks } = read(p('标题') + p('') + tbl(['序号', '任务'], ['1', '甲']) + p('落款'));
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '标题', line: 1 },
      { kind: 'table', rows: [['序号', '任务'], ['1', '甲']], line: 3 }, // prettier-ignore
      { kind: 'paragraph', text: '落款', line: 5 },
    ]);
  });

  test('a page break inside a paragraph does not split it, a line break does', () => {
    const body = para(
      run('各责任'),
      '<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>',
      run('单位'),
    );
    expect(read(body + para(run('甲'), '<w:r><w:br/></w:r>', run('乙'))).texts).toEqual(['各责任单位', '甲', '乙']);
  });

  test('tabs, hyphens and ticked boxes are kept as characters', () => {
    const inner =
      '<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>12</w:t><w:tab/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/>' +
      '<w:sym w:font="Wingdings" w:char="F0E8"/><w:t>是</w:t></w:r>';
    expect(read(para(inner)).texts).toEqual(['10-12\t☑是']);
  });

  test('heading levels come from the paragraph, the style or the style’s name', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Heading 2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="正文标题"/><w:basedOn w:val="c"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>';
    const body =
      p('甲', '<w:pStyle w:val="a"/>') + p('乙', '<w:pStyle w:val="b"/>') + p('丙', '<w:outlineLvl w:val="0"/>') +
      p('丁', '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>'); // prettier-ignore
    expect(read(body, { styles }).blocks.map((block) => 'level' in block && block.level)).toEqual([2, 3, 1, false]);
  });

  test('text boxes, content controls, links, smart tags and formulas keep their text', () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body =
      `<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent>${p('控件')}</w:sdtContent></w:sdt>` +
      para(
        run('锚'),
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('文本框')}</wps:txbx></w:drawing></mc:Choice>` +
          `<mc:Fallback><w:pict><v:textbox>${box('文本框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      para(`<w:r><w:pict><v:textbox>${box('旧式文本框')}</v:textbox></w:pict></w:r>`) +
      para(
        `<w:hyperlink>${run('链接')}</w:hyperlink><w:smartTag>${run('标记')}</w:smartTag><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`,
      );
    expect(read(body).texts).toEqual(['控件', '锚', '文本框', '旧式文本框', '链接标记x']);
  });

  test('phonetic guides are left out, their base is kept', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('tái')}</w:rt><w:rubyBase>${run('台')}</w:rubyBase></w:ruby></w:r>`;
    expect(read(para(ruby, run('账'))).texts).toEqual(['台账']);
  });

  test('field results are kept, their codes are not, also over paragraphs and nested', () => {
    const body =
      para(field('begin'), instruction(' DATE '), field('separate'), run('7月'), field('end'), run('通报')) +
      para(
        field('begin'),
        instruction('IF '),
        field('begin'),
        instruction('PAGE'),
        field('separate'),
        run('3'),
        field('end'),
        instruction(' > 1'),
        field('separate'),
        run('第二页'),
        field('end'),
      ) + // prettier-ignore
      '<w:p><w:fldSimple w:instr="TITLE"><w:r><w:t>题名</w:t></w:r></w:fldSimple></w:p>';
    expect(read(body).texts).toEqual(['7月通报', '第二页', '题名']);
  });

  test('field marks that do not pair up lose no text', () => {
    expect(read(para(field('begin'), instruction('TOC'), field('separate')) + p('一、任务')).texts).toEqual([
      '一、任务',
    ]);
  });

  test('a table of contents is left out and said so', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    const body =
      para(field('begin'), instruction(' TOC \\o "1-3" '), field('separate'), run('一、总则\t1')) +
      para(run('二、任务\t2'), field('end')) +
      p('三、附则\t3', '<w:pStyle w:val="T"/>') +
      p('一、总则');
    const found = read(body, { styles });
    expect(found.texts).toEqual(['一、总则']);
    expect(found.issues).toMatchObject([{ code: 'document.contentsLeftOut', lines: 3 }]);
  });
});

describe('what a careful reader does not take as said', () => {
  test('tracked deletions are left out, insertions and moved text are kept', () => {
    const body = para(
      run('9月底前'),
      '<w:del w:id="1"><w:r><w:delText>完成</w:delText></w:r></w:del>',
      `<w:ins w:id="2">${run('办结')}</w:ins>`,
      `<w:moveFrom w:id="3">${run('旧处')}</w:moveFrom><w:moveTo w:id="4">${run('新处')}</w:moveTo>`,
    );
    const found = read(body);
    expect(found.texts).toEqual(['9月底前办结新处']);
    expect(found.issues).toMatchObject([{ code: 'document.deletedText', text: '完成', at: { line: 1 } }]);
  });

  test('a paragraph whose mark was deleted goes on in the next one', () => {
    const first = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('市数据局')}</w:p>`;
    expect(read(first + p('牵头')).texts).toEqual(['市数据局牵头']);
  });

  test('a dropped initial belongs to its paragraph', () => {
    expect(read(p('为', '<w:framePr w:dropCap="drop" w:lines="3"/>') + p('深入贯彻')).texts).toEqual(['为深入贯彻']);
  });

  test('struck and hidden text is left out and named, also where a style says so', () => {
    const styles =
      '<w:style w:type="character" w:styleId="S"><w:name w:val="删"/><w:rPr><w:strike/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const body =
      para(run('甲'), run('乙', '<w:strike/>'), run('丙', '<w:rStyle w:val="S"/>'), run('丁', '<w:dstrike/>')) +
      para('<w:pPr><w:pStyle w:val="H"/></w:pPr>', run('戊'), run('己', '<w:vanish w:val="0"/>')) +
      para(run('庚', '<w:strike w:val="false"/>'));
    const found = read(body, { styles });
    expect(found.texts).toEqual(['甲', '己', '庚']);
    expect(found.issues).toMatchObject([
      { code: 'document.struckText', text: '乙丙丁', at: { file: '方案.docx', line: 1 } },
      { code: 'document.hiddenText', text: '戊', at: { line: 2 } },
    ]);
  });

  test('notes and comments stand beside the text, not in it', () => {
    const body = para(
      run('清单'),
      '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>',
      run('公开'),
    );
    const found = read(body, {
      footnotes: `<w:footnote w:id="2">${p('指权责清单')}</w:footnote>`,
      comments: `<w:comment w:id="0" w:author="甲">${p('请核实')}</w:comment>`,
    });
    expect(found.texts).toEqual(['清单公开']);
    expect(found.issues).toMatchObject([
      { code: 'document.note', text: '指权责清单' },
      { code: 'document.comment', text: '请核实' },
    ]);
  });
});

describe('tables', () => {
  test('merged cells leave their text in the first cell only', () => {
    const table =
      '<w:tbl><w:tr>' + tc('类别', '<w:vMerge w:val="restart"/>') + tc('任务', '<w:gridSpan w:val="2"/>') + '</w:tr>' +
      '<w:tr>' + tc('', '<w:vMerge/>') + tc('名称') + tc('时限') + '</w:tr></w:tbl>'; // prettier-ignore
    expect(read(table).texts).toEqual([[['类别', '任务', ''], ['', '名称', '时限']]]); // prettier-ignore
  });

  test('automatic numbers in the sequence column are written out', () => {
    const numbering = list(1, [['decimal', '%1']]);
    const row = (text: string): string =>
      `<w:tr><w:tc>${item('', 1).replace('<w:t xml:space="preserve"></w:t>', '')}</w:tc>${tc(text)}</w:tr>`;
    expect(read(`<w:tbl>${row('甲')}${row('乙')}</w:tbl>`, { numbering }).texts).toEqual([[['1', '甲'], ['2', '乙']]]); // prettier-ignore
  });

  test('paragraphs of a cell stand on lines of their own; deleted rows are left out; skipped columns stay empty', () => {
    const table =
      `<w:tbl><w:tr><w:tc>${p('市数据局')}${p('市司法局')}</w:tc>${tc('7月')}</w:tr>` +
      `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('删')}${tc('删')}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('9月')}</w:tr></w:tbl>`;
    expect(read(table).texts).toEqual([[['市数据局\n市司法局', '7月'], ['', '9月']]]); // prettier-ignore
  });

  test('a frame of one cell is no table; a table inside a table follows it', () => {
    const framed = `<w:tbl><w:tr><w:tc>${p('前言')}${tbl(['序号', '任务'], ['1', '甲'])}${p('')}</w:tc></w:tr></w:tbl>`;
    const nested = `<w:tbl><w:tr>${tc('外')}<w:tc>${p('内含')}${tbl(['a', 'b'], ['c', 'd'])}${p('')}</w:tc></w:tr><w:tr>${tc('下')}${tc('右')}</w:tr></w:tbl>`;
    expect(read(framed + nested).texts).toEqual([
      '前言',
      [['序号', '任务'], ['1', '甲']], // prettier-ignore
      [['外', '内含'], ['下', '右']], // prettier-ignore
      [['a', 'b'], ['c', 'd']], // prettier-ignore
    ]);
  });

  test('cells merged sideways in the old way count as one', () => {
    const row = `<w:tr>${tc('合并', '<w:hMerge w:val="restart"/>')}${tc('', '<w:hMerge/>')}${tc('右')}</w:tr>`;
    expect(read(`<w:tbl>${row}</w:tbl>`).texts).toEqual([[['合并', '', '右']]]);
  });
});

describe('returns as Word tables', () => {
  test('each table is a sheet with its title above, merges given and struck text marked', () => {
    const table =
      '<w:tbl><w:tr>' + tc('序号') + tc('进展', '<w:gridSpan w:val="2"/>') + '</w:tr>' +
      `<w:tr>${tc('1', '<w:vMerge w:val="restart"/>')}<w:tc>${para(run('已办结'), run('进行中', '<w:strike/>'))}</w:tc>${tc('')}</w:tr>` +
      `<w:tr>${tc('', '<w:vMerge/>')}${tc('续')}${tc('注')}</w:tr></w:tbl>`; // prettier-ignore
    const body =
      p('7月报送表') + p('填报单位：市数据局') + table + p('说明：略') + tbl(['甲', '乙']) + p('联系人：某某');
    const book = readDocxTables(aWordFile(body, { modified: '2026-08-01T02:03:04Z' }), '市数据局.docx');
    expect(book).toMatchObject({ format: 'docx', savedAt: '2026-08-01T02:03:04Z' });
    expect(book.sheets.map((sheet) => [sheet.name, sheet.rows])).toEqual([
      [
        '表1',
        [['7月报送表'], ['填报单位：市数据局'], ['序号', '进展', null], ['1', '已办结', null], [null, '续', '注']],
      ],
      ['表2', [['说明：略'], ['甲', '乙'], ['联系人：某某']]],
    ]);
    expect(book.sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 1, left: 0, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 2, right: 2 },
      { top: 3, left: 0, bottom: 4, right: 0 },
    ]);
    expect(book.sheets[0]?.marks).toEqual([{ kind: 'struck', text: '进行中', row: 3, column: 1 }]);
  });

  test('a document without tables has no sheets', () => {
    expect(readDocxTables(aWordFile(p('情况报告')), 'x.docx').sheets).toEqual([]);
  });
});

describe('other shapes of the file', () => {
  test('strict Open XML reads like the transitional one', () => {
    const strict =
      '<a:document xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:body><a:p><a:r><a:t>一、任务</a:t></a:r></a:p></a:body></a:document>';
    const bytes = writeZip([{ name: 'word/document.xml', bytes: new TextEncoder().encode(strict) }]);
    expect(readDocx(bytes, 'x.docx').value).toEqual([{ kind: 'paragraph', text: '一、任务', line: 1 }]);
  });

  test('a document of pictures says that it holds no text', () => {
    expect(codeOf(() => readDocx(aWordFile('<w:p><w:r><w:drawing/></w:r></w:p>'), 'x.docx'))).toBe('document.noText');
  });

  test.each([
    ['no zip at all', new TextEncoder().encode('PK not really')],
    ['no main part', writeZip([{ name: 'a.txt', bytes: new Uint8Array(3) }])],
    ['broken XML', writeZip([{ name: 'word/document.xml', bytes: new TextEncoder().encode('<w:document') }])],
    ['nested absurdly deep', aWordFile('<w:sdt>'.repeat(1000) + '</w:sdt>'.repeat(1000))],
    ['a cut-off file', aWordFile(p('x')).slice(0, 300)],
  ])('%s is a damaged document', (_, bytes) => {
    expect(codeOf(() => readDocx(bytes, 'x.docx'))).toBe('document.damaged');
  });

  test('a compound file is an encrypted document or an old .doc', () => {
    const compound = (stream: string): Uint8Array => {
      const file = CFB.utils.cfb_new();
      CFB.utils.cfb_add(file, stream, new Uint8Array(5000));
      return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
    };
    expect(codeOf(() => readDocx(compound('/WordDocument'), 'x.docx'))).toBe('document.legacyWord');
    expect(codeOf(() => readDocx(compound('/EncryptedPackage'), 'x.docx'))).toBe('file.encrypted');
  });
});
