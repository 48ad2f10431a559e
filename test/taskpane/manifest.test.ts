import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeWith, describeWithShared, SHARED } from '../support/programs';

const ROOT = path.resolve(__dirname, '../..');
const MANIFEST = path.join(ROOT, 'manifest.xml');
const text = readFileSync(MANIFEST, 'utf8');
const addresses = [...text.matchAll(/"(https:[^"]+)"/g)].map(([, address]) => new URL(address!));

describe('the manifest of the add-in', () => {
  test('is read by the manifest tools: Chinese first, English beside it, one workbook host', () => {
    // in a process of its own: one of its packages is an ES module that jest does not load
    const reader = path.join(ROOT, 'test/tools/read-manifest.mjs');
    const info = JSON.parse(execFileSync(process.execPath, ['--no-warnings', reader, MANIFEST], { encoding: 'utf8' }));
    expect(info).toMatchObject({
      defaultLocale: 'zh-CN',
      displayName: '台账',
      hosts: ['Workbook'],
      version: '0.1.0.0',
    });
    expect(info.officeAppType).toBe('TaskPaneApp');
    expect(info.permissions).toBe('ReadWriteDocument');
  });

  test('asks for an Excel that inserts sheets from a file', () => {
    const sets = [...text.matchAll(/Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(
      ([, name, level]) => `${name} ${level}`,
    );
    expect(new Set(sets)).toEqual(new Set(['ExcelApi 1.13']));
  });

  test('opens one page on one server, over https', () => {
    expect(new Set(addresses.map(({ origin }) => origin)).size).toBe(1);
    const pages = addresses.map(({ pathname }) => pathname).filter((pathname) => pathname.endsWith('.html'));
    expect(new Set(pages)).toEqual(new Set(['/taskpane.html']));
  });

  test('names icons that are there, each as large as it says', () => {
    const icons = addresses.map(({ pathname }) => pathname).filter((pathname) => pathname.endsWith('.png'));
    expect(icons.length).toBeGreaterThanOrEqual(8);
    for (const icon of icons) {
      const size = Number(/icon-(\d+)\.png$/.exec(icon)?.[1]);
      const bytes = readFileSync(path.join(ROOT, 'assets', icon));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  test('says everything that people read in English too', () => {
    const chinese = [...text.matchAll(/DefaultValue="([^"]*)"/g)].filter(([, said]) =>
      /\p{Script=Han}/u.test(said!),
    ).length;
    expect([...text.matchAll(/<(?:bt:)?Override Locale="en-US"/g)].length).toBe(chinese);
  });
});

describeWithShared('the manifest of the add-in', () => {
  describeWith(['xmllint'], 'by its schema', () => {
    test('is valid', () => {
      const schema = path.join(SHARED, 'xsd/manifest/OfficeAppManifestV1_1.xsd');
      expect(() =>
        execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, MANIFEST], { stdio: 'pipe' }),
      ).not.toThrow();
    });
  });
});
