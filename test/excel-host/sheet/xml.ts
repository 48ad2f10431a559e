import { SaxesParser } from 'saxes';

/** An element of a workbook's XML part, prefixes dropped. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

export function parseXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const element: Element = {
      name: local(tag.name),
      attributes: Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [local(key), value])),
      children: [],
      text: '',
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  return root.children[0] ?? root;
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name);
}

export function children(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

export const isTrue = (value: string | undefined) => value === '1' || value === 'true';

function local(name: string): string {
  return name.includes(':') && !name.startsWith('xmlns') ? name.slice(name.indexOf(':') + 1) : name;
}
