import adobeGb1Ucs2 from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap';
import gbEucH from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap';
import gbEucV from 'pdfjs-dist/cmaps/GB-EUC-V.bcmap';
import gbkEucH from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap';
import gbkEucV from 'pdfjs-dist/cmaps/GBK-EUC-V.bcmap';
import gbk2kH from 'pdfjs-dist/cmaps/GBK2K-H.bcmap';
import gbk2kV from 'pdfjs-dist/cmaps/GBK2K-V.bcmap';
import gbkpEucH from 'pdfjs-dist/cmaps/GBKp-EUC-H.bcmap';
import gbkpEucV from 'pdfjs-dist/cmaps/GBKp-EUC-V.bcmap';
import gbpcEucH from 'pdfjs-dist/cmaps/GBpc-EUC-H.bcmap';
import gbpcEucV from 'pdfjs-dist/cmaps/GBpc-EUC-V.bcmap';
import unigbUcs2H from 'pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap';
import unigbUcs2V from 'pdfjs-dist/cmaps/UniGB-UCS2-V.bcmap';
import unigbUtf16H from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap';
import unigbUtf16V from 'pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap';

/** The predefined CMaps of simplified Chinese by name, as base64 (ISO 32000-1, 9.7.5.2). */
export const CHINESE_CMAPS: ReadonlyMap<string, string> = new Map([
  ['Adobe-GB1-UCS2', adobeGb1Ucs2],
  ['GB-EUC-H', gbEucH],
  ['GB-EUC-V', gbEucV],
  ['GBK-EUC-H', gbkEucH],
  ['GBK-EUC-V', gbkEucV],
  ['GBK2K-H', gbk2kH],
  ['GBK2K-V', gbk2kV],
  ['GBKp-EUC-H', gbkpEucH],
  ['GBKp-EUC-V', gbkpEucV],
  ['GBpc-EUC-H', gbpcEucH],
  ['GBpc-EUC-V', gbpcEucV],
  ['UniGB-UCS2-H', unigbUcs2H],
  ['UniGB-UCS2-V', unigbUcs2V],
  ['UniGB-UTF16-H', unigbUtf16H],
  ['UniGB-UTF16-V', unigbUtf16V],
]);
