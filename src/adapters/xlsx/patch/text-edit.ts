import { escapeText, textOf, type Edit, type Element } from '../write/xml';

/** An edit that changes the text of an element; none where it stays the same. */
export function textEdit(xml: string, node: Element, change: (text: string) => string): readonly Edit[] {
  const text = textOf(xml, node);
  const changed = change(text);
  return changed === text ? [] : [{ start: node.openEnd, end: node.closeStart, text: escapeText(changed) }];
}
